/** Signing without a key, against a Sigstore on loopback: who signed is told, must be the one that was asked for, and was in time. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RodeoError } from '../../src/errors.js';
import { signKeyless } from '../../src/proof/sign.js';
import { verifyBundle } from '../../src/proof/verify.js';
import { type Sigstore, startSigstore, tokenOf } from './sigstore.js';

const ISSUER = 'https://issuer.example';
const ANA = 'ana@example.org';
const TEXT = '{"_type":"https://in-toto.io/Statement/v1"}\n';
let sigstore: Sigstore;
let bundle: Record<string, unknown>;

beforeAll(async () => {
  sigstore = await startSigstore();
  bundle = (await signKeyless(
    TEXT,
    services(tokenOf({ iss: ISSUER, sub: ANA, email: ANA, email_verified: true })),
  )) as never;
});
afterAll(() => sigstore.close());

const services = (token?: string) => ({ token, fulcioUrl: sigstore.url, rekorUrl: sigstore.url });
const trust = (more: object = {}) => ({ root: sigstore.root, now: new Date(), ...more });
const verdict = async (json: unknown, more: object = {}) =>
  (await verifyBundle(json, 'a.json', trust(more))).finding;

describe('a keyless signature', () => {
  it('holds for the one who signed, and carries what was signed byte for byte', async () => {
    const { payload, finding } = await verifyBundle(
      bundle,
      'a.json',
      trust({ identity: ANA, issuer: ISSUER }),
    );
    expect(finding).toEqual({
      about: 'signature',
      verdict: 'holds',
      because: `signed by ${ANA}, as ${ISSUER} says`,
    });
    expect(payload).toBe(TEXT);
  });

  it('is nobody in particular until one is asked for', async () => {
    const found = await verdict(bundle);
    expect(found.verdict).toBe('unchecked');
    expect(found.because).toContain(`--identity ${ANA} --issuer ${ISSUER}`);
    expect((await verdict(bundle, { identity: ANA })).verdict).toBe('unchecked');
  });

  it.each([
    { identity: 'eva@example.org', issuer: ISSUER },
    // What is asked for is no pattern.
    { identity: 'ana.example.org', issuer: ISSUER },
    { identity: ANA, issuer: 'https://other.example' },
  ])('differs for $identity of $issuer', async (asked) => {
    expect((await verdict(bundle, asked)).verdict).toBe('differs');
  });

  it('differs where a key was asked for, and names who signed instead', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await verdict(bundle, { key: { pem, label: 'a.pub' } })).toMatchObject({
      verdict: 'differs',
      because: `it is not signed by the key in a.pub, but by ${ANA}, as ${ISSUER} says`,
    });
  });

  it.each([
    'application/vnd.dev.sigstore.bundle+json;version=9.9',
    'application/vnd.dev.sigstore.bundle.v1.0+json',
  ])('is not judged in a form that came later, %s', async (mediaType) => {
    await expect(verdict({ ...bundle, mediaType })).rejects.toThrow('a format that rodeo does not know');
  });

  it('differs when what was signed is another by one character', async () => {
    const other = structuredClone(bundle) as { dsseEnvelope: { payload: string } };
    other.dsseEnvelope.payload = Buffer.from(TEXT.replace('v1', 'v2')).toString('base64');
    expect((await verdict(other, { identity: ANA, issuer: ISSUER })).verdict).toBe('differs');
  });

  it('differs when the log says another time than that of the certificate', async () => {
    const other = structuredClone(bundle) as {
      verificationMaterial: { tlogEntries: { integratedTime: string }[] };
    };
    for (const entry of other.verificationMaterial.tlogEntries) entry.integratedTime = '1893456000';
    expect((await verdict(other, { identity: ANA, issuer: ISSUER })).verdict).toBe('differs');
  });

  it('differs by the roots of trust of another Sigstore, the public one among them', async () => {
    const asked = { identity: ANA, issuer: ISSUER };
    const elsewhere = await startSigstore();
    await elsewhere.close();
    expect((await verdict(bundle, { ...asked, root: elsewhere.root })).verdict).toBe('differs');
    expect((await verdict(bundle, { ...asked, root: undefined })).verdict).toBe('differs');
  });

  it('is not made where a service does not answer, nor where there is nobody to sign as', async () => {
    const dead = { fulcioUrl: 'http://127.0.0.1:1', rekorUrl: 'http://127.0.0.1:1' };
    const token = tokenOf({ iss: ISSUER, sub: ANA, email: ANA, email_verified: true });
    await expect(signKeyless(TEXT, { ...dead, token })).rejects.toMatchObject({ exitCode: 3 });
    await expect(signKeyless(TEXT, services())).rejects.toBeInstanceOf(RodeoError);
    await expect(signKeyless(TEXT, services())).rejects.toMatchObject({ exitCode: 2 });
  });
});
