/** Reads notebooks: the code of their cells, and what the outputs that they keep are. Lines are numbers of cells. */
import type { CodeFact, CodeFile } from './facts.js';
import { Found } from './found.js';
import { readPython } from './python.js';
import { readCommand } from './shell.js';

interface Cell {
  source: string;
  outputs: unknown[];
}

/** A notebook; `null` when the body is none. Format: https://nbformat.readthedocs.io */
export function readNotebook(path: string, text: string): CodeFile | null {
  const cells = cellsOf(text);
  if (!cells) return null;
  const found = new Found();
  const lines: string[] = [];
  const cellOf: number[] = [];
  cells.forEach(({ source, outputs }, index) => {
    const at = index + 1;
    for (const line of source.split('\n')) {
      const isMagic = /^\s*[!%]/.test(line);
      if (isMagic) readCommand(line, at, found);
      lines.push(isMagic ? '' : line);
      cellOf.push(at);
    }
    const after = lastCall(source);
    const drawsMeasures = outputs.length > 0 && DRAWS_MEASURES.test(source);
    for (const output of outputs) {
      const kind = kindOf(output, drawsMeasures);
      if (kind) found.add('output', at, kind, after);
    }
  });
  const { facts, imports, errors } = readPython(lines.join('\n'), (line) => cellOf[line - 1] ?? cells.length);
  const all: CodeFact[] = [...facts, ...found.facts].sort((a, b) => a.line - b.line);
  return {
    path,
    language: 'notebook',
    basis: errors > 0.2 ? 'words' : 'parsed',
    entry: 1,
    ...(imports.length > 0 && { imports }),
    facts: all,
  };
}

function cellsOf(text: string): Cell[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const book = fields(json);
  const sheets = Array.isArray(book.worksheets)
    ? book.worksheets.flatMap((sheet) => fields(sheet).cells ?? [])
    : null;
  const cells = Array.isArray(book.cells) ? book.cells : sheets;
  if (!Array.isArray(cells)) return null;
  return cells.map((one) => {
    const cell = fields(one);
    const isCode = cell.cell_type === 'code';
    return {
      source: isCode ? textOf(cell.source ?? cell.input) : '',
      outputs: isCode && Array.isArray(cell.outputs) ? cell.outputs : [],
    };
  });
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textOf = (source: unknown): string =>
  Array.isArray(source)
    ? source.filter((line) => typeof line === 'string').join('')
    : typeof source === 'string'
      ? source
      : '';

/** A line that says how good something is, or how far its training went: `Epoch 3/10`, `val_loss: 0.21`. */
const MEASURED =
  /(?<![^\W_])(?:acc(?:uracy)?|loss|f1(?:-score)?|auc|auroc|auprc|bleu|rouge\w*|wer|cer|mse|rmse|mae|miou|iou|psnr|ssim|fid|perplexity|ppl|precision|recall|ndcg\w*|hit_?rate|hits?@\d+|mrr|correlation|r2)\b["']?(?:@\d+)?\s*(?:[:=|(]\s*)?-?\d|^\s*(?:\[?epoch|step|iter(?:ation)?|fold)\b\W*\d|\d+\/\d+ \[/i;
/** What draws curves of a training, and tables of what was right and wrong. */
const DRAWS_MEASURES =
  /\b(?:history|loss(?:es)?|val_\w+|train_acc\w*|confusion_?matrix|roc_curve|precision_recall_curve|learning_curve|accuracy)\b/i;

/** What an output is; messages on the way, progress bars and plain warnings are none. */
function kindOf(output: unknown, drawsMeasures: boolean): string | null {
  const { output_type: type, name, data, text } = fields(output);
  if (type === 'error' || type === 'pyerr') return 'error';
  if (type === 'stream') {
    const lines = textOf(text)
      .split('\n')
      .filter((line) => line.trim() !== '');
    if (name === 'stderr' || lines.length === 0) return null;
    return lines.filter((line) => MEASURED.test(line)).length * 2 > lines.length ? 'figures' : 'text';
  }
  const kinds = Object.keys(fields(data));
  if (kinds.some((kind) => /^(?:image|video|audio)\//.test(kind))) return drawsMeasures ? 'figures' : 'image';
  if (kinds.some((kind) => /3dmol|nglview|molstar/i.test(kind))) return 'image';
  const html = textOf(fields(data)['text/html']);
  if (html.includes('<table')) return 'table';
  if (/3dmol|<iframe|<audio|<video/i.test(html)) return 'image';
  return kinds.includes('text/plain') || html !== '' ? 'text' : null;
}

/** The last call of a cell, to which its outputs belong. */
function lastCall(source: string): string | undefined {
  const calls = [
    ...source.replace(/#[^\n]*/g, '').matchAll(/(?<!\w|\w\.)([A-Za-z_]\w*(?:\.\w+)*)\s*\(/g),
  ].map((match) => match[1] ?? '');
  return (
    calls.findLast((name) => !/^(?:print|display|len|str|range|list|plt\.\w+|int|float|round)$/.test(name)) ??
    calls.at(-1)
  );
}
