/**
 * Whether the data that the model was measured on can be had. A ladder, as for training data: there or linked 1; fetched or made
 * from public sets by code of the release 0.75; public sets named so that they can be looked up 0.5; described without a name 0.25.
 * What is kept back of the training data for a test is there as far as the training data are. Data that others may tune or test on,
 * and what an example runs on, are none.
 */

import type { Document } from '../prose/page.js';
import { foldName } from '../prose/proper-names.js';
import { benchmarksIn, benchmarkTasksIn } from '../release/claims/benchmarks.js';
import { corporaIn } from '../release/claims/corpora.js';
import { measuredSets, setsNamedIn } from '../release/claims/measured-sets.js';
import { namedData } from '../release/claims/named-data.js';
import { isOnOther } from '../release/claims/other-models.js';
import { onlyASample } from '../release/claims/sample-only.js';
import {
  citeStatement,
  isUnder,
  projectPages,
  type Statement,
  statementsOn,
} from '../release/claims/statements.js';
import { allDataOffers, evaluationDataOffers } from '../release/claims/training-data.js';
import { citeFact, factsIn } from '../release/code/bodies.js';
import { evaluationDataInCode } from '../release/code/coded-data.js';
import { recordsGivenTo } from '../release/code/given-data.js';
import { isFineTune } from '../release/code/lineage.js';
import { stepEvidence } from '../release/code/steps.js';
import { evaluationFilesIn, isPretrained } from '../release/files/data-files.js';
import { namedEvaluationFiles } from '../release/files/named-evaluation.js';
import { splitLists } from '../release/files/split-lists.js';
import { dataLinks, isForAnyone } from '../release/links/data-links.js';
import type { Readings } from '../release/release.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';
import evaluationCode from './evaluation-code.js';
import trainingData from './training-data.js';

type Facts = Pick<Readings, 'hub' | 'repository' | 'documents' | 'datasets' | 'files' | 'code'>;

const MEASURED =
  /\b(?:evaluat\w*|benchmark\w*|test(?:ed)?(?: sets?)?|held-?out|accuracy|f1|score|performance|results?|tasks?|zero-?shot|validation)\b/i;
const HELD_OUT =
  /\b(?:test|evaluation|benchmark|validation|held-?out) (?:data|data-?sets?|sets?|splits?|suite)\b/i;
/** What sets a description apart from a word on what the code can do: a name of its own, a number, a link. */
const NAMED = /\d|\bhttps?:|[a-z][A-Z]|\b[A-Z]{2,}\b|(?<=[a-z,] )[A-Z][a-z]+/;

export default defineCheck({
  id: 'evaluation-data',
  title: 'Evaluation data is released',
  partialTitle: 'Only some evaluation data is released',
  describedTitle: 'Evaluation data is only named or described',
  failureTitle: 'Evaluation data is not released',
  why: 'Reported numbers can only be checked on the same data.',
  fix: 'Publish the test sets and splits that the reported results were measured on, or link the public benchmark used.',
  component: 'Evaluation data',
  needs: trainingData.needs,
  evaluate(facts) {
    const { hub, repository, documents, files, code } = facts;
    const shipped = evaluationFilesIn(files);
    const sample = onlyASample(documents);
    if (shipped.whole.length > 0 && sample) {
      return partial(0.5, 'The repository holds a sample of the evaluation data.', {
        at: [...shipped.whole.slice(0, 3), citeStatement(sample)],
      });
    }
    if (shipped.whole.length > 0) {
      return pass('The repository holds evaluation data.', { at: shipped.whole.slice(0, 3) });
    }
    const told = namedEvaluationFiles(files, documents);
    if (told.length > 0) {
      return pass('The repository holds the data that its pages say it was measured on.', {
        at: told.slice(0, 3),
      });
    }
    const links = dataLinks(documents).filter(({ kind, use }) => kind !== 'source' && use !== 'lookup');
    const open = links.filter(isForAnyone);
    // What a pre-trained model is tuned on later it is measured on; what a tune was tuned on is its training.
    const tuned = isFineTune(hub, repository, documents);
    const measured = open.filter(
      ({ use, part, split }) => !part && (use === 'evaluation' || split || (!tuned && use === 'tuning')),
    );
    if (measured.length > 0) {
      return pass('The documents link the evaluation data for download.', {
        at: measured.slice(0, 3).map(({ at }) => at),
      });
    }
    const [offer] = [...evaluationDataOffers(documents), ...allDataOffers(documents)];
    if (offer) return pass('The documents say where the evaluation data is.', { at: citeStatement(offer) });
    const evaluation = stepEvidence('evaluation', files, documents, code);
    const given = recordsGivenTo(evaluation, files, documents);
    if (given.length > 0) {
      return pass('The repository holds the data that its evaluation is run on.', { at: given.slice(0, 3) });
    }
    const coded = evaluationDataInCode(code, evaluation.proven);
    const held = coded.filter(({ place }) => place === 'tree');
    if (held.length > 0) {
      return pass('The repository holds the data that its evaluation reads.', {
        at: held.slice(0, 3).map(({ located }) => citeFact(located)),
      });
    }
    const named = documents.flatMap((one) => [...benchmarksOn(one), ...measuredSets(one)]);
    // A model that learned from all there is, is measured on other things.
    const kept = named.length > 0 && !tuned && isPretrained(documents) ? null : keptBack(facts);
    if (kept?.result === 'pass') return kept;
    if (coded.length > 0) {
      return partial(0.75, 'The evaluation fetches public data by itself.', {
        at: coded.slice(0, 3).map(({ located }) => citeFact(located)),
      });
    }
    if (kept?.result === 'partial' && kept.share > NAMED_SHARE) return kept;
    if (shipped.samples.length > 0) {
      return partial(0.5, 'Examples in the repository hold some evaluation data.', {
        at: shipped.samples.slice(0, 3),
      });
    }
    if (named.length > 0) {
      const names = named.flatMap((one) => one.names);
      return partial(
        NAMED_SHARE,
        `The data it is measured on is named: ${[...new Set(names)].slice(0, 4).join(', ')}.`,
        {
          at: named.slice(0, 3).map(citeStatement),
          released: false,
        },
      );
    }
    if (kept) return kept;
    const lists = splitLists(files);
    if (lists.length > 0) {
      return partial(
        0.25,
        'Lists tell which records are kept back for a test; the records are not released.',
        {
          at: lists.slice(0, 3),
          released: false,
        },
      );
    }
    const described = statementsOn(documents, HELD_OUT).filter(
      ({ sentence, document }) =>
        NAMED.test(sentence.text) && !isOption(sentence.text) && !isOnOther(sentence.text, document),
    );
    const sets = described.flatMap((one) => namesIn(one));
    if (sets.length > 0) {
      return partial(
        NAMED_SHARE,
        `The data it is measured on is named: ${[...new Set(sets)].slice(0, 4).join(', ')}.`,
        {
          at: described.slice(0, 3).map(citeStatement),
          released: false,
        },
      );
    }
    const rest = [
      ...described.map(citeStatement),
      ...links.filter(({ use }) => use !== 'example').map(({ at }) => at),
    ];
    if (rest.length > 0) {
      return partial(0.25, 'Evaluation data is only described, or may be among the linked data.', {
        at: rest.slice(0, 3),
        released: false,
      });
    }
    return fail('Neither evaluation data nor a named benchmark was found.');
  },
});

const NAMED_SHARE = 0.5;
/** `--val_size: how many …` says what a program can be told. */
const isOption = (text: string): boolean => /^\W{0,3}--?\w/.test(text);

/** What the release keeps back of its training data for a test, as far as those are released; `null` when it tests on nothing of its own. */
function keptBack(facts: Facts): Outcome | null {
  const { code, documents } = facts;
  const own = code.filter(({ tree, file }) => {
    const roles = tree.files.find(({ path }) => path === file.path)?.roles;
    return roles && !roles.has('vendored') && !roles.has('test');
  });
  // A metric within a network, or in a notebook that shows its use, is a part of a loss or of a figure.
  const measuring = own.filter(({ file: { facts } }) =>
    facts.some(
      ({ kind }) =>
        kind === 'trains' || kind === 'loads-weights' || kind === 'runs-model' || kind === 'held-out',
    ),
  );
  const [measured] = [...factsIn(own, 'held-out'), ...factsIn(measuring, 'measures')];
  const [told] = measured ? [] : statementsOn(documents, HELD_OUT).filter((one) => !isOtherSet(one, facts));
  const [list] = splitLists(facts.files);
  if (!measured && !told && !list) return null;
  if (!told && !list && evaluationCode.evaluate(facts).result === 'fail') return null;
  const trained = trainingData.evaluate(facts);
  if (trained.result !== 'pass' && trained.result !== 'partial') return null;
  const at = [
    ...trained.citations.slice(0, 2),
    ...(measured ? [citeFact(measured)] : told ? [citeStatement(told)] : list ? [list] : []),
  ];
  const { missing = [], released } = trained;
  const because = 'The model is measured on a part of the data that it learns from, kept back for a test';
  return trained.result === 'pass'
    ? pass(`${because}, and that data is released.`, { at, missing })
    : partial(trained.share, `${because}; see the training data.`, {
        at,
        missing,
        ...(released === false && { released }),
      });
}

const namesIn = ({ sentence, document }: Statement): string[] => [
  ...setsNamedIn(sentence.text, document),
  ...corporaIn(sentence.text),
];

/** Whether words on a test give the name of a set, and none that was learned from. */
function isOtherSet(statement: Statement, facts: Facts): boolean {
  const names = namesIn(statement);
  if (names.length === 0) return false;
  const { hub, repository, documents } = facts;
  const learned = namedData(projectPages(documents, repository), isFineTune(hub, repository, documents));
  return !learned.names.some((one) => names.some((name) => foldName(name).includes(foldName(one))));
}

/** What was left unmeasured is named as well. */
const NOT_MEASURED =
  /(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+)?(?:evaluat|test|report|measur|benchmark|run)\w*\b/i;
const RESULTS_HEADING =
  /\b(?:eval\w*|results?|performance|benchmarks?|metrics|scores?|leaderboard|comparison|zero-?shot)\b/;

/** Sentences on measuring that name benchmarks, and tables of results that have them for rows or columns. */
function benchmarksOn(document: Document): (Statement & { names: string[] })[] {
  return document.sentences.flatMap((sentence) => {
    const { text, section, row } = sentence;
    const ofResults =
      row !== undefined && (isUnder(section, RESULTS_HEADING) || isInScores(sentence, document));
    const names = ofResults ? benchmarkTasksIn(text) : MEASURED.test(text) ? benchmarksIn(text) : [];
    return names.length > 0 &&
      !sentence.negated &&
      !NOT_MEASURED.test(text) &&
      (row !== undefined || !isOnOther(text, document))
      ? [{ document, sentence, names }]
      : [];
  });
}

/** A row of a table in whose other rows scores stand. */
function isInScores({ section, line }: Statement['sentence'], document: Document): boolean {
  return document.sentences.some(
    (one) =>
      one.section === section &&
      one.row !== undefined &&
      Math.abs(one.line - line) <= NEAR &&
      (one.row.match(/(?<![\w.])\d{1,3}\.\d+(?!\w|\.\d)/g) ?? []).length >= 2,
  );
}

/** Lines between the head of a table and its first rows. */
const NEAR = 4;
