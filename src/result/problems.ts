/** What stands between a model and its best report, as tools for code review show it: a level, a sentence, a file and a line. */
import { normalize } from 'node:path/posix';
import { unavailableText } from '../evidence.js';
import { plain } from '../terminal.js';
import { type Answer, answersOf } from './answers.js';
import type { Change, CheckResult, Claim, GateCondition, Result } from './result.js';

/** `none`: could not be looked at, so it is neither a fault nor mended. */
export type Level = 'error' | 'warning' | 'note' | 'none';

export interface Problem {
  /** Id of the check or item, `gate` or `claim`. */
  rule: string;
  /** Tells it from others of the same rule and model. */
  key: string;
  level: Level;
  title: string;
  text: string;
  citations: CheckResult['citations'];
  place: Place;
  /** Held against a baseline, when there is one; `updated`: it was there, and was another. */
  since?: Since;
}

export type Since = 'new' | 'unchanged' | 'updated';

/** A file of the repository that is being reviewed; `path` is relative, with forward slashes, not encoded. */
export interface Place {
  path: string;
  line: number;
}

/** Every repository has one, and a place must be named: code scanning refuses a whole report for one result without. */
const ANYWHERE: Place = { path: 'README.md', line: 1 };

export const GATE = 'gate';
export const CLAIM = 'claim';

/**
 * The worst first: what fails the gate, what costs points, what is partly there, what could not be seen.
 * @param folders where audited folders lie in the repository, by the id of their target
 */
export function problemsOf(result: Result, folders: Record<string, string> = {}): Problem[] {
  const folder = folders[result.target.id];
  const answers = answersOf(result).flatMap((answer) => problemOf(answer, result, folder) ?? []);
  const conditions = (result.gate?.conditions ?? []).flatMap(
    (one) => conditionProblem(one, result, folder) ?? [],
  );
  const claims = contradicted(result).map((claim) => claimProblem(claim, result, folder));
  return worstFirst([...conditions, ...claims, ...answers], ({ level }) => level);
}

/** What a record says and the evidence does not bear out. */
export const contradicted = ({ against }: Result): Claim[] =>
  against?.claims.filter(({ verdict }) => verdict === 'contradicted') ?? [];

/** What was a problem in the baseline and is none any more, by title. */
export const mendedIn = ({ baseline }: Result): string[] =>
  baseline?.changes.flatMap(({ problem, title }) => (problem === 'mended' ? [title] : [])) ?? [];

/** Sorts by level and keeps the order of equals. */
export function worstFirst<T>(all: readonly T[], levelOf: (one: T) => Level): T[] {
  const order: Level[] = ['error', 'warning', 'note', 'none'];
  return [...all].sort((one, other) => order.indexOf(levelOf(one)) - order.indexOf(levelOf(other)));
}

function problemOf(answer: Answer, result: Result, folder: string | undefined): Problem | null {
  const { id, because, citations, counts, fix, missing } = answer;
  if (answer.result === 'pass' || answer.result === 'notApplicable') return null;
  const level =
    answer.result === 'unknown' ? 'none' : answer.result === 'fail' && counts ? 'warning' : 'note';
  const seen = missing.map(({ what, reason }) => `${what}: ${unavailableText(reason)}`).join('; ');
  const text = {
    fail: `${because}${fix ? ` ${fix}` : ''}`,
    partial: `${because}${fix ? ` ${fix}` : ''}`,
    unknown: `Could not be looked at, so this is neither a pass nor a fail${seen && ` (${seen})`}.`,
  }[answer.result];
  const prefix = { fail: '', partial: 'In part: ', unknown: 'Unknown: ' }[answer.result];
  return {
    ...{ rule: id, key: id, level, citations },
    title: plain(prefix + answer.title),
    text: plain(text),
    place: placeOf(citations, result, folder),
    ...sinceOf(result.baseline?.changes.find((one) => one.id === id && isAnswer(one))),
  };
}

const isAnswer = ({ kind }: Change): boolean => kind === 'check' || kind === 'item';

function sinceOf(change: Change | undefined): { since?: Since } {
  if (!change) return {};
  return { since: change.problem === 'new' ? 'new' : change.change === 'same' ? 'unchanged' : 'updated' };
}

/** A record contradicted is the record's fault or the release's: people must look, and points do not hang on it. */
function claimProblem(claim: Claim, result: Result, folder: string | undefined): Problem {
  const { about, what, claimed, found, because, citations } = claim;
  return {
    ...{ rule: CLAIM, key: `${CLAIM}/${about}/${what}`, level: 'warning', citations },
    title: plain(`Claim contradicted: ${what}`),
    text: plain(`Claimed ${claimed}${found === null ? '' : `, found ${found}`}. ${because}`),
    place: placeOf(citations, result, folder),
  };
}

const GATE_LEVELS: Record<GateCondition['verdict'], Level | null> = {
  fail: 'error',
  expired: 'error',
  inconclusive: 'warning',
  waived: 'note',
  pass: null,
};

function conditionProblem(
  condition: GateCondition,
  result: Result,
  folder: string | undefined,
): Problem | null {
  const level = GATE_LEVELS[condition.verdict];
  if (!level) return null;
  const citations = result.checks.find(({ id }) => id === condition.check)?.citations ?? [];
  return {
    ...{ rule: GATE, key: `${GATE}/${condition.id}`, level, citations },
    title: plain(`Gate ${condition.verdict}: ${condition.id}`),
    text: plain(`Wanted ${condition.wanted}, found ${condition.found}. ${condition.because}`),
    place: placeOf(citations, result, folder),
    ...(condition.since && { since: condition.since === 'new' ? 'new' : 'unchanged' }),
  };
}

/**
 * The first cited file of what is under review: the folder that was audited, or else the code's repository, or the model's
 * own when there is no other. A file of another one is no file here, and neither is a page on the web.
 * @param folder where an audited folder lies in the repository
 */
function placeOf(citations: Problem['citations'], { model, target }: Result, folder = '.'): Place {
  const root = target.kind === 'directory' ? undefined : (model.repository?.url ?? model.hub?.url);
  const files = [...citations, { path: ANYWHERE.path, line: ANYWHERE.line, url: '' }];
  for (const { url, line, path: local } of files) {
    const path = local === undefined ? pathIn(url, root) : inside(`${folder}/${local}`);
    if (path) return { path, line: line ?? 1 };
  }
  return ANYWHERE;
}

/** `…/blob/<revision>/<path>` under the root → the path. */
function pathIn(url: string, root: string | undefined): string | null {
  const blob = `${root}/blob/`;
  if (root === undefined || !url.startsWith(blob)) return null;
  const [, ...segments] = (url.slice(blob.length).split(/[?#]/)[0] as string).split('/');
  try {
    const names = segments.map(decodeURIComponent);
    return names.some((name) => name === '.' || name === '..' || name.includes('/'))
      ? null
      : inside(names.join('/'));
  } catch {
    return null;
  }
}

/** A path without detours, unless it leads out of the repository, names a folder or could not be written down. */
function inside(path: string): string | null {
  const short = normalize(path);
  const odd = short === '.' || short.startsWith('..') || /^\/|\/$|[\\\p{Cc}\p{Cs}]/u.test(short);
  return odd ? null : short;
}
