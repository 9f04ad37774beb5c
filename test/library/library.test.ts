/** The functions of the library by what scripts rely on: lines, events, codes, and clear words about what was given wrong. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  auditEvidence,
  type BatchLine,
  batch,
  gate,
  gather,
  loadRubric,
  type Policy,
  type ProgressEvent,
  parseEvidence,
  type Rubric,
  render,
  type WeightedRubric,
} from '../../src/index.js';
import { type Apis, startApis } from '../apis/index.js';
import { temporaryFolder } from '../site/journal.js';

const open: Apis[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const model = (id: string) => ({
  id,
  tags: ['license:mit'],
  files: { 'README.md': `# ${id}\n\nA model.`, 'model.safetensors': 1_000_000 },
});

async function world(options: Parameters<typeof startApis>[0] = {}): Promise<Record<string, string>> {
  const apis = await startApis({ models: [model('lab/one'), model('lab/two')], ...options });
  open.push(apis);
  return { ...apis.env, ...apis.tokens, RODEO_CACHE_DIR: await temporaryFolder() };
}

const shipped = new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url);
const evidenceOf = async () => parseEvidence(await readFile(shipped, 'utf8'), 'evidence.json');

async function all(lines: AsyncIterable<BatchLine>): Promise<BatchLine[]> {
  const taken: BatchLine[] = [];
  for await (const line of lines) taken.push(line);
  return taken.sort((a, b) => a.target.localeCompare(b.target));
}

describe('gather', () => {
  it('tells each step, each host that was asked, and the end', async () => {
    const events: ProgressEvent[] = [];
    const env = await world();
    const evidence = await gather('lab/one', { env, onProgress: (event) => events.push(event) });
    expect(evidence.target).toEqual({ kind: 'hub', id: 'lab/one' });
    expect(new Set(events.map(({ target }) => target))).toEqual(new Set(['hf:lab/one']));
    expect(events.at(0)).toMatchObject({ type: 'target', state: 'begun', finished: 0, total: 1 });
    expect(events.at(-1)).toMatchObject({ type: 'target', state: 'done', finished: 1, total: 1 });
    expect(events).toContainEqual({
      ...{ type: 'step', target: 'hf:lab/one' },
      step: 'reading lab/one on the Hub',
    });
    const asked = events.filter((event) => event.type === 'host' && event.outcome !== 'cached');
    expect(asked).toHaveLength(evidence.cost.requests);
    expect(asked).toContainEqual(
      expect.objectContaining({ host: new URL(env.HF_ENDPOINT ?? '').host, status: 200 }),
    );
  });

  it('ends when its time is over, though a server is silent', async () => {
    const env = await world({ latencyMs: 30_000 });
    await expect(gather('lab/one', { env, timeout: 50 })).rejects.toMatchObject({
      ...{ name: 'RodeoError', code: 'timeout', exitCode: 3 },
      message: 'hf:lab/one: not finished after 50 ms',
    });
    await expect(gather('lab/one', { env, timeout: 0 })).rejects.toMatchObject({ code: 'usage' });
  });

  it('says by a code what kind of failure it was', async () => {
    const env = await world({ faults: [{ host: 'hub', path: '/api/models/lab/two', status: 503 }] });
    const codeOf = (target: string, more: object = {}) =>
      gather(target, { env: { ...env, ...more } }).then(
        () => null,
        (error) => error.code,
      );
    expect(await codeOf('a b')).toBe('usage');
    expect(await codeOf('lab/none')).toBe('not-found');
    expect(await codeOf('lab/two')).toBe('network');
    expect(await codeOf('lab/one', { HF_ENDPOINT: 'http://127.0.0.1:9' })).toBe('network');
    expect(await codeOf('lab/one')).toBe(null);
  });
});

describe('a rubric or policy that a script made', () => {
  it('is checked before it judges, by the path of what is wrong', async () => {
    const evidence = await evidenceOf();
    const rubric = (await loadRubric('rodeo')) as WeightedRubric;
    const judged = (one: unknown) => auditEvidence(evidence, one as Rubric);
    expect(judged(structuredClone(rubric))).toEqual(judged(rubric));
    const said = (one: unknown) => {
      try {
        judged(one);
      } catch (error) {
        return { code: (error as { code?: string }).code, message: (error as Error).message };
      }
      return null;
    };
    const { criteria } = rubric;
    expect(said({ ...rubric, criteria: { ...criteria, 'model-card': { usability: '3' } } })).toEqual({
      code: 'usage',
      message: 'rubric.criteria.model-card.usability: must be a number, not "3"',
    });
    expect(said({ ...rubric, criteria: { ...criteria, 'modle-card': { usability: 3 } } })?.message).toBe(
      'rubric.criteria.modle-card: unknown check "modle-card", did you mean "model-card"?',
    );
    expect(said({ ...rubric, ladder: { ...rubric.ladder, classes: 'all' } })?.message).toMatch(
      /^rubric\.ladder\.classes: must be a list/,
    );
    expect(said({ ...rubric, ladder: undefined })?.message).toMatch(/^rubric\.classification: /);
    expect(said('rodeo')).toEqual({ code: 'usage', message: 'the rubric must be an object, not text' });
    expect(said(null)?.code).toBe('usage');
    expect(said({})?.message).toMatch(/^rubric: missing key/);
  });

  it('does not hide that the evidence is none', async () => {
    const rubric = await loadRubric('rodeo');
    const evidence = await evidenceOf();
    const said = (broken: unknown) => {
      try {
        auditEvidence(broken as typeof evidence, rubric);
        return null;
      } catch (error) {
        return { code: (error as { code?: string }).code, message: (error as Error).message };
      }
    };
    expect(said(null)).toEqual({ code: 'usage', message: 'the evidence must be an object, not null' });
    expect(said({ ...evidence, hub: undefined })?.message).toMatch(/^evidence\.hub: /);
    expect(said({ ...evidence, notes: 'none' })).toMatchObject({ code: 'usage' });
    expect(said(structuredClone(evidence))).toBeNull();
  });

  it('may be a framework of items', async () => {
    const evidence = await evidenceOf();
    const rubric = await loadRubric('osai-2026');
    expect(auditEvidence(evidence, structuredClone(rubric))).toEqual(auditEvidence(evidence, rubric));
    expect(() => auditEvidence(evidence, { ...rubric, levels: 3 } as unknown as Rubric)).toThrow(
      'rubric.levels: must be a list, not 3',
    );
  });

  it('fails a gate by its own words only', async () => {
    const result = auditEvidence(await evidenceOf(), await loadRubric('rodeo'));
    expect(gate(result, { min: { usability: 60 } }).verdict).toBe('pass');
    const wrong = { min: { usability: '60' } } as unknown as Policy;
    expect(() => gate(result, wrong)).toThrow('policy.min.usability: must be a number, not "60"');
    expect(() => gate(result, { mim: { usability: 60 } } as Policy)).toThrow('did you mean "min"?');
    expect(() => gate(result, { min: { usabilty: 60 } })).toThrow(
      'policy.min: there is no score "usabilty"; did you mean usability?',
    );
    expect(() => gate(result, { require: ['licence-text'] })).toThrow('did you mean license-text?');
    expect(gate(result, { require: ['license-text'] }).verdict).toBe('inconclusive');
    const waivers = [{ check: 'model-card', reason: 'soon', by: 'me', until: '2026-02-30' }];
    expect(() => gate(result, { waivers })).toThrow('policy.waivers.0.until: must be a day that exists');
  });
});

describe('render', () => {
  it('writes a result in every form, and a list for an array', async () => {
    const evidence = await evidenceOf();
    const rubric = await loadRubric('rodeo');
    const result = auditEvidence(evidence, rubric);
    expect(JSON.parse(await render(result, 'json'))).toEqual(result);
    expect(JSON.parse(await render([result], 'json'))).toEqual([result]);
    expect(await render(result, 'markdown')).toContain('biogpt');
    expect(await render(result, 'table', { width: 60 })).toContain('Usability');
  });

  it('refuses what a form cannot hold', async () => {
    const evidence = await evidenceOf();
    const result = auditEvidence(evidence, await loadRubric('rodeo'));
    const other = auditEvidence(evidence, await loadRubric('eu-gpai'));
    const refused = { name: 'RodeoError', code: 'usage' };
    await expect(render(result, 'tabel')).rejects.toMatchObject({
      ...refused,
      message: 'there is no format "tabel"; did you mean table?',
    });
    await expect(render([], 'json')).rejects.toMatchObject(refused);
    await expect(render([result, result], 'badge')).rejects.toMatchObject(refused);
    await expect(render([result, other], 'sarif')).rejects.toMatchObject(refused);
    await expect(render(result, 'in-toto')).rejects.toMatchObject(refused);
    expect(await render([result, other], 'table')).toContain(other.rubric.title);
  });
});

describe('batch', () => {
  it('gives a line for each target, also for those that are none or not there', async () => {
    const events: ProgressEvent[] = [];
    const lines = await all(
      batch(['lab/one', { target: 'lab/two', repo: 'none' }, 'lab/one', 'lab/none', 'a b'], {
        ...{ env: await world(), policy: { min: { usability: 1 } } },
        onProgress: (event) => events.push(event),
      }),
    );
    expect(lines.map(({ target, status, gate }) => [target, status, gate])).toEqual([
      ['a b', 'failed', undefined],
      ['hf:lab/none', 'failed', undefined],
      ['hf:lab/one', 'done', 'pass'],
      ['hf:lab/two', 'done', 'pass'],
    ]);
    expect(lines.map(({ reason }) => reason?.code)).toEqual([
      ...['wrong-input', 'not-found-or-private'],
      ...[undefined, undefined],
    ]);
    expect(lines.at(-1)?.result?.gate?.verdict).toBe('pass');
    const ends = events.filter((event) => event.type === 'target' && event.state !== 'begun');
    expect(ends.map((event) => 'finished' in event && event.finished)).toEqual([1, 2, 3, 4]);
    expect(events.some((event) => event.type === 'step' && event.target === 'hf:lab/one')).toBe(true);
    expect(events.some((event) => event.type === 'host' && event.target === null)).toBe(true);
  });

  it('reads no more targets than are taken, and lets go of them when the loop is left', async () => {
    let read = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          read++;
          yield 'a b';
        }
      } finally {
        closed = true;
      }
    }
    for await (const { status } of batch(endless(), { env: await world() })) {
      expect(status).toBe('failed');
      if (read > 20) break;
    }
    expect(read).toBeLessThan(30);
    expect(closed).toBe(true);
  });

  it('ends by its signal, by its time, and by a list that breaks', async () => {
    const env = await world({ latencyMs: 30_000 });
    const stop = new AbortController();
    const reason = new Error('enough');
    const onProgress = ({ type }: ProgressEvent) => type === 'step' && stop.abort(reason);
    await expect(all(batch(['lab/one'], { env, signal: stop.signal, onProgress }))).rejects.toBe(reason);
    await expect(all(batch(['lab/one'], { env, timeout: 50 }))).rejects.toMatchObject({ code: 'timeout' });
    async function* broken() {
      yield 'a b';
      throw reason;
    }
    await expect(all(batch(broken(), { env }))).rejects.toBe(reason);
    await expect(all(batch([], { env, concurrency: 0 }))).rejects.toMatchObject({ code: 'usage' });
    expect(await all(batch([], { env }))).toEqual([]);
  });
});
