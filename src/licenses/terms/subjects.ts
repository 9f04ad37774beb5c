/** Which part of a release words speak of: its weights, code, data or documents. */
import type { Section } from '../../prose/page.js';
import type { LicenseScope } from '../license.js';

/** What a statement speaks of. `project`: the whole, or nothing in particular. */
export type Subject = LicenseScope | 'project';

const SUBJECTS: readonly [Subject, RegExp][] = [
  [
    'weights',
    // A name with its size is a model, too: `Example-7B`.
    /(?<=\w)\.(?:safetensors|ckpt|pth?|gguf|onnx)\b|\b(?:weights?|parameters|checkpoints?|(?:pre-?trained |language |base )?models?(?! card)|[a-z][\w.]*-\d+(?:\.\d+)?[bm])\b|\b(?:gewichte?n?|modelle?s?|poids|modèles?|pesos|modelos?|pesi|modell[oi]|wagi|ağırlıklar\w*)\b|(?<!\p{L})(?:вес(?:а|ов|ам)|модел[ьией]\p{L}*)|权重|權重|模型|参数|重み|モデル|가중치|모델/iu,
  ],
  [
    'code',
    /\b(?:codes?|code-?base|software|scripts?|implementation|package|library|toolkit|notebooks?)\b|\b(?:quell-?code|quelltext|programmcode|code source|código(?: fuente| fonte)?|codice(?: sorgente)?|kod źródłowy)\b|(?<!\p{L})(?:исходн\p{L}* )?код(?!\p{L}{3})|代码|代碼|コード|코드/iu,
  ],
  [
    'data',
    // Pictures and recordings are data when they are called what a model learns from.
    /\b(?:data(?:set)?s?|corpus|corpora|annotations|all other materials?|(?:annotated|labell?ed|transcribed|training) (?:images|photos|pictures|scans|recordings|audio|clips|videos|texts|documents|sentences))\b|\b(?:daten(?:satz|sätze)?|jeux? de données|données|(?:conjuntos? de )?datos|dati|dados)\b|(?<!\p{L})данны[ехм]|数据|數據|データ|데이터/iu,
  ],
  [
    'documents',
    /\b(?:documentation|docs|(?:the|this|our) paper|article|figures|model card|website|materials?)\b/i,
  ],
  ['project', /\b(?:project|repository|repo|everything)\b/i],
];

/** A name with its kind is a model's: `Example-XL`, `Example-base`. */
const VARIANT =
  /(?:\b[A-Z]\w*|(?<![\w-]))-(?:XXL|XL|XS|S|M|L|[Ll]arge|[Ss]mall|[Bb]ase|[Mm]ini|[Tt]iny|[Mm]edium|[Hh]uge|[Nn]ano|[Pp]ro)\b/;

/** What a model puts out is no part of its release. */
export const OUTPUTS =
  /\b(?:predictions?|predicted \w+|outputs?|generations?|generated (?:content|by|text|images?))\b/i;

/** Places and purposes that look like subjects: "in this repository", "the model described in this repository". */
const NOT_SUBJECTS =
  /\b(?:in|of|from|on|at|with|see|found in)\s+(?:the |this |our |your |their |any |an? )?(?:\w+ )?(?:repository|repo|project|website|paper|root directory[^,;]*)\b|open[- ]source|\bdata(?:base)? licen[cs]es?\b|\bdata (?:use|usage|user|transfer|sharing|access|processing) agreements?\b|\bmodels? for\b|source tree/gi;

/** Pictures of a paper or page: its own, not data of the model. */
const PICTURES =
  /\b(?:images?|figures?|photos?|photographs?|pictures?|illustrations?|screenshots?|videos?|plots?|logos?)\s+(?:in|of|from|on)\s+(?:the |our |this |these )?(?:paper|article|manuscript|documentation|docs|readme|website|blog|page|slides|report)\b/i;

/** "The repository and the models": the whole, and its parts by name. */
const JOINED_WHOLE =
  /\b(?:project|repository|repo|everything)\b[^.;:]{0,40}(?:,|\band\b|\bor\b|\bas well as\b|\bincluding\b)/i;

/** What an agreement calls all that it is on, in capitals of its own: "you shall not use the Materials". */
const DEFINED_WHOLE =
  /\b(?:[Tt]he|[Tt]hese|[Ss]uch) (?:Licensed |Model |Research )?(?:[Mm]aterials|Works?|Software(?: Products?)?)\b|\b[Ll]icensee\b[^.;]*\bSoftware\b/;

/** What the words speak of; words of several scopes count for all: "code and model weights". */
export function subjectsIn(words: string): ReadonlySet<Subject> {
  if (PICTURES.test(words)) return new Set<Subject>(['documents']);
  const own = words.replace(NOT_SUBJECTS, (match) => (/open/i.test(match) ? ' ' : ' , '));
  const found = SUBJECTS.filter(([, pattern]) => pattern.test(own)).map(([subject]) => subject);
  if (found.length === 0 && VARIANT.test(own)) found.push('weights');
  if (DEFINED_WHOLE.test(own)) return new Set<Subject>(['project']);
  const whole = JOINED_WHOLE.test(own);
  return new Set(found.length > 1 && !whole ? found.filter((subject) => subject !== 'project') : found);
}

/** Whether a heading is on terms; that of a detector of license plates is not. */
function isOnTerms(heading: string): boolean {
  const words = heading.match(/[a-z]+/g) ?? [];
  const at = words.findIndex(
    (word, index) =>
      /^licen[cs](?:es?|ing)$/.test(word) ||
      (word === 'terms' && LEADS_TO_TERMS.test(words[index - 1] ?? '')),
  );
  return at >= 0 && at <= MOST_BEFORE && GOES_ON.test(words[at + 1] ?? '');
}
/** "Key terms" and "glossary of terms" explain words. */
const LEADS_TO_TERMS =
  /^(?:|and|licen[cs]es?|licen[cs]ing|legal|usage|use|the|our|its|model|data|access|service)$/;
const MOST_BEFORE = 3;
const GOES_ON = /^(?:information|terms|notices?|details|overview|and|of)?$/;

/** "### Weights" below "## License": the terms of a part, whose heading says nothing of terms. */
export const isWithinLicensing = ({ heading, path }: Headed): boolean =>
  path.slice(0, -1).some(isOnTerms) && subjectsIn(heading).size > 0;

/** A section on terms, or on those of a part. */
export const isOnLicensing = (section: Headed): boolean =>
  /licen[cs]/i.test(section.heading) || isWithinLicensing(section);

/** Where a sentence stands: the heading above it, and all headings above that one, in lower case. */
type Headed = Pick<Section, 'heading' | 'path'>;

/** What the terms of a section are on, where its sentences name nothing. */
export const subjectsOfSection = (section: Headed): ReadonlySet<Subject> =>
  isWithinLicensing(section) ? subjectsIn(section.heading) : subjectsOfHeading(section.heading);

/** "## Dataset", "## Training data": all that is said of use there is said of the data. */
export function isOnData({ heading }: Headed): boolean {
  const subjects = subjectsIn(heading);
  return subjects.has('data') && subjects.size === 1 && !OF_MEASURING.test(heading);
}
const OF_MEASURING = /evaluat|benchmark|\btest|valid|results|code|prepar|process|structur|format|card/i;

export function subjectsOfHeading(heading: string): ReadonlySet<Subject> {
  const subjects = /licen[cs]|terms/i.test(heading) ? subjectsIn(heading) : new Set<Subject>();
  return subjects.size > 0 ? subjects : new Set<Subject>(['project']);
}

/** Whether the pattern stands before the first word for the release itself: "outputs of the model", not "model and outputs". */
export function leads(words: string, pattern: RegExp): boolean {
  const at = words.search(pattern);
  return at >= 0 && SUBJECTS.every(([, subject]) => words.search(subject) < 0 || words.search(subject) > at);
}
