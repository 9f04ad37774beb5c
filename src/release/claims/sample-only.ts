/** Words by which owners say that the data in their repository are a sample of those that they used. */
import type { Document } from '../../prose/page.js';
import type { Statement } from './statements.js';

const DATA = /\b(?:data|data-?sets?|corpus|corpora|logs|files|records|recordings|images|samples|examples)\b/i;
/** "only a small sample", "a tiny subset": the rest is somewhere else. */
const PART =
  /\b(?:only|just|merely)\b[^.;:]{0,60}?\b(?:samples?|subsets?|portions?|fractions?|excerpts?|parts?) (?:of|from|is|are)\b|\b(?:small|tiny|toy|randomly sampled|sampled) (?:samples?|subsets?|portions?|fractions?|excerpts?|parts?|version) (?:of|from)\b/i;
/** What lies there, or was put there. */
const HERE =
  /\b(?:in|of|with|to) (?:this|the|our) (?:repo\w*|folder|directory|package|archive|release|page)\b|\b(?:here|release[ds]?|upload(?:ed|s)?|provide[ds]?|includ(?:e[ds]?|ing)|contain(?:s|ed)?|public(?:ly)?|shared?|published?)\b/i;
/** What was learned from a part, and what a reader may take a part of, lies whole. */
const OTHERWISE =
  /\b(?:train(?:ed|ing)?|tuned|evaluated|tested|fitted) (?:\w+ )?(?:on|with|from|to)\b|\b(?:you|your|if)\b|--\w/i;

/** The first sentence that says so. It speaks of what trees hold, not of what links lead to. */
export function onlyASample(documents: readonly Document[]): Statement | undefined {
  for (const document of documents) {
    if (document.kind === 'page') continue;
    const sentence = document.sentences.find(
      ({ text, row }) =>
        row === undefined &&
        DATA.test(text) &&
        PART.test(text) &&
        HERE.test(text) &&
        !OTHERWISE.test(text) &&
        !/https?:/.test(text),
    );
    if (sentence) return { document, sentence };
  }
  return undefined;
}
