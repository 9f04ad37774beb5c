/** The account of a training run: sentences that tell what was done and what it took, not what a reader may do. */
import type { Repository } from '../../evidence.js';
import type { Document, Sentence } from '../../prose/page.js';
import { isOnOther } from './other-models.js';
import { type Statement, trainingPages } from './statements.js';

/** That training took place, not that it could. */
const TRAINED = /\b(pre-?)?trained\b|\b(pre-?)?training\b|\bfine-?tun(ed|ing)\b|\bwe (pre-?)?train\b/i;
const HEADING =
  /\b(pre-?)?training\b|\bcompute\b|\bhardware\b|environmental|carbon|infrastructure|speeds?, sizes|technical spec/;
const AT_USE = /inference|require(?:d|ments?)|supported|usage|deploy|evaluation/;
/** Advice to somebody who runs or repeats it, and speed at use; the run time of a training is its own. */
const NOT_DONE =
  /\b(inference|predict\w*|run-?time(?!\s+(?:for|of|in) (?:the |our |full )?(?:pre-?|re-?)?training\b)|requires?|required|recommend\w*|minimum|at least|to run|downloads?|install\w*|expects?|example|if you|your|you can|supports?|default|--\w+)\b|\b(?:can|could) be (?:\w+-)?(?:trained|tuned)\b|\b(?:fits?|(?:making|so that)\b[^.]*\bruns?|(?:models?|it|which|and|can|could) runs?) (?:on|in|into|within)\b/i;
/** That a figure is not given, in words that withhold nothing. */
const UNTOLD =
  /\b(?:not|n['’]t|never|nor) (?:\w+ )?(?:measure|estimate|track|report|record|count|know|calculate)\w*\b|\bunknown\b/i;

/** Whether a sentence tells of the model's training, by its own words or by the headings above it. */
export function tellsOfTraining({ text, section }: Sentence, document: Document): boolean {
  if (NOT_DONE.test(text) || isOnOther(text, document)) return false;
  if (TRAINED.test(text)) return true;
  return (
    section.path.some((heading) => HEADING.test(heading)) &&
    !section.path.some((heading) => AT_USE.test(heading))
  );
}

/**
 * Sentences on the training that give a figure and neither deny nor withhold it.
 * @param figure a number with its unit, without the `g` flag
 * @param otherwise what makes it a figure of something else
 */
export function trainingFigures(
  documents: readonly Document[],
  repository: Repository | null,
  figure: RegExp,
  otherwise?: RegExp,
): Statement[] {
  return trainingPages(documents, repository).flatMap((document) =>
    document.sentences
      .filter(
        (sentence) =>
          figure.test(sentence.text) &&
          !otherwise?.test(sentence.text) &&
          !UNTOLD.test(sentence.text) &&
          tellsOfTraining(sentence, document) &&
          !sentence.negated,
      )
      .map((sentence) => ({ document, sentence })),
  );
}
