/** Whether parameters from the course of training are there, not only the last ones. */

import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { isOnOther } from '../release/claims/other-models.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { checkpointSeries } from '../release/files/weight-files.js';
import { storageOf } from '../release/links/storage.js';
import { defineCheck, fail, partial, pass } from './check.js';

const INTERMEDIATE =
  /\b(?:intermediate|intermittent|partial|per-epoch|partially trained)\s+(?:\w+\s+){0,2}?(?:checkpoints?|weights|ckpts?|models?|revisions?|parameters)\b|\bcheckpoints?\b[^.]{0,50}\b(?:every|at)\s+(?:\w+\s+)?[\d,.]+\s?[kmb]?\s*(?:steps|tokens|iterations|epochs|updates)\b|\b\d+\s+(?:\w+\s+){0,2}?checkpoints?\s+(?:per model|from (?:training|throughout))\b|\bcheckpoints?\b[^.]{0,40}\b(?:throughout|over the course of|during) (?:the )?(?:pre-?)?training\b|\bcheckpoints? in chronological order\b/i;
/** A release in stages publishes what came out of an earlier one. */
const STAGE = /(?:\b|_)(?:stage|phase)[- _]?(?:1|i|one)\b/i;
const OFFERED =
  /\b(?:available|chronological|release[sd]?|provide[sd]?|publish(?:ed)?|upload(?:ed)?|hosted|branch(?:es)?|revisions?|share[sd]?|download(?:ed)?|found|host|see)\b/i;

export default defineCheck({
  id: 'intermediate-checkpoints',
  title: 'Intermediate checkpoints are released',
  partialTitle: 'Only an earlier training stage is released',
  failureTitle: 'Intermediate checkpoints are not released',
  why: 'They show how the model came to be: for studying training dynamics, and for resuming or repairing a run.',
  fix: 'Keep checkpoints of the training run as branches or folders of the Hub model, and name the steps in the card.',
  component: 'Model parameters (Intermediate)',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const tree of files) {
      const [series] = checkpointSeries(tree.with('checkpoint').map(({ path }) => path));
      if (series) {
        const at = series.slice(0, 3).map((path) => tree.cite(path));
        return pass(`${series.length} checkpoints of one training run are released.`, { at });
      }
    }
    const listed = documents.flatMap((document) => listedSeries(document))[0];
    if (listed) return pass('The documents list checkpoints from the course of a training.', { at: listed });
    const statements = statementsOn(documents, INTERMEDIATE);
    const offered = statements.find(
      ({ sentence, document }) =>
        (OFFERED.test(sentence.text) || hasLink(document, sentence.line)) &&
        !isOnOther(sentence.text, document),
    );
    if (offered)
      return pass('The documents say where intermediate checkpoints are.', { at: citeStatement(offered) });
    for (const document of documents) {
      const listed = document.code.find(({ lang, text }) => !lang && INTERMEDIATE.test(text));
      if (listed) {
        return pass('A list in the documents describes intermediate checkpoints.', {
          at: document.cite(listed.line),
        });
      }
      const link = document.links.find(
        ({ text, url }) => STAGE.test(`${text} ${url}`) && leadsToWeights(url),
      );
      if (link) {
        return partial(0.5, 'The model of an earlier training stage is linked.', {
          at: document.cite(link.line),
        });
      }
    }
    return fail('No checkpoints from the course of training were found.');
  },
});

/** Fewer are versions of a model. */
const LEAST_SERIES = 3;
const CHECKPOINT_FILE = /(?<![\w.=-])[\w.=-]+\.(?:ckpt|pth?|safetensors)\b/g;
/** What a reader gets, not what a run of theirs writes. */
const HANDED_OUT = /\b(?:download|provid|extract|released?|pre-?trained)/i;

/** A tree of files in a block of code that tells what a download holds. */
const listedSeries = (document: Document): Citation[] =>
  document.code
    .filter(({ text, section }) => {
      const [series = []] = checkpointSeries(text.match(CHECKPOINT_FILE) ?? []);
      return series.length >= LEAST_SERIES && HANDED_OUT.test(section.text);
    })
    .map(({ line }) => document.cite(line));

const leadsToWeights = (url: string) =>
  storageOf(url) !== null ||
  /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces|papers|docs)\/)[^/]+\/[^/]+/.test(url);

const hasLink = (document: Document, line: number) => document.links.some((link) => link.line === line);
