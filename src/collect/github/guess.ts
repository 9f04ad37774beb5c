/** Asks whether repositories that were only guessed are there, and for the pages by which one of them is known to be right. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { Unavailable } from '../../evidence.js';
import { RequestFailed } from '../../http/client.js';
import { text } from '../json.js';
import { askEach } from './aliases.js';
import { isReadme, USUAL_FILES } from './files.js';
import { BLOB, readBodies } from './graphql.js';
import type { Body } from './record.js';

/** What a visitor of a repository sees first. */
export interface Front {
  homepage: string | null;
  /** Text of the README; `null` when there is none. */
  readme: string | null | Unavailable;
}

/** Says whether a repository that was only guessed is the right one. */
export type Accept = (readme: string | null, homepage: string | null) => boolean;

const READMES = USUAL_FILES.filter(isReadme);

/**
 * The front pages of guessed repositories at `HEAD`, in one query.
 * @param names `owner/name` of each. Throws `RequestFailed` when nothing was answered
 */
export async function readFronts(
  octokit: Octokit,
  config: Config,
  names: readonly string[],
): Promise<(Front | RequestFailed)[]> {
  const files = READMES.map(
    (path, index) => `f${index}: object(expression: ${JSON.stringify(`HEAD:${path}`)}) { ...blob }`,
  );
  const front = `
fragment front on Repository { homepageUrl ${files.join(' ')} }`;
  const answers = await askEach(octokit, config, {
    names,
    parts: names.map(() => '...front'),
    fragments: [front, BLOB],
    variables: {},
  });
  return answers.map((answered) => {
    if (answered instanceof RequestFailed) return answered;
    return {
      homepage: text(answered.data.homepageUrl) ?? null,
      readme: mainText(readBodies(answered, READMES)),
    };
  });
}

/** The first README that is there, before one that failed. */
function mainText(bodies: ReadonlyMap<string, Body | Unavailable>): Front['readme'] {
  const read = [...bodies.values()];
  const body = read.find((one) => 'text' in one) ?? read[0];
  return body === undefined ? null : 'text' in body ? body.text : body;
}

/** Whether a guessed repository is simply not to be had, which leaves nothing open: nothing says that there is one. */
export function isNoneThere({ reason }: RequestFailed): boolean {
  return reason.code === 'not-found-or-private' || reason.code === 'blocked-451';
}

/** The failure that stands for a guess that names nothing. */
export const noneThere = (url: string) => new RequestFailed(url, { code: 'not-found-or-private' });

/**
 * The first of guessed repositories that is accepted; `null` when none is.
 * @param fronts what was answered of each of `names`
 * @throws RequestFailed when one that could not be looked at may be the right one
 */
export function chosenFrom(
  names: readonly string[],
  fronts: readonly (Front | RequestFailed)[],
  accept: Accept,
  url: string,
): string | null {
  let failure: RequestFailed | null = null;
  for (const [index, name] of names.entries()) {
    const front = fronts[index];
    if (front === undefined) continue;
    if (front instanceof RequestFailed) {
      if (!isNoneThere(front)) failure ??= front;
      continue;
    }
    const { readme, homepage } = front;
    const isRead = readme === null || typeof readme === 'string';
    if (accept(isRead ? readme : null, homepage)) return name;
    if (!isRead) failure ??= new RequestFailed(url, readme);
  }
  if (failure) throw failure;
  return null;
}
