/** Bodies of files as GitHub answered for them. */
import { present, type Texts, type Unavailable, unavailable } from '../../evidence.js';
import { isReadme } from './files.js';
import type { Body } from './record.js';

/** The README among bodies that were asked for in every spelling: one that is there before one that failed. */
export function mainReadme(bodies: ReadonlyMap<string, Body | Unavailable>): string | null {
  const found = [...bodies.keys()].filter(isReadme);
  return found.find((path) => textOf(bodies, path) !== null) ?? found[0] ?? null;
}

/** Bodies as facts. @param url of the repository */
export function textsOf(
  bodies: ReadonlyMap<string, Body | Unavailable>,
  url: string,
  revision: string,
): Texts {
  const facts: Texts = {};
  for (const [path, body] of bodies) {
    const source = { url: `${url}/blob/${revision}/${encodeURI(path)}`, revision };
    facts[path] = 'code' in body ? unavailable(body, source) : present(body, source);
  }
  return facts;
}

function textOf(bodies: ReadonlyMap<string, Body | Unavailable>, path: string): string | null {
  const body = bodies.get(path);
  return body && 'text' in body ? body.text : null;
}
