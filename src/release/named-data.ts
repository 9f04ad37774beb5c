/** What prose says the model was trained on: data under a name that one can look for, or a description without one. */
import type { Citation } from '../checks/check.js';
import { corporaIn } from './corpora.js';
import { type DataLink, dataLinks } from './data-links.js';
import type { Document } from './document.js';
import { citePassage, citeStatement, passagesUnder, statementsOn } from './statements.js';

export interface NamedData {
  /** Names, at most a few, as written; empty when data are told of by links only. */
  names: string[];
  /** Links to data that are not merely for later tasks, for evaluation or for an example. */
  links: DataLink[];
  at: Citation[];
  /** Where training data are described without a name. */
  described: Citation[];
}

const TRAINED_ON =
  /\b(?:pre-?)?(?:trained|training|train|fine-?tuned)\b[^.;]{0,60}?\b(?:on|using|with|from)\b(.*)$|\b(?:training|pre-?training) (?:data|corpus|corpora|(?:data)?sets?|samples|sequences)\b(.*)$/i;
const HEADING =
  /\b(?:pre-?)?training (?:data|corpus|corpora|(?:data)?sets?)\b|^(?:data|datasets?|corpus|data ?sources?|training|pre-?training)$|\bdatasets? used\b/;
/** A name: a word with a capital or digit inside the sentence, or in quotes or code. */
const PROPER = /(?<=[\s("'“`])(?:[A-Z][\w-]*[A-Z\d][\w-]*|[A-Z][a-z]{2,}[\w-]*)/g;
/** Proper names that are no data: machines, methods, places in a document. */
const NO_DATA =
  /^(?:GPUs?|TPUs?|CPUs?|NVIDIA|Nvidia|AMD|Google|Cloud|Azure|AWS|DGX|[AHV]\d{2,3}\w*|RTX\w*|TPUv?\d*|Adam\w*|SGD|PyTorch|TensorFlow|JAX|Flax|Lightning|DeepSpeed|Megatron\w*|Transformers?|BERT|GPT\w*|T5|LLMs?|LLaMA|Llama|LoRA|QLoRA|DPO|RLHF|SFT|PPO|MLM|CLM|NLP|AI|ML|API|Table|Figure|Section|Appendix|English|Chinese|French|German|Spanish|Japanese|Korean|Russian|Arabic|Hugging|Face|HuggingFace|FP16|BF16|The|We|This|These|For|See|And|It|Our|All|In|To|More|Python|Linux|Note|Please|June|July|August|September|October|November|December|January|February|March|April|May|GB|TB|FASTA|CSV|JSON|README|MIT|Apache|DNA|RNA|MSA|ID|URL)$/;

/**
 * Names and links of the data that the model was trained on.
 * @returns `names` and `links` empty when no page says it; `described` then tells whether data are spoken of at all
 */
export function namedData(documents: readonly Document[]): NamedData {
  const told = [
    ...statementsOn(documents, TRAINED_ON).map((one) => ({
      text: ((match) => match?.[1] ?? match?.[2] ?? '')(TRAINED_ON.exec(one.sentence.text)),
      at: citeStatement(one),
    })),
    ...passagesUnder(documents, HEADING).map((one) => ({
      text: one.text,
      at: citePassage(one),
      passage: true,
    })),
  ];
  const named = told.flatMap(({ text, at, ...rest }) => {
    const known = corporaIn(text);
    // In a whole section too many words have capitals; there only known corpora count.
    const names = known.length > 0 || 'passage' in rest ? known : properNames(text);
    return names.length > 0 ? [{ names, at }] : [];
  });
  const links = dataLinks(documents).filter(({ use }) => use === 'training' || use === 'unstated');
  const stated = links.filter(({ use }) => use === 'training');
  return {
    names: [...new Set(named.flatMap(({ names }) => names))].slice(0, 4),
    links,
    at: [...named.map(({ at }) => at), ...stated.map(({ at }) => at)].slice(0, 3),
    described: told
      .filter(({ text }) => /\w{3}/.test(text))
      .map(({ at }) => at)
      .slice(0, 3),
  };
}

function properNames(text: string): string[] {
  const near = ` ${text.slice(0, 160)}`;
  return [...near.matchAll(PROPER)].map(([name]) => name).filter((name) => !NO_DATA.test(name));
}
