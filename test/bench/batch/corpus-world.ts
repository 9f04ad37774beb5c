/** Recorded models of the Hub as a world to be served: one a line, `{ id, api, card }`. */
import type { ApisOptions, HubRepo } from '../../apis/index.js';

interface Recorded {
  id: string;
  /** What `GET /api/models/{id}` answered. */
  api: Record<string, unknown> & { siblings?: { rfilename: string }[] };
  /** `null` where there was none, or where it was not kept. */
  card: string | null;
}

/** Weights and the like; what they hold does not matter. */
const SIZE = 1000;

/** @param text NDJSON */
export function corpusWorld(text: string): ApisOptions {
  return { models: recorded(text).map(served) };
}

/** @param text NDJSON */
export const recorded = (text: string): Recorded[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Front matter is served as text alone: whoever wants its data has to read it. */
function served({ id, api: { siblings = [], ...api }, card }: Recorded): HubRepo {
  const files = Object.fromEntries(siblings.map(({ rfilename }) => [rfilename, SIZE]));
  if (card === null) delete files['README.md'];
  return { ...api, id, files: { ...files, ...(card !== null && { 'README.md': card }) } };
}
