/** What a rubric may ask of the model itself: whether the evidence states a fact, did not, or could not be seen. Pure. */
import type { Evidence } from '../evidence.js';
import { type Citation, isLocal } from '../prose/cite.js';
import type { Model } from '../result/result.js';

/**
 * What a result can say of a model.
 * - `address`: the page from which it can be had, on the Hub or on GitHub; a folder has none
 * - `version`: the revision or commit that was looked at
 * - `released`: when it was first published
 * - `task`: what it is for, in the Hub's terms
 * - `parameters`: how many there are
 * - `base-model`: which model it was made from
 * - `paper`: a paper about it
 */
export const STATED = [
  'address',
  'version',
  'released',
  'task',
  'parameters',
  'base-model',
  'paper',
] as const;
export type StatedName = (typeof STATED)[number];

export interface StatedFact {
  state: 'present' | 'absent' | 'unknown';
  because: string;
  citations: Citation[];
}
export type StatedFacts = Readonly<Record<StatedName, StatedFact>>;

/** In sentences. */
const NAMES: Readonly<Record<StatedName, string>> = {
  address: 'a public address',
  version: 'a version',
  released: 'the date of its release',
  task: 'its task',
  parameters: 'the number of its parameters',
  'base-model': 'a base model',
  paper: 'a paper',
};

type Source = 'hub' | 'repository' | 'paper';

/** Where each is looked for. What is missing in one that could not be read may stand there. */
const SOURCES: Readonly<Record<StatedName, readonly Source[]>> = {
  address: ['hub', 'repository'],
  version: ['hub', 'repository'],
  released: ['hub', 'repository', 'paper'],
  task: ['hub'],
  parameters: ['hub'],
  'base-model': ['hub'],
  paper: ['paper'],
};

/**
 * Reads the facts off the head of a result.
 * @param model what the result says of the model
 * @param evidence tells what could not be read
 */
export function statedFacts(model: Model, evidence: Pick<Evidence, Source>): StatedFacts {
  return each((fact) => {
    const value = statementOf(fact, model);
    if (value !== null) return { state: 'present', ...value };
    if (fact === 'version' && isOnBranch(model)) return unseen(fact);
    const unread = SOURCES[fact].filter((source) => evidence[source].state === 'unavailable');
    if (unread.length > 0) return unseen(fact);
    return { state: 'absent', because: `Not stated: ${NAMES[fact]}.`, citations: pagesOf(model) };
  });
}

/** Of a model of which nothing could be seen. */
export const NOTHING_SEEN: StatedFacts = each(unseen);

function unseen(fact: StatedName): StatedFact {
  return { state: 'unknown', because: `Whether it states ${NAMES[fact]} could not be seen.`, citations: [] };
}

function each(of: (fact: StatedName) => StatedFact): StatedFacts {
  return Object.fromEntries(STATED.map((fact) => [fact, of(fact)])) as StatedFacts;
}

function statementOf(fact: StatedName, model: Model): Omit<StatedFact, 'state'> | null {
  const at = pagesOf(model);
  const told = (because: string, citations = at) => ({ because, citations });
  switch (fact) {
    case 'address': {
      const [page] = at;
      return page ? told(`It is published: ${page.url}.`, [page]) : null;
    }
    case 'version': {
      const revision = model.hub?.revision ?? model.repository?.commit;
      return revision && !isOnBranch(model) && at.length > 0 ? told(`Version ${revision}.`) : null;
    }
    case 'released':
      return model.released ? told(`Released ${model.released.date} (${model.released.from}).`) : null;
    case 'task':
      return model.task ? told(`Task: ${model.task}.`) : null;
    case 'parameters': {
      const { count, from } = model.parameters ?? {};
      return count === undefined ? null : told(`${count.toLocaleString('en-US')} parameters (${from}).`);
    }
    case 'base-model':
      return model.baseModels.length > 0 ? told(`Made from ${model.baseModels.join(', ')}.`) : null;
    case 'paper': {
      const { paper } = model;
      if (!paper) return null;
      return told(`Paper: ${paper.title ?? paper.url}.`, [{ url: paper.url, label: 'paper' }]);
    }
  }
}

/** The record names the default branch in place of a revision: which one it was is lost. */
const isOnBranch = ({ hub }: Model): boolean => /^(?:main|master)$/.test(hub?.revision ?? '');

/** Where the model is published, the Hub first. */
function pagesOf({ hub, repository }: Model): Citation[] {
  const pages = [
    hub && { url: hub.url, label: hub.id },
    repository && { url: repository.url, label: repository.fullName },
  ];
  return pages.flatMap((page) => (page && !isLocal(page.url) ? [page] : []));
}
