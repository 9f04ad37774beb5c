/** The evidence that is shipped: real models of every kind, small, valid, consistent, and audited to known results. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../src/checks/index.js';
import { evidenceText, findSaved, parseEvidence } from '../src/collect/saved.js';
import { type Evidence, type HubModel, type Repository, valueIn } from '../src/evidence.js';
import { renderJson } from '../src/report/json.js';
import type { Result } from '../src/result/result.js';
import { loadRubric } from '../src/rubric/load.js';
import type { Rubric } from '../src/rubric/schema.js';
import { shippedResult } from './shipped.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const names = readdirSync(folder).sort();
const text = (name: string) => readFileSync(join(folder, name, 'evidence.json'), 'utf8');
const evidenceOf = (name: string): Evidence => parseEvidence(text(name), name);
const shipped = new Map(names.map((name) => [name, evidenceOf(name)]));

let rubric: Rubric;
beforeAll(async () => {
  rubric = await loadRubric('rodeo', { checkIds: checks.map(({ id }) => id) });
});

test('at least twelve models in less than a megabyte', () => {
  const bytes = names.reduce((sum, name) => sum + Buffer.byteLength(text(name)), 0);
  expect(names.length).toBeGreaterThanOrEqual(12);
  expect(bytes).toBeLessThan(1_000_000);
});

test('they are of every kind that an audit should know', () => {
  const all = [...shipped.values()];
  const hubs = all.flatMap(({ hub }) => valueIn(hub) ?? []);
  const licenses = hubs.flatMap((hub) => hub.licenses);
  const kinds = {
    'open weights': licenses.some((id) => id === 'mit' || id === 'apache-2.0'),
    'Llama terms': licenses.some((id) => id.startsWith('llama')),
    'Gemma terms': licenses.includes('gemma'),
    RAIL: licenses.some((id) => /rail/.test(id)),
    gated: hubs.some(({ gated }) => gated !== false),
    'no license tag': hubs.some((hub) => hub.licenses.length === 0),
    'no card': hubs.some(({ texts }) => texts['README.md']?.state === 'absent'),
    'code without a Hub model': all.some(
      ({ hub, repository }) => hub.state === 'absent' && repository.state === 'present',
    ),
    'adapter of a base model': hubs.some(({ baseModels }) =>
      baseModels.some(({ relation }) => relation === 'adapter'),
    ),
    'something that could not be seen': all.some(({ hub }) => valueIn(hub)?.files.state === 'unavailable'),
  };
  expect(Object.entries(kinds).filter(([, there]) => !there)).toEqual([]);
});

test('non-commercial terms are known by their text', () => {
  const licenses = names.map((name) => shippedResult(name, rubric).model.licenses.code.id);
  expect(licenses).toContain('CC-BY-NC-SA-4.0');
});

test.each(names)('%s is written as rodeo writes evidence', (name) => {
  expect(text(name)).toBe(evidenceText(evidenceOf(name)));
});

describe.each(names)('%s agrees with itself', (name) => {
  const evidence = shipped.get(name) as Evidence;
  const hub = valueIn(evidence.hub);
  const repository = valueIn(evidence.repository);
  const paper = valueIn(evidence.paper);

  test('the folder is named after the model', () => {
    expect(name).toBe((hub?.id ?? repository?.fullName)?.replace('/', '__'));
    expect(evidence.target.kind).toBe(hub ? 'hub' : 'github');
  });

  test('what links lead to is what was read', () => {
    expect(evidence.links.hub?.to ?? null).toBe(hub?.id ?? null);
    if (repository) expect(evidence.links.repository?.to).toBe(repository.fullName);
    if (evidence.links.repository === null) expect(evidence.repository.state).toBe('absent');
    expect(evidence.links.paper === null).toBe(evidence.paper.state === 'absent');
    if (paper) expect(evidence.links.paper?.to).toBeOneOf([`doi:${paper.doi}`, `arxiv:${paper.arxiv}`]);
  });

  test('a link stands on the line that is given for it', () => {
    const { hub, repository, paper } = evidence.links;
    for (const { to, source } of [hub, repository, paper].flatMap((link) => link ?? [])) {
      if (source?.line === undefined) continue;
      expect(source.url).toMatch(new RegExp(`#L${source.line}$`));
      const near = lineAt(evidence, source.url, source.line);
      const id = to.replace(/^(?:doi|arxiv):/, '').replace(/^.*\//, '');
      expect(near.toLowerCase()).toContain(id.toLowerCase());
    }
  });

  test('texts belong to files, at the revision that was read', () => {
    for (const part of [hub, repository]) {
      if (!part) continue;
      const files = valueIn(part.files);
      const listed = files?.entries.map(({ path }) => path);
      const revision = revisionOf(part);
      expect(new Set(listed).size).toBe(listed?.length ?? 0);
      for (const [path, fact] of Object.entries(part.texts)) {
        expect(fact.source.url).toBe(`${part.url}/blob/${revision}/${path}`);
        if (files) expect(listed?.includes(path)).toBe(fact.state === 'present');
      }
    }
  });

  test('dates are in order', () => {
    for (const date of [hub?.createdAt, hub?.lastModified, repository?.createdAt, repository?.pushedAt])
      if (date !== undefined) expect(Date.parse(date)).toBeLessThanOrEqual(Date.parse(evidence.collectedAt));
  });

  test('it can be found by every name', async () => {
    const at = { fixtures: folder, cache: join(folder, 'none') };
    const targets = [
      evidence.target,
      ...(hub ? [{ kind: 'hub' as const, id: hub.id.toUpperCase() }] : []),
      ...(repository ? [{ kind: 'github' as const, id: repository.fullName }] : []),
    ];
    for (const target of targets) expect((await findSaved(target, at))?.path).toContain(name);
  });

  test('its result is the known one, and every citation is pinned to what was read', () => {
    const result = shippedResult(name, rubric);
    const foreign = citationsOf(result).filter((url) => !isPinned(url, [hub, repository]));
    expect(foreign).toEqual([]);
    const golden = join(folder, name, 'result.json');
    const now = renderJson(result);
    if (process.env.UPDATE) writeFileSync(golden, now);
    expect(now).toBe(readFileSync(golden, 'utf8'));
  });
});

test('gpt2 is found by the name that it had before it had an owner', async () => {
  const at = { fixtures: folder, cache: join(folder, 'none') };
  const saved = await findSaved({ kind: 'hub', id: 'gpt2' }, at);
  expect(saved && valueIn(saved.evidence.hub)?.id).toBe('openai-community/gpt2');
});

function revisionOf(part: HubModel | Repository): string | undefined {
  return 'revision' in part ? part.revision : part.commit;
}

function lineAt(evidence: Evidence, url: string, line: number): string {
  const texts = [valueIn(evidence.hub)?.texts, valueIn(evidence.repository)?.texts];
  const facts = texts.flatMap((one) => Object.values(one ?? {}));
  const page = facts.find(({ source }) => url.startsWith(`${source.url}#`));
  if (page?.state !== 'present') throw new Error(`no text is kept of ${url}`);
  // A BibTeX entry is cited by its first line; the identifier stands further down.
  return page.value.text
    .split('\n')
    .slice(line - 1, line + 14)
    .join('\n');
}

function citationsOf(result: Result): string[] {
  const licenses = Object.values(result.model.licenses).flatMap(({ citations }) => citations);
  const made = result.checks.flatMap(({ citations, license }) => [
    ...citations,
    ...(license?.citations ?? []),
  ]);
  return [...new Set([...made, ...licenses].map(({ url }) => url))];
}

/** Pages of the model at another revision would show something else than what was judged. */
function isPinned(url: string, parts: readonly (HubModel | Repository | null)[]): boolean {
  const part = parts.find((one) => one && url.startsWith(`${one.url}/`));
  const read = /\/(?:blob|tree)\/([^/#]+)/.exec(url.slice(part?.url.length ?? 0))?.[1];
  return !part || read === undefined || read === revisionOf(part);
}
