/** Outputs of the model that pages print below the lines that make them. */

import type { Citation } from '../../prose/cite.js';
import type { CodeBlock, Document } from '../../prose/page.js';
import { isPlaceholderInput } from './example-inputs.js';

export interface ShownOutput {
  /** It can be told what the model was given for it. */
  input: boolean;
  at: Citation;
}

/** Lines that somebody types: a block that holds one shows how to get an output. */
const COMMAND =
  /^\s*(?:\$ |export |python\d? |bash |sh |cd |git |pip |conda |torchrun |accelerate |docker |CUDA_\w+=|\w+=\S|\.\/)|^\s*[\w./-]+ .*\s--?\w|\$\{/;
const INSTALLS =
  /\b(?:pip3?|conda|mamba|apt(?:-get)?|brew|docker) (?:install|create|pull|run)\b|\bnltk\.download\b/;
/** Lines of a program, which are no output of one. */
const CODE =
  /^\s*(?:import|from|def|class|for|if|with|return|print|await|const|let|var)\b|^\s*[\w.[\]'",][\w.[\]'", ]{0,120}\s[-+*/]?=\s|^\s*(?!(?:tensor|array)\()[\w.]+\(|^\s*[@#/]/;
const ANSWER =
  /^\s*#+\s*(?:=+>|-+>|>{2,}|outputs?\b|prints?\b|expected\b|returns?\b|\[|\{|tensor\(|array\()|^\s*#>/i;
/** `#   boxes: list of bounding boxes`: what a call returns, not what it returned. */
const EXPLAINS = /^\s*#+\s*\w+\s*:\s*[a-z]/;
/** What a program says of its own options, and a server of itself. */
const ABOUT_PROGRAM =
  /(?:^|\s)(?:--help|-h)\b|^\s*usage: |["']?(?:status|health\w*)["']?\s*:\s*["'](?:ok|healthy|up|running)/im;
/** The same behind the call: `print(x)  # output: [3]`. */
const SAID_BESIDE = /^\s*print\(.*\)\s*#+\s*(?:=+>|-+>|>{2,}|outputs?\b|prints?\b|returns?\b|\[)/i;
const PRINTED =
  /\b(?:outputs?|returns?|prints?|printed|gives|generated|expected|results? in|predictions?|answers?|response|generates?|produces?|yields?|(?:should|will) (?:see|get|look)|looks? like|see (?:the )?following)\b/i;
/** Work on machines and files, whose messages the model did not make. */
export const OTHER_WORK =
  /\b(?:install\w*|set-?up|requirements?|environment|train\w*|fine-?tun\w*|data(?:sets?)?|preprocess\w*|prepar\w*|build\w*|docker|cloud|troubleshoot\w*|faq|structure|citation|licen[cs]e|benchmarks?|evaluat\w*|configur\w*|deploy\w*|servers?|checklist|(?:unit |running )?tests?)\b/i;
/** A heading on such work that goes on to the use of what came of it: "Training and trying". */
const ALSO_RUN =
  /\b(?:and|&|then|,)\s(?:\w+ ){0,2}(?:try\w*|infer\w*|predict\w*|us(?:e|ing|age)|generat(?:e|ing|ion)|sampl(?:e|ing))\b/i;
/** Figures on how good a model is, or how its training goes. */
const MEASURED =
  /\b(?:acc(?:uracy)?|loss|f1|auc|auroc|bleu|rouge|wer|cer|mse|rmse|mae|map|miou|iou|psnr|ssim|fid|epochs?|iter(?:ation)?|perplexity|precision|recall)\b["']?\s*[:=|]?\s*\d/i;

/** Lines that work out such figures. */
const MEASURES =
  /["']metrics["']|\b(?:accuracy|f1|roc_auc|r2|precision|recall)_score\s*\(|\bclassification_report\s*\(|\.evaluate\s*\(/;

/** Outputs printed on pages, in reading order. */
export function printedOutputs(documents: readonly Document[]): ShownOutput[] {
  return aboutModel(documents).flatMap((document) =>
    document.code.flatMap((block, index): ShownOutput[] => {
      const { heading } = block.section;
      if (OTHER_WORK.test(heading) && !ALSO_RUN.test(heading)) return [];
      const before = document.code[index - 1];
      const given = `${before?.section === block.section ? before.text : ''}\n${typedIn(block.text)}`;
      if (!answersItself(block) && !answers(block, before, document)) return [];
      if (
        MEASURES.test(given) ||
        MEASURED.test(block.text) ||
        INSTALLS.test(block.text) ||
        ABOUT_PROGRAM.test(block.text)
      )
        return [];
      return [{ input: !isPlaceholderInput(given), at: document.cite(block.line) }];
    }),
  );
}

/** What a reader types of a block; of a session its prompts, else all of it. */
const typedIn = (text: string): string => {
  const typed = text.split('\n').filter((line) => /^(?:>>> |\.\.\. |In \[)/.test(line));
  return typed.length > 0 ? typed.join('\n') : text;
};

/** The card, the README, and pages of documentation; pages in other folders tell of their parts, those on inputs of what goes in. */
export function aboutModel(documents: readonly Document[]): Document[] {
  const main = documents.filter(({ kind }) => kind !== 'page');
  // A README that leads on to a folder's for the way through it has its example there.
  const led = new Set(
    main.flatMap(({ links }) =>
      links.flatMap(({ url, context }) => (LEADS_ON.test(context) ? url.replace(/[?#].*$/, '') : [])),
    ),
  );
  return documents.filter(
    (document) =>
      document.kind !== 'page' ||
      led.has(document.cite().url) ||
      (/^[^/]+$|^(?:docs?|examples?)\/[^/]+$/i.test(document.path) && !ASIDE.test(document.path)),
  );
}

const LEADS_ON =
  /\b(?:walk-?through|tutorial|quick-?start|getting started|examples?|demo|usage|how to use)\b/i;
const ASIDE = /(?:^|\/)(?:inputs?|formats?|deploy\w*|contributing|change-?log)\b[^/]*$/i;

/** A command that goes on in the next line. */
const CONTINUED = /\\\s*$/;

/** A console session with an answer, or a comment that gives one. */
function answersItself({ text }: CodeBlock): boolean {
  const lines = text.split('\n');
  // A terminal: a prompt, and lines that are none and start nothing.
  if (
    /^(?:[$%] +(?:python|\.\/|[\w-]+ )|> ?(?:python\d?|Rscript|julia|bash|\.\/\S+)\s)/.test(lines[0] ?? '') &&
    !INSTALLS.test(text) &&
    !CONTINUED.test(lines[0] ?? '')
  )
    return lines.slice(1).some((line) => line.trim() !== '' && !COMMAND.test(line) && !/^\s*#/.test(line));
  if (lines.some((line) => /^(?:>>> |In \[\d+\])/.test(line))) {
    return lines.some((line, at) => at > 0 && line.trim() !== '' && !/^\s*(?:>>>|\.\.\.|#|In \[)/.test(line));
  }
  if (endsInValue(lines)) return true;
  return (
    lines.some(
      (line, at) =>
        at > 0 && (ANSWER.test(line) || SAID_BESIDE.test(line)) && !EXPLAINS.test(lines[at + 1] ?? ''),
    ) ||
    // What a comment right below a `print` says is what was printed, unless it introduces the next line.
    lines.some(
      (line, at) =>
        /^\s*#+\s*\S/.test(line) &&
        /^\s*print\s*\(/.test(lines[at - 1] ?? '') &&
        !/^\s*[^#\s]/.test(lines[at + 1] ?? ''),
    )
  );
}

/** A value as an interpreter writes it: `{'Edema': 0.03}`, `array([1, 2])`, `"little"`. */
const VALUE = /^(?:[{[(]|array\(|tensor\(|["'][^"']*["']\s*$|-?\d[\d.eE+-]*\s*$)/;

/** Lines that end with what is printed. */
const SHOWS = /(?:^|\n)\s*(?:print|display|show|cat|println)\b[^\n]*$/;

/** Lines of a program, an empty one, and the value of the last of them, which nobody would type there. */
function endsInValue(lines: readonly string[]): boolean {
  const gap = lines.findLastIndex(
    (line, at) => line.trim() === '' && lines.slice(at + 1).some((one) => one.trim()),
  );
  const above = lines.slice(0, gap).findLast((line) => line.trim() !== '') ?? '';
  const below = lines.slice(gap + 1).filter((line) => line.trim() !== '');
  const isTarget = /^[[(][^=]*[\])]\s*=(?!=)/.test(below[0] ?? '');
  const isExpression =
    /^(?:print\s*\(|[A-Za-z_][\w.]*[([])/.test(above) && !/^[\w.[\]'", ]+ [-+*/]?= /.test(above);
  return (
    isExpression &&
    !isTarget &&
    VALUE.test(below[0] ?? '') &&
    below.every((line) => !/^\s*(?:import|from|def|for|if|print)\b/.test(line))
  );
}

/** Rows of figures, as a program writes them: `0.01,55.389,0.93`. */
const isTable = (lines: readonly string[]): boolean =>
  lines.filter((line) =>
    /^\s{0,8}-?[\d.]{1,24}(?:e-?\d{1,4})?(?: {0,4}[,;|\t] {0,4}| {1,8})-?[\d.]/i.test(line),
  ).length >= 2;

/** A line of a listing of folders, with or without a word on what is in it: `- plots/   # one for each run`. */
const LISTED_FILE = /^(?:[-*+] {1,4})?(?=\S*[/.])[\w./<>{}*-]+(?:\s+#.*)?$/;

/** A block that is nothing but output, below the one that makes it or below words that announce it. */
function answers(block: CodeBlock, before: CodeBlock | undefined, document: Document): boolean {
  const isAnnounced = isExpected(block, document) || isPrinted(block, before, document);
  if (before?.section === block.section && isAnnounced) return true;
  if (!['json', 'text', 'txt', 'console', 'output', null].includes(block.lang)) return false;
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  if (
    /[├└│]|\|--/.test(block.text) ||
    lines.every((line) => LISTED_FILE.test(line.trim())) ||
    lines.some((line) => COMMAND.test(line)) ||
    lines.filter((line) => CODE.test(line)).length > lines.length / 3
  )
    return false;
  if (isLabelled(block, document)) return true;
  if (before?.section !== block.section) return false;
  const end = before.line + before.text.split('\n').length;
  const between = document.sentences.filter(
    ({ line, section }) => section === block.section && line >= end && line < block.line,
  );
  // Nothing but a value right below lines that end in showing one.
  if (between.length === 0 && SHOWS.test(before.text.trimEnd()) && VALUE.test(lines[0]?.trim() ?? ''))
    return true;
  return (
    between.some(({ text }) => PRINTED.test(text)) ||
    PRINTED.test(lines[0] ?? '') ||
    (isTable(lines) && /:\W*$/.test(between.at(-1)?.text ?? ''))
  );
}

/** "Expect the following output", right above a block, whatever language it is marked as. */
function isExpected({ line, section }: CodeBlock, document: Document): boolean {
  const label = document.sentences.findLast((one) => one.section === section && one.line < line);
  return (
    label !== undefined &&
    !label.negated &&
    line - label.line <= 3 &&
    /\b(?:expect(?:ed)?|following|sample|example|this is|here is)\b[^.;]{0,30}\boutputs?\b(?! (?:files?|folders?|director|formats?|paths?))/i.test(
      label.text,
    )
  );
}

/** "prints", alone between the lines that are run and what they put out. */
function isPrinted({ line, section }: CodeBlock, before: CodeBlock | undefined, document: Document): boolean {
  if (!before) return false;
  const end = before.line + before.text.split('\n').length;
  const between = document.sentences.filter(
    (one) => one.section === section && one.line >= end && one.line < line,
  );
  return (
    between.length === 1 &&
    /^\W*(?:(?:this|it|which|and) )?(?:will |should )?(?:prints?|gives?|outputs?|returns?|yields|produces|says?|tells?|writes?|shows?|reports?|answers?|results?(?: in)?)\W*$/i.test(
      between[0]?.text ?? '',
    )
  );
}

/** `Output:`, alone above a block, with `Input:` before it. */
function isLabelled({ line, section }: CodeBlock, document: Document): boolean {
  const above = document.sentences.filter((one) => one.section === section && one.line < line);
  const label = above.at(-1);
  return (
    label !== undefined &&
    line - label.line <= 3 &&
    /^\W*(?:(?:example|sample|expected|model) )?(?:outputs?|predictions?|responses?|answers?)\W*$/i.test(
      label.text,
    ) &&
    above.some(({ text }) => /^\W*(?:(?:example|sample) )?(?:inputs?|prompts?|questions?)\b/i.test(text))
  );
}
