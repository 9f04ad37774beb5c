/** Gathers what a repository on GitHub leads to. */
import { type Fact, type HubModel, type Paper, present, type Repository, unavailable } from '../evidence.js';
import { RequestFailed } from '../http/client.js';
import { requireFailure } from './attempt.js';
import type { Course, Parts } from './course.js';
import { besideCard } from './hub/beside-card.js';
import { readHeaderOf } from './hub/header.js';
import { findCited, type Half } from './linked/pages.js';

/** Wave 1: the repository. Wave 2: its model, paper and revealed bodies. Wave 3: what the model names. */
export async function fromGithub(course: Course): Promise<Parts> {
  const { config } = course;
  const { id, revision } = course.target;
  const page = { url: `${config.github.server}/${id}` };
  course.startWave(`reading ${id} on GitHub`);
  let code: Repository | null = null;
  let failure: RequestFailed | null = null;
  try {
    code = await course.github.readRepository(id, revision);
  } catch (error) {
    failure = requireFailure(error);
    const isGone = failure.reason.code === 'not-found-or-private';
    if (!course.given.hub || isGone) throw await course.parts.unreadable(failure);
  }

  const hubLink = course.parts.modelOf(code);
  const early = findCited(course.given.paper, null, code);
  const paths = code ? course.parts.revealed(code) : [];
  let half: Half | null = null;
  let hubFailure: RequestFailed | null = null;
  let earlyPaper: Fact<Paper> | null = null;
  if (hubLink || early || paths.length > 0 || course.parts.wantedCode(code)) {
    course.startWave(`reading what ${id} points at`);
    const [read, revealed, paper, facts] = await Promise.all([
      hubLink && course.parts.readHalf(hubLink),
      code && course.parts.readRevealed(code),
      early && course.parts.readPaper(early),
      code && course.parts.readCode(code),
    ]);
    if (code && facts) code.code = facts;
    if (read instanceof RequestFailed) hubFailure = read;
    else half = read;
    if (code && revealed) Object.assign(code.texts, revealed);
    earlyPaper = paper;
  }

  const late = early ? null : findCited(course.given.paper, half, code);
  let model: HubModel | null = null;
  let latePaper: Fact<Paper> | null = null;
  if (half || late) {
    course.startWave(half ? `reading what ${half.record.id} points at` : 'looking the paper up');
    [model, latePaper] = await Promise.all([
      half && course.parts.readNamed(half, besideCard(half)),
      late && course.parts.readPaper(late),
    ]);
  }
  await readHeaderOf(model, course);
  const source = code ? { url: code.url, ...(code.commit ? { revision: code.commit } : {}) } : page;
  return {
    links: {
      hub: hubLink,
      repository: { to: code?.fullName ?? id, how: 'given as the target' },
      paper: early ?? late,
    },
    hub: course.parts.hubFact(hubLink, model, hubFailure, code, source),
    repository: code ? present(code, source) : unavailable(failure?.reason ?? { code: 'depends' }, page),
    paper: earlyPaper ?? latePaper ?? course.parts.noPaper(half?.card ?? null, code, source),
  };
}
