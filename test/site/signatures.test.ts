/** Pages of signed results say so and link the bundle, and of nothing else; what is wrong with a bundle is said. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JournalLine } from '../../src/batch/journal-line.js';
import { parseEvidence } from '../../src/collect/saved.js';
import { type BundleFlags, readBundles } from '../../src/commands/bundles.js';
import { signKeyless, signWithKey } from '../../src/proof/sign.js';
import { type Statement, statementOf } from '../../src/proof/statement.js';
import { loadRubric } from '../../src/rubric/load.js';
import { Signatures } from '../../src/site/signatures.js';
import { type Sigstore, startSigstore, tokenOf } from '../proof/sigstore.js';
import { journalOf, lineFor, removeFolders, siteOf, temporaryFolder, textOf } from './journal.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const pair = () =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const [own, other] = [pair(), pair()];

let folder = '';
let biogpt: Statement;
let lines: JournalLine[];
const at = (name: string) => join(folder, name);

/** About a shipped model, at a commit. */
async function statementAbout(name: string): Promise<Statement> {
  const path = join(FIXTURES, name, 'evidence.json');
  const evidence = JSON.parse(readFileSync(path, 'utf8'));
  evidence.hub.value.revision = 'c0ffee'.padEnd(40, '0');
  return statementOf(parseEvidence(JSON.stringify(evidence), path), await loadRubric('rodeo'));
}

async function signed(statement: unknown, { privateKey } = own): Promise<string> {
  const key = { pem: privateKey, label: 'a key' };
  return JSON.stringify(await signWithKey(JSON.stringify(statement), key));
}

/** What is said on stderr while bundles are read and the site is built from them. */
async function built(flags: Partial<BundleFlags> = {}, baseUrl?: string) {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const signatures = new Signatures(
    await readBundles({ bundles: at('bundles'), key: at('key.pub'), ...flags }),
  );
  const files = await siteOf([journalOf(lines)], baseUrl === undefined ? {} : { baseUrl }, signatures);
  const text = said.mock.calls.map(([chunk]) => String(chunk)).join('');
  said.mockRestore();
  return {
    files,
    said: text.replaceAll(`${folder}/`, ''),
    unclaimed: [...signatures.unclaimed()].map((one) => one.replaceAll(`${folder}/`, '')),
  };
}

beforeAll(async () => {
  folder = temporaryFolder();
  biogpt = await statementAbout('microsoft__biogpt');
  const gpt2 = await statementAbout('openai-community__gpt2');
  lines = [biogpt, gpt2].map(({ predicate }) => lineFor(predicate.result));
  writeFileSync(at('key.pub'), own.publicKey);
});
afterAll(removeFolders);

const clear = () => rmSync(at('bundles'), { recursive: true, force: true });

const put = (bundles: Record<string, string>) => {
  for (const [name, text] of Object.entries(bundles)) {
    mkdirSync(join(at('bundles'), name, '..'), { recursive: true });
    writeFileSync(join(at('bundles'), name), text);
  }
};
afterEach(() => {
  vi.restoreAllMocks();
  clear();
});

describe('a result that was signed', () => {
  test('says so on its page, its badge and in the feed, and leads to the bundle', async () => {
    const bundle = await signed(biogpt);
    put({ 'deep/audit.json.sigstore.json': bundle, 'audit.json': JSON.stringify(biogpt) });
    const { files, said, unclaimed } = await built({}, 'https://example.org/');
    expect(said + unclaimed.join()).toBe('');
    expect(files.get('bundles/microsoft/biogpt.sigstore.json')).toBe(bundle);
    expect(files.get('bundles/key.pub')).toBe(own.publicKey);
    const page = files.get('models/microsoft/biogpt.html') as string;
    expect(textOf(page)).toContain('Signed by this key');
    expect(page).toContain('href="../../bundles/microsoft/biogpt.sigstore.json"');
    expect(page).toContain('npx rodeo verify biogpt.sigstore.json microsoft/biogpt --key key.pub');
    expect(files.get('badges/microsoft/biogpt.svg')).toContain('· signed');
    expect(files.get('badges/microsoft/biogpt.svg')).toContain(
      'https://example.org/bundles/microsoft/biogpt.sigstore.json',
    );
    expect(JSON.parse(files.get('badges/microsoft/biogpt.json') as string).message).toMatch(/ · signed$/);
    const index = JSON.parse(files.get('api/index.json') as string);
    const bundles = index.models.map(({ id, bundle: path }: { id: string; bundle?: string }) => [id, path]);
    expect(Object.fromEntries(bundles)).toEqual({
      'microsoft/biogpt': 'bundles/microsoft/biogpt.sigstore.json',
      'openai-community/gpt2': undefined,
    });
    expect(JSON.parse(files.get('api/models/microsoft/biogpt.json') as string)).toMatchObject({
      bundle: 'bundles/microsoft/biogpt.sigstore.json',
      signedBy: { key: own.publicKey },
    });
  });

  test('is the only one that is called so', async () => {
    put({ 'audit.sigstore.json': await signed(biogpt) });
    const { files } = await built();
    const plain = await siteOf([journalOf(lines)]);
    for (const path of ['models/openai-community/gpt2.html', 'badges/openai-community/gpt2.svg']) {
      expect(files.get(path)).toBe(plain.get(path));
    }
    expect(plain.get('models/microsoft/biogpt.html')).not.toContain('Signed by');
    expect([...plain.keys()].filter((path) => path.startsWith('bundles/'))).toEqual([]);
  });

  test('may have been held against a gate since', async () => {
    put({ 'audit.sigstore.json': await signed(biogpt) });
    const [line, ...others] = lines as [JournalLine, ...JournalLine[]];
    const gate = { verdict: 'pass', conditions: [] } as never;
    lines = [{ ...line, result: { ...(line.result as never as object), gate } as never }, ...others];
    const { files } = await built();
    lines = [line, ...others];
    expect(files.get('models/microsoft/biogpt.html')).toContain('Signed by');
  });

  describe('without a key', () => {
    const identity = 'ana@example.org';
    const issuer = 'https://issuer.example';
    let sigstore: Sigstore;
    beforeAll(async () => {
      sigstore = await startSigstore();
      writeFileSync(at('root.json'), JSON.stringify(sigstore.root));
    });
    afterAll(() => sigstore.close());
    const bundle = async () =>
      JSON.stringify(
        await signKeyless(JSON.stringify(biogpt), {
          ...{
            token: tokenOf({ iss: issuer, sub: identity, email: identity, email_verified: true }),
            fulcioUrl: sigstore.url,
            rekorUrl: sigstore.url,
          },
        }),
      );

    test('names who signed', async () => {
      put({ 'audit.sigstore.json': await bundle() });
      const { files, said } = await built({
        key: undefined as never,
        identity,
        issuer,
        trustedRoot: at('root.json'),
      });
      expect(said).toBe('');
      const page = files.get('models/microsoft/biogpt.html') as string;
      expect(textOf(page)).toContain(`Signed by ${identity}, as ${issuer} says`);
      expect(page).toContain(`--identity ${identity} --issuer ${issuer}`);
      expect(files.has('bundles/key.pub')).toBe(false);
    });

    test('is not one when somebody else signed', async () => {
      put({ 'audit.sigstore.json': await bundle() });
      const { files, said } = await built({
        key: undefined as never,
        identity: 'else@example.org',
        issuer,
        trustedRoot: at('root.json'),
      });
      expect(said).toContain(`it is signed by ${identity}, not by else@example.org`);
      expect(files.get('models/microsoft/biogpt.html')).not.toContain('Signed by');
    });
  });
});

describe('a bundle that proves nothing about a page', () => {
  const broken = async (): Promise<[string, string, RegExp][]> => {
    const bundle = JSON.parse(await signed(biogpt));
    const better = structuredClone(biogpt);
    for (const score of better.predicate.result.scores) score.low = 100;
    const tampered = structuredClone(bundle);
    tampered.dsseEnvelope.payload = Buffer.from(JSON.stringify(better)).toString('base64');
    return [
      ['of another key', await signed(biogpt, other), /it is not signed by the key in key\.pub/],
      ['whose statement was changed', JSON.stringify(tampered), /x\.sigstore\.json: \S.*; it is left out/],
      ['that is not JSON', 'no', /is not JSON/],
      ['that is a bare statement', JSON.stringify(biogpt), /is not a bundle/],
      ['about something else than an audit', await signed({ a: 1 }), /is not a statement about an audit/],
      ['of another result', await signed(better), /signs another result of microsoft\/biogpt than the one/],
      [
        'of a model that is not there',
        await signed(await statementAbout('google__gemma-7b')),
        /is about google\/gemma-7b, which the site does not show/,
      ],
    ];
  };

  test('is named with the reason, and no page claims a signature', async () => {
    const plain = await siteOf([journalOf(lines)]);
    for (const [name, text, reason] of await broken()) {
      clear();
      put({ 'x.sigstore.json': text });
      const { files, said, unclaimed } = await built();
      expect(said + unclaimed.join('\n'), name).toMatch(reason);
      expect([...files], name).toEqual([...plain]);
    }
  });

  test('cannot be told without saying who must have signed', async () => {
    put({ 'x.sigstore.json': await signed(biogpt) });
    const nobody = { key: undefined as never };
    await expect(built(nobody)).rejects.toThrow('--bundles does not say who must have signed');
    await expect(built({ ...nobody, identity: 'a@example.org' })).rejects.toThrow('who must have signed');
    await expect(readBundles({ key: at('key.pub') })).rejects.toThrow('--key goes with --bundles');
    await expect(built({ bundles: at('none') })).rejects.toThrow(/cannot read .*none/);
  });
});
