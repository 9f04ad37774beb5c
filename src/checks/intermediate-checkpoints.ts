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

/** "[Checkpoints](https://huggingface.co/lab/model-checkpoints)": a place that is called after them, beside that of the model. */
const ALL_OF_THEM = /^\W*(?:(?:all|training|intermediate) )?checkpoints\W*$/i;
const IN_A_SERIES = /^https?:\/\/(?:huggingface\.co|hf\.co)\/[\w.-]+\/[\w.-]*[-_]checkpoints\/?(?:[?#].*)?$/i;

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
    const tabled = documents.flatMap((document) => [
      ...tabledRevisions(document),
      ...tabledMoments(document),
    ])[0];
    if (tabled) return pass('A table tells how far the training was at each checkpoint.', { at: tabled });
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
      const series = document.links.find(({ text, url }) => ALL_OF_THEM.test(text) && IN_A_SERIES.test(url));
      if (series) {
        return pass('A repository of checkpoints from the course of a training is linked.', {
          at: document.cite(series.line),
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

/** A branch, tag or revision that bears a moment of training in its name: `step1000`, `tokens-300B`, `stage1-step500-tokens3B`. */
const REVISION =
  /(?<![\w/.])((?:[a-z\d]{1,20}[-_]){0,3}(?:(?:global_?)?step|iter(?:ation)?|epoch|tokens?|checkpoint|ckpt)s?[-_]?)(\d[\d.,]{0,12}[kmbt]?)(?![\w/.]|-of-)/i;

/** Rows of one table that begin with revisions of the model at different moments; a reader loads each by its name. */
function tabledRevisions(document: Document): Citation[] {
  if (document.kind === 'page') return [];
  const named = document.code.some(({ text }) => /\brevision\s*=|--revision\b|\/resolve\//.test(text));
  const series = new Map<string, { moments: Set<string>; line: number }>();
  for (const { row, text, line, section } of document.sentences) {
    const cells = (row ?? text).split(' | ');
    const found = cells.length > 1 ? REVISION.exec(cells[0] ?? '') : null;
    if (!found) continue;
    const about = `${section.heading} ${section.text}`;
    if (!named && !/\b(?:revisions?|branch(?:es)?|tags?|checkpoints?)\b/i.test(about)) continue;
    const key = `${section.line} ${found[1]?.toLowerCase()}`;
    const one = series.get(key) ?? { moments: new Set<string>(), line };
    series.set(key, { ...one, moments: one.moments.add(found[2] ?? '') });
  }
  return [...series.values()]
    .filter(({ moments }) => moments.size >= LEAST_SERIES)
    .map(({ line }) => document.cite(line));
}

/** The first column of a table, where it tells how far a training was. */
const MOMENT =
  /^\W*(?:(?:training|train|global|optimi[sz]er|pre-?training) )?(?:steps?|frames|timesteps|updates|iterations?|iters?|epochs?|tokens?(?: (?:seen|processed|trained))?|checkpoints?(?: (?:step|at))?)\W*$/i;
const NUMBER =
  /^\W*(?:(?:step|iter(?:ation)?|epoch|ckpt|checkpoint)[ _-]?)?(\d[\d.,]{0,12} ?(?:[kmbt]|million|billion)?)\b/i;

/** Rows that begin with the moments of one training, each with a link to its weights. */
function tabledMoments(document: Document): Citation[] {
  if (document.kind === 'page') return [];
  const linked = new Set(
    document.links.filter(({ url, denied }) => leadsToWeights(url) && !denied).map(({ line }) => line),
  );
  const rows = document.sentences.filter(({ row }) => row !== undefined);
  return rows.flatMap((head, at) => {
    if (!MOMENT.test(head.row?.split(' | ')[0] ?? '')) return [];
    const below = rows
      .slice(at + 1, at + 1 + LONGEST_TABLE)
      .filter(({ section, line }) => section === head.section && linked.has(line));
    const moments = new Set(below.flatMap(({ row = '' }) => NUMBER.exec(row)?.[1] ?? []));
    return moments.size >= LEAST_SERIES ? [document.cite(head.line)] : [];
  });
}
/** Rows. */
const LONGEST_TABLE = 60;

const leadsToWeights = (url: string) =>
  storageOf(url) !== null ||
  /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces|papers|docs)\/)[^/]+\/[^/]+/.test(url);

const hasLink = (document: Document, line: number) => document.links.some((link) => link.line === line);
