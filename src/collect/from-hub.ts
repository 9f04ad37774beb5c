/** Gathers what a model on the Hub leads to. */
import {
  type Code,
  type Fact,
  type HubModel,
  type Link,
  type Paper,
  present,
  type Repository,
  type Texts,
  unavailable,
  valueIn,
} from '../evidence.js';
import type { RequestFailed } from '../http/client.js';
import { requireFailure } from './attempt.js';
import type { Course, Parts } from './course.js';
import { licensePaths, pagesBeside } from './hub/beside-card.js';
import type { ModelRecord } from './hub/model.js';
import { findCited, type Half } from './linked/pages.js';

/** Wave 1: record and card. Wave 2: all that they name. Wave 3, if at all: bodies and a paper that wave 2 revealed. */
export async function fromHub(course: Course): Promise<Parts> {
  const { config } = course;
  const { id, revision } = course.target;
  const page = { url: `${config.hub.endpoint}/${id}` };
  course.startWave(`reading ${id} on the Hub`);
  let half: Half | null = null;
  let failure: RequestFailed | null = null;
  try {
    half = await course.hub.readModel(id, revision, course.record);
  } catch (error) {
    failure = requireFailure(error);
    const isGone = failure.reason.code === 'not-found-or-private';
    // With the repository given there is something to go on with, unless the model is simply not there.
    if (!course.given.repo || isGone) throw await course.parts.unreadable(failure);
  }

  const repoLink = half ? course.parts.repositoryOf(half) : course.parts.givenRepository();
  const early = findCited(course.given.paper, half, null);
  course.startWave(`reading what ${id} points at`);
  const [repository, halfDone, firstPaper] = await Promise.all([
    repoLink ? course.parts.readRepository(repoLink) : course.parts.guessRepository(half, page),
    half && course.parts.readNamed(half, [...licensePaths(half).first, ...pagesBeside(half)]),
    early && course.parts.readPaper(early),
  ]);

  const code = valueIn(repository.fact);
  const late = early ? null : findCited(course.given.paper, half, code);
  const [more, revealed, paper, facts] = await readLate(course, {
    licenses: half ? { record: half.record, paths: licensePaths(half).more } : null,
    half,
    model: halfDone,
    code,
    paper: late,
  });
  if (halfDone) Object.assign(halfDone.texts, more);
  if (code) Object.assign(code.texts, revealed);
  if (code && facts) code.code = facts;
  const hubSource = half ? { url: half.record.url, revision: half.record.revision } : page;
  return {
    links: {
      hub: { to: half?.record.id ?? id, how: 'given as the target' },
      repository: repository.link,
      paper: early ?? late,
    },
    hub: halfDone ? present(halfDone, hubSource) : unavailable(failure?.reason ?? { code: 'depends' }, page),
    repository: repository.fact,
    paper: firstPaper ?? paper ?? course.parts.noPaper(half?.card ?? null, code, hubSource),
  };
}

/** What could only be asked for after the second wave; no wave when there is nothing. */
async function readLate(
  course: Course,
  wanted: {
    licenses: { record: ModelRecord; paths: string[] } | null;
    half: Half | null;
    model: HubModel | null;
    code: Repository | null;
    paper: Link | null;
  },
): Promise<[Texts, Texts, Fact<Paper> | null, Code | null]> {
  const { licenses, half, model, code, paper } = wanted;
  const paths = code ? course.parts.revealed(code, half) : [];
  const hasCode = course.parts.wantedCode(code) !== null;
  const header = course.parts.headerOf(model);
  if (!licenses?.paths.length && paths.length === 0 && !paper && !hasCode && !header)
    return [{}, {}, null, null];
  course.startWave('reading the files that the first answers led to');
  const [more, revealed, read, facts] = await Promise.all([
    licenses ? course.hub.readTexts(licenses.record, licenses.paths) : {},
    code ? course.parts.readRevealed(code, half) : {},
    paper && course.parts.readPaper(paper),
    code && course.parts.readCode(code),
    model && header && course.parts.readHeader(model, header),
  ]);
  return [more, revealed, read, facts];
}
