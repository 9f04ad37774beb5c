import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceText, findSaved, parseEvidence, saveToCache } from '../../src/collect/saved.js';
import { RodeoError } from '../../src/errors.js';
import { absent, type Evidence, type HubModel, present, type Repository } from '../../src/evidence.js';

const source = { url: 'https://example.org' };

function hubModel(over: Partial<HubModel> = {}): HubModel {
  return {
    id: 'org/model',
    url: 'https://huggingface.co/org/model',
    revision: 'a'.repeat(40),
    private: false,
    gated: false,
    disabled: false,
    tags: [],
    licenses: [],
    cardData: { z: 1, a: 2 },
    files: present({ entries: [{ path: 'a "b".bin', size: 3 }, { path: 'c' }] }, source),
    texts: { b: absent(source), a: absent(source) },
    datasets: [],
    baseModels: [],
    ...over,
  };
}

function repository(over: Partial<Repository> = {}): Repository {
  return {
    fullName: 'Owner/Repo',
    url: 'https://github.com/Owner/Repo',
    defaultBranch: 'main',
    commit: 'b'.repeat(40),
    stars: 1,
    forks: 0,
    openIssues: 0,
    contributors: absent(source),
    license: null,
    archived: false,
    disabled: false,
    fork: false,
    topics: [],
    releases: absent(source),
    tags: absent(source),
    files: absent(source),
    texts: {},
    ...over,
  };
}

function evidence(over: Partial<Evidence> = {}): Evidence {
  return {
    schema: 1,
    collectedAt: '2026-01-01T00:00:00.000Z',
    target: { kind: 'hub', id: 'org/model' },
    links: { hub: null, repository: null, paper: null },
    hub: present(hubModel(), source),
    repository: present(repository(), source),
    paper: absent(source),
    notes: [],
    cost: { requests: 0, cached: 0, waves: 0, waitedMs: 0, byHost: {} },
    ...over,
  };
}

describe('evidence as text', () => {
  test('what is written is read back', () => {
    expect(parseEvidence(evidenceText(evidence()), 'x')).toEqual(evidence());
  });

  test('the order in which keys were set does not show', () => {
    const shuffled = Object.fromEntries(Object.entries(evidence()).reverse()) as unknown as Evidence;
    expect(evidenceText(shuffled)).toBe(evidenceText(evidence()));
    const other = evidence({
      hub: present(hubModel({ texts: { a: absent(source), b: absent(source) } }), source),
    });
    expect(evidenceText(other)).toBe(evidenceText(evidence()));
  });

  test('a file of a tree takes one line', () => {
    const lines = evidenceText(evidence())
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toContain('{ "path": "a \\"b\\".bin", "size": 3 },');
    expect(lines).toContain('{ "path": "c" }');
  });

  test('facts of code are written one a line, with files that could not be read by name, and read back', () => {
    const facts = [
      { kind: 'network' as const, line: 3, name: 'Net {"a"}', value: 'nn.Module' },
      { kind: 'trains' as const, line: 9, name: 'optimizer.step' },
    ];
    const code = {
      facts: present(
        {
          reader: 1,
          files: [{ path: 'm.py', language: 'python' as const, basis: 'parsed' as const, entry: 12, facts }],
          left: 2,
        },
        source,
      ),
      unread: { 'z.py': { code: 'timeout' as const }, 'b.py': { code: 'too-large' as const } },
    };
    const withCode = evidence({ repository: present(repository({ code }), source) });
    const text = evidenceText(withCode);
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines).toContain(
      '{ "kind": "network", "line": 3, "name": "Net {\\"a\\"}", "value": "nn.Module" },',
    );
    expect(lines).toContain('{ "kind": "trains", "line": 9, "name": "optimizer.step" }');
    expect(text.indexOf('"b.py"')).toBeLessThan(text.indexOf('"z.py"'));
    expect(parseEvidence(text, 'x')).toEqual(withCode);
  });

  test.each([
    ['{', /f.json is not JSON/],
    ['[]', /no schema version/],
    ['{"schema":"1"}', /no schema version/],
    ['{"schema":2}', /version 2; this rodeo reads version 1/],
    ['{"schema":1}', /at collectedAt/],
    [evidenceText(evidence()).replace('"private": false', '"private": "no"'), /at hub\.value\.private/],
  ])('%.20s… is refused with the reason', (text, message) => {
    const error = caught(() => parseEvidence(text, 'f.json'));
    expect(error.exitCode).toBe(2);
    expect(error.message).toMatch(message);
  });
});

describe('saved evidence', () => {
  let folder: string;
  let folders: { fixtures: string; cache: string };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rodeo-saved-'));
    folders = { fixtures: join(folder, 'fixtures'), cache: join(folder, 'cache') };
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function ship(name: string, text: string) {
    await mkdir(join(folders.fixtures, name), { recursive: true });
    await writeFile(join(folders.fixtures, name, 'evidence.json'), text);
  }
  const find = async (id: string, kind: 'hub' | 'github' = 'hub', revision?: string) =>
    (await findSaved({ kind, id, ...(revision ? { revision } : {}) }, folders))?.evidence.collectedAt ?? null;

  test('nothing saved, no folders: nothing found', async () => {
    expect(await find('org/model')).toBeNull();
  });

  test('the newer of shipped and kept is taken, whatever the case of the id', async () => {
    await ship('org__model', evidenceText(evidence()));
    expect(await find('ORG/Model')).toBe('2026-01-01T00:00:00.000Z');
    await saveToCache(evidence({ collectedAt: '2026-02-01T00:00:00.000Z' }), folders.cache);
    expect(await find('org/model')).toBe('2026-02-01T00:00:00.000Z');
    await ship('org__model', evidenceText(evidence({ collectedAt: '2026-03-01T00:00:00.000Z' })));
    expect(await find('org/model')).toBe('2026-03-01T00:00:00.000Z');
  });

  test('a broken file hides nothing', async () => {
    await ship('org__model', '{');
    await saveToCache(evidence(), folders.cache);
    expect(await find('org/model')).toBe('2026-01-01T00:00:00.000Z');
  });

  test('an old name leads to the model', async () => {
    const renamed = hubModel({ renamedFrom: 'model' });
    await ship('org__model', evidenceText(evidence({ hub: present(renamed, source) })));
    expect(await find('model')).toBe('2026-01-01T00:00:00.000Z');
    expect(await find('mode')).toBeNull();
  });

  test('a repository leads to the model it belongs to, unless it was collected itself', async () => {
    await ship('org__model', evidenceText(evidence()));
    expect(await find('owner/repo', 'github')).toBe('2026-01-01T00:00:00.000Z');
    await saveToCache(
      evidence({ target: { kind: 'github', id: 'owner/repo' }, collectedAt: '2025-01-01T00:00:00.000Z' }),
      folders.cache,
    );
    expect(await find('owner/repo', 'github')).toBe('2025-01-01T00:00:00.000Z');
    expect(await find('owner/repo')).toBeNull();
  });

  test('a revision is kept apart', async () => {
    const pinned = evidence({ target: { kind: 'hub', id: 'org/model', revision: 'v1' } });
    await saveToCache(pinned, folders.cache);
    expect(await find('org/model')).toBeNull();
    expect(await find('org/model', 'hub', 'v2')).toBeNull();
    expect(await find('org/model', 'hub', 'v1')).toBe(pinned.collectedAt);
    expect(await find('org/model', 'hub', 'a'.repeat(40))).toBe(pinned.collectedAt);
  });

  test('saving leaves one whole file', async () => {
    await Promise.all([saveToCache(evidence(), folders.cache), saveToCache(evidence(), folders.cache)]);
    const names = await readdir(join(folders.cache, 'evidence'));
    expect(names).toEqual(['org__model.json']);
    expect(await readFile(join(folders.cache, 'evidence', 'org__model.json'), 'utf8')).toBe(
      evidenceText(evidence()),
    );
  });
});

function caught(run: () => unknown): RodeoError {
  try {
    run();
  } catch (error) {
    if (error instanceof RodeoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
