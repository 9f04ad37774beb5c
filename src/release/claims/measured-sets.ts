/** Sets of data that pages say a model was measured on, by their own names, whether or not anyone keeps a list with them. */
import { KNOWN_MODEL } from '../../lexicon/known-models.js';
import { KIND_OF_NETWORK, TECHNIQUE } from '../../lexicon/techniques.js';
import type { Document, Sentence } from '../../prose/page.js';
import { foldName, namesOfPage } from '../../prose/proper-names.js';
import { oncePer } from '../../remembered.js';
import { METRIC } from './benchmarks.js';
import { corporaIn } from './corpora.js';
import { IS_A_MODEL } from './learned-from.js';
import { isOnOther } from './other-models.js';
import { isUnder, type Statement, withoutTitles } from './statements.js';
import { isOnOthersWork } from './training-data.js';

/** A sentence or row, and the sets that it names. */
export interface MeasuredSets extends Statement {
  names: string[];
}

/** What is done with such data: results come of it. */
const MEASURED =
  /\b(?:(?<!not )evaluat\w+|benchmark(?:ed|ing)|test(?:ed|ing)|measured|results?|performance|accurac(?:y|ies)|scores?|experiments?|ablations?|errors?|wer|f1|miou|auroc|bleu|compar\w+|out-?performs?|state-of-the-art|sota|zero-?shot|reproduc\w+)\b/i;
/** Headings of results. */
const RESULTS_HEADING =
  /\b(?:eval\w*|results?|performance|benchmark\w*|metrics|scores?|leaderboard|comparisons?|zero-?shot|test(?:ing)?)\b/;
/** A proper name of up to four words, none of which could be any word. */
const NAME =
  '(?:(?=[\\w+-]{0,30}(?:[a-z][A-Z]|[A-Z]{2}|\\d))[A-Z\\d][\\w+-]{1,40}(?: v?\\d[\\w.]*)?|[A-Z][a-z][\\w+-]{1,30}(?: (?:[A-Z][\\w+-]{1,30}|v?\\d[\\w.]*)){0,3})';
const SET =
  '(?:(?:test|evaluation|validation|benchmark) )?(?:data-?sets?|benchmarks?|test-?sets?|(?:test|validation|evaluation|dev|held-?out) sets?|test (?:splits?|lists?|suites?)|corpus|corpora|challenge|leaderboard)\\b';
/** "the KTVIC dataset", "the official test list of Speech Commands v2". */
const BEFORE_SET = new RegExp(`(?<![\\w.-])(${NAME})["'”*\`]? (?:\\[[^\\]]{1,30}\\] ?)?${SET}`, 'g');
const AFTER_SET = new RegExp(
  `\\b(?:test|evaluation|benchmark|validation|held-?out) (?:data|data-?sets?|sets?|splits?|lists?|suites?|parts?) (?:of|from) (?:the )?["'“*\`]?(${NAME})(?![\\w-])`,
  'g',
);
/** "evaluated on A, B and C", "results on the benchmarks A and B", "test sets (A, B)". */
const LIST =
  /\b(?:evaluat\w+|test(?:ed|s|ing)?|benchmarked|measured|experiments?|results?|performance|accurac(?:y|ies)|scores?|validated|reported|report|au(?:ro)?c|f1|bleu|[wc]er|dice|m?iou|rmse|mae|perplexity)\b(?:[^.;:]|\.(?=\d)){0,50}?\bon(?:to)? (?:the |our |both |several |all |popular |standard |public |\w+ (?!(?:and|or|as|with|in|at|to|for|using|by|where|which)\b))?(?:(?:data-?sets?|benchmarks?|test sets?|tasks?)[ :,]*(?:of |such as |like |including )?)?([^.;:]{3,200})/gi;
const SETS_LISTED =
  /\b(?:benchmarks|data-?sets|test sets)\b(?: of the \w+(?: \w+){0,4},)?[ :,(]*(?:such as |like |including |namely |are |of )?([^.;:]{3,200})/gi;
/** What stands where a set's name would: parts of a page, places of code and of talks, machines, months, kinds of tasks. */
const NO_SET =
  /^(?:None|Unknown|Custom|Private|Tables?|Figures?|Fig|Section|Appendix|Models?|Methods?|Tests?|Train\w*|Pre-?train\w*|Validation|Dev|Data\w*|Results?|Note|See|Th(?:is|at|e|ese|ose)|Our|Ours|We|If|For|In|On|All|Each|Both|Please|Top|Best|Python|Docker|Colab|Jupyter|Linux|Ubuntu|Debian|CentOS|Windows|Mac\w*|Apple|Intel|Xeon|AMD|Amazon|EC2|Tesla|Titan|Quadro|GeForce|iPhone|Raspberry|Jetson|Kaggle|GitHub|Hugging\w*|HF|Zenodo|arXiv|Papers?|Open|OpenLLM|Evaluation|Benchmark\w*|Leaderboard|NeurIPS|ICML|ICLR|CVPR|ECCV|ICCV|ACL|EMNLP|NAACL|AAAI|MICCAI|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|README|TODO|FAQ|CLI|API|URL|IDs?|CSV|JSON|QA|VQA|NER|NLU|NLI|2D|3D|SOTA|State|\d[-\d]{0,20}(?:[%x×kKMB+]|th|GB|MB|GPUs?|px|GB-\d{1,6}GB)?|v\d[\w.]*)(?![\w])/i;
/** A word in capitals that begins a sentence may be any word, most of all a verb: "Download XYZ". */
const ANY_WORD = /^[A-Z][a-z]+$/;

/** Sets by name, in sentences and in tables of results. */
export const measuredSets = oncePer((document: Document): readonly MeasuredSets[] =>
  document.sentences.flatMap((sentence) => {
    const names =
      sentence.row === undefined ? namesToldIn(sentence, document) : namesInRow(sentence, document);
    return names.length === 0 || isOnOthersWork(sentence.section) || sentence.negated
      ? []
      : [{ document, sentence, names }];
  }),
);

function namesToldIn(sentence: Sentence, document: Document): string[] {
  if (
    !MEASURED.test(sentence.text) &&
    !/\bbenchmark\b.*\b\d+\.\d/i.test(sentence.text) &&
    !isUnder(sentence.section, RESULTS_HEADING)
  )
    return [];
  const text = withoutTitles(sentence, document);
  const found = [
    ...linkedNames(sentence, document),
    ...[BEFORE_SET, AFTER_SET].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name)),
    ...(MEASURED.test(text)
      ? [LIST, SETS_LISTED].flatMap((pattern) =>
          [...text.matchAll(pattern)].flatMap(([, list = '']) => listed(list)),
        )
      : []),
  ];
  const names = [
    ...new Set(found.flatMap((name) => withoutFirst(name, text)).filter((name) => isSet(name, document))),
  ];
  return names.length === 0 || isOnOther(text, document) || IS_HEARSAY.test(text) ? [] : names;
}

/** Links on a name of any spelling before a word for such data: "on the [songs22](…) benchmark". */
const linkedNames = ({ text, line, section }: Sentence, document: Document): string[] =>
  document.links.flatMap((link) => {
    if (link.line !== line || link.section !== section || !LINKED_NAME.test(link.text)) return [];
    const at = text.indexOf(link.text);
    return at >= 0 && IS_SET.test(text.slice(at + link.text.length)) ? [link.text] : [];
  });
const LINKED_NAME = /^(?=.*[a-z\d])[\w.+-]{3,30}$/;
const IS_SET = new RegExp(`^["'”*\`)]? ${SET}`, 'i');

/** A name without a word that is in capitals only because the sentence begins there. */
function withoutFirst(name: string, text: string): string[] {
  const [first = '', ...rest] = name.split(' ');
  if (!ANY_WORD.test(first) || text.search(/[A-Z]/) !== text.indexOf(name)) return [name];
  return rest.length > 0 ? [rest.join(' ')] : [];
}

/** What a reader may measure, and what could be measured one day. */
const IS_HEARSAY =
  /\b(?:your|you (?:can|may|could|want)|will (?:be (?:evaluat|test)\w*|evaluate|test)|(?:plan|planned|planning|intend|intended|hope|going|aim) to \w+|(?:not|never|n['’]t) (?:\w+ )?(?:evaluat|test|report|measur|benchmark|run)\w*)\b/i;

/** The pieces of a list that begin with a name, up to the first that does not. */
function listed(list: string): string[] {
  const names: string[] = [];
  for (const piece of list.split(/,\s(?:and |or )?|\s(?:and|as well as|or|&)\s/)) {
    const name = PIECE.exec(piece)?.[1];
    if (name === undefined) break;
    names.push(name);
  }
  return names;
}
const PIECE = new RegExp(`^\\W{0,3}(?:the |our )?["'“*\`(]*(${NAME})(?![\\w])`);

/** Names that stand before a word for a set of data: "the PLUMS dataset", "RSNA data set". */
export const setsNamedIn = (text: string, document: Document): string[] =>
  [...text.matchAll(BEFORE_SET)]
    .flatMap(([, name = '']) => (ANY_WORD.test(name) ? [] : [name]))
    .filter((name) => isSet(name, document));

const isSet = (name: string, document: Document): boolean =>
  corporaIn(name).length > 0 ||
  (!NO_SET.test(name) &&
    !TECHNIQUE.test(name) &&
    !KIND_OF_NETWORK.test(name) &&
    !METRIC.test(name) &&
    !IS_A_MODEL.test(name) &&
    name.search(KNOWN_MODEL) < 0 &&
    !namesOfPage(document).some((own) => own === foldName(name)));

/** The cell under "Dataset" or "Benchmark" in a table whose rows hold scores. */
function namesInRow(sentence: Sentence, document: Document): string[] {
  const { row = '', text } = sentence;
  // One sentence speaks for the row.
  if (text !== row || !SCORE.test(row)) return [];
  const head = headOf(sentence, document);
  const column = head?.findIndex((cell) => SET_COLUMN.test(cell)) ?? -1;
  if (column < 0) return [];
  const name = (row.split(' | ')[column] ?? '').trim();
  return /[\p{Lu}\d]/u.test(name) && /\p{L}/u.test(name) && name.length <= 40 ? [name] : [];
}

const SET_COLUMN = /^\W*(?:(?:test|evaluation) )?(?:data-?sets?|benchmarks?|test ?sets?|corpus|corpora)\W*$/i;
const SCORE = /(?<![\w.])\d{1,3}\.\d+(?!\w|\.\d)|\d\s?%/;

/** The first row of the table that a row stands in. */
function headOf(sentence: Sentence, document: Document): string[] | undefined {
  const rows = rowsBySection(document).get(sentence.section) ?? [];
  let at = rows.indexOf(sentence);
  while (at > 0 && isBelow(rows[at - 1], rows[at])) at--;
  return rows[at]?.row?.split(' | ').map((cell) => cell.trim());
}

/** Rows of Markdown follow each other; in HTML one may take a line for each of its cells, of which all have the same number. */
function isBelow(above: Sentence | undefined, row: Sentence | undefined): boolean {
  const lines = (row?.line ?? 0) - (above?.line ?? 0);
  return lines <= 2 || (lines <= LONGEST_ROW && cellsOf(above) === cellsOf(row));
}
const cellsOf = (row: Sentence | undefined): number => row?.row?.split(' | ').length ?? 0;
/** Lines. */
const LONGEST_ROW = 14;

const rowsBySection = oncePer((document: Document) => {
  const rows = new Map<Sentence['section'], Sentence[]>();
  for (const sentence of document.sentences) {
    if (sentence.row === undefined || sentence.row !== sentence.text) continue;
    const known = rows.get(sentence.section);
    if (known) known.push(sentence);
    else rows.set(sentence.section, [sentence]);
  }
  return rows;
});
