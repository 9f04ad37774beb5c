/**
 * What becomes of an audit when sources answer wrongly: each fault at each source, through real sockets. A cell names
 * the reason that is kept; whatever it is, nothing that was not seen is said to fail.
 */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEvidence } from '../../src/audit.js';
import type { Evidence, Fact } from '../../src/evidence.js';
import { loadRubric } from '../../src/rubric/load.js';
import type { Fault } from '../apis/server.js';
import { type Collecting, startCollecting, WORLD } from '../collect/collecting.js';

const stateOf = (fact: Fact<unknown> | undefined): string => {
  if (!fact) return 'not asked';
  return fact.state === 'unavailable' ? fact.reason.code : fact.state;
};
const inHub = (evidence: Evidence) => (evidence.hub.state === 'present' ? evidence.hub.value : undefined);
const inCode = (evidence: Evidence) =>
  evidence.repository.state === 'present' ? evidence.repository.value : undefined;

/** Where the fault hits, and the fact that hangs on it. */
const SOURCES: Record<
  string,
  {
    at: Pick<Fault, 'host' | 'path'>[];
    tokens?: 'none';
    fact: (evidence: Evidence) => Fact<unknown> | undefined;
  }
> = {
  'the card': {
    at: [{ host: 'hub', path: /README\.md(\?|$)/ }],
    fact: (evidence) => inHub(evidence)?.texts['README.md'],
  },
  'a license text': {
    at: [{ host: 'hub', path: /\/LICENSE(\?|$)/ }],
    fact: (evidence) => inHub(evidence)?.texts.LICENSE,
  },
  'a dataset': {
    at: [{ host: 'hub', path: /^\/api\/datasets\// }],
    fact: (evidence) => inHub(evidence)?.datasets[0]?.info,
  },
  'a base model': {
    at: [{ host: 'hub', path: /^\/api\/models\/org\/base/ }],
    fact: (evidence) => inHub(evidence)?.baseModels[0]?.info,
  },
  'the list of files on the Hub': {
    at: [{ host: 'hub', path: /^\/api\/models\/org\/model\/tree\// }],
    fact: (evidence) => inHub(evidence)?.files,
  },
  GraphQL: { at: [{ host: 'github', path: '/graphql' }], fact: ({ repository }) => repository },
  'the tree': {
    at: [{ host: 'github', path: '/git/trees/' }],
    fact: (evidence) => inCode(evidence)?.files,
  },
  REST: {
    at: [{ host: 'github', path: /^\/repos\/org\/code(\?|$)/ }],
    tokens: 'none',
    fact: ({ repository }) => repository,
  },
  'code without a token': {
    at: [{ host: 'github-raw', path: /\.py(\?|$)/ }],
    tokens: 'none',
    fact: (evidence) => inCode(evidence)?.code?.facts,
  },
  'the indexes of papers': {
    at: [{ host: 'semantic-scholar' }, { host: 'openalex' }, { host: 'crossref' }, { host: 'datacite' }],
    fact: ({ paper }) => paper,
  },
};

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const json = (body: string | object): Partial<Fault> => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});

const FAULTS: Record<string, Partial<Fault>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 405, 409, 410, 418, 422, 451, 500, 502, 503, 504].map((status) => [
      String(status),
      { status },
    ]),
  ),
  '429': { status: 429, headers: { 'retry-after': '900' } },
  '204': { status: 204, body: '' },
  '206': { status: 206, body: '{"id":' },
  '304': { status: 304, body: '' },
  'no answer': { delayMs: 60_000 },
  'a reset': { reset: true },
  'half a body': { truncate: true },
  'a body that stops': { stall: true },
  'a bomb': { status: 200, headers: { 'content-encoding': 'gzip' }, body: BOMB },
  'a bad gzip': { status: 200, headers: { 'content-encoding': 'gzip' }, body: 'no gzip' },
  'a login page': { html: true },
  nothing: { status: 200, body: '' },
  '{}': json('{}'),
  null: json('null'),
  '[]': json('[]'),
  true: json('true'),
  'an error': json({ error: 'try again later' }),
  brackets: json('['.repeat(20_000) + ']'.repeat(20_000)),
  'a circle': { status: 302, headers: { location: '?again' } },
};

/** What the fault is called, unless the source has its own word for it. */
const REASON: Record<string, string> = {
  '401': 'forbidden',
  '403': 'forbidden',
  '404': 'not-found-or-private',
  '410': 'not-found-or-private',
  '429': 'rate-limited',
  '451': 'blocked-451',
  '500': 'server-error',
  '502': 'server-error',
  '503': 'server-error',
  '504': 'server-error',
  'no answer': 'timeout',
  'a body that stops': 'timeout',
  'a reset': 'network',
  'half a body': 'truncated',
  'a bad gzip': 'truncated',
  'a bomb': 'too-large',
};

const EXCEPT: Record<string, Record<string, string>> = {
  // The record says how long the file is.
  'the card': { 'a bomb': 'invalid-response' },
  'a license text': { 'a bomb': 'invalid-response' },
  // GitHub's answer for an empty repository.
  'the tree': { '409': 'absent' },
  REST: { '401': 'needs-token' },
  // Files that are gone are left out.
  'code without a token': { '401': 'needs-token', '404': 'present', 'a bomb': 'invalid-response' },
  'the indexes of papers': { '401': 'needs-token', '404': 'absent' },
};

const reasonFor = (source: string, fault: string): string =>
  // What GraphQL does not say is asked of REST.
  // What the list of files does not say the record does, and what is missing there is said file by file.
  source === 'GraphQL' || source === 'the list of files on the Hub'
    ? 'present'
    : (EXCEPT[source]?.[fault] ?? REASON[fault] ?? 'invalid-response');

const IN_WORDS: Record<string, string> = {
  'invalid-response': 'the answer made no sense',
  forbidden: 'access was refused',
  'rate-limited': 'rate-limited until',
  'blocked-451': 'is blocked for legal reasons',
  'server-error': 'the server failed',
  timeout: 'no answer in time',
  network: 'the connection failed',
  truncated: 'only a part was sent',
  'too-large': 'is too large to read',
};

/** Answers that say that a thing is not there, or is not for everybody: those may fail a check. */
const TELLING = new Set(['401', '403', '404', '409', '410', '451', 'a circle']);

async function collected(faults: Fault[], tokens: 'both' | 'none' = 'both'): Promise<Evidence> {
  const running: Collecting = await startCollecting({ ...WORLD, faults });
  try {
    return await running.collect('org/model', { tokens, timeout: 2, maxWait: 0.5, cache: false });
  } finally {
    await running.close();
  }
}

let rubric: Awaited<ReturnType<typeof loadRubric>>;
const failing = (evidence: Evidence): string[] =>
  auditEvidence(evidence, rubric)
    .checks.filter(({ result }) => result === 'fail')
    .map(({ id }) => id);
let healthy: string[];

beforeAll(async () => {
  rubric = await loadRubric('rodeo');
  healthy = failing(await collected([]));
});

/** Faults that are looked at one source at a time: one that tells, one that passes, and one that costs time. */
const ALONE = ['404', '500', 'no answer', '[]'];

/** Sources that are asked whatever the others of their line answer: one audit sees the same fault at each of them. */
const TOGETHER = [
  ['the card', 'a dataset', 'a base model', 'the list of files on the Hub'],
  ['a license text', 'the tree', 'the indexes of papers'],
];
const groups: [string, string[], string[]][] = [
  ...TOGETHER.map((sources): [string, string[], string[]] => [
    sources.join(', '),
    sources,
    Object.keys(FAULTS),
  ]),
  ...Object.keys(SOURCES).map((source): [string, string[], string[]] => [
    source,
    [source],
    TOGETHER.flat().includes(source) ? ALONE : Object.keys(FAULTS),
  ]),
];

// Most of them wait: all go side by side, the longest first.
describe.concurrent('a list of models', () => {
  const faults = Object.entries(FAULTS).filter(([name]) => name !== '[]');
  it.each(faults)('that answers %s', async (_, fault) => {
    const where = { host: 'hub', path: /^\/api\/models\?/ } as const;
    const running = await startCollecting({ ...WORLD, faults: [{ ...where, ...fault }] });
    const read = async () => {
      for await (const _ of running
        .batch({ timeout: 2, maxWait: 0.5, cache: false })
        .query({ author: 'org' }));
    };
    await expect(read().finally(() => running.close())).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe.concurrent.each(groups)('%s', (_, sources, names) => {
  it.each(names)('that answers %s', async (name) => {
    const parts = sources.map((source) => ({ source, ...(SOURCES[source] as (typeof SOURCES)[string]) }));
    const faults = parts.flatMap(({ at }) => at.map((where) => ({ ...where, ...FAULTS[name] })));
    const evidence = await collected(faults, parts[0]?.tokens);
    for (const { source, fact } of parts)
      expect(stateOf(fact(evidence)), source).toBe(reasonFor(source, name));
    if (!TELLING.has(name)) expect(healthy).toEqual(expect.arrayContaining(failing(evidence)));
  });
});

describe.concurrent('the record', () => {
  it.each(Object.entries(FAULTS))('that answers %s', async (name, fault) => {
    const where = { host: 'hub', path: /^\/api\/models\/org\/model\?/ } as const;
    const refused = collected([{ ...where, ...fault }]);
    const reason = reasonFor('the record', name);
    await expect(refused).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        new RegExp(
          `^org/model: ${reason === 'not-found-or-private' ? 'the Hub has no such model, or it is private' : `the Hub could not be asked: ${IN_WORDS[reason]}`}`,
        ),
      ),
    });
  });
});
