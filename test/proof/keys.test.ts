/** Signing with a key of one's own: the kinds that can sign do, and verify; of all others the message names the file. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signWithKey } from '../../src/proof/sign.js';
import { verifyBundle } from '../../src/proof/verify.js';

const TEXT = '{"_type":"https://in-toto.io/Statement/v1"}\n';
const inPem = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }) => ({
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
});

const PAIRS = {
  Ed25519: inPem(generateKeyPairSync('ed25519')),
  'P-256': inPem(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  'P-384': inPem(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
  RSA: inPem(generateKeyPairSync('rsa', { modulusLength: 2048 })),
};

const signed = (pem: string) => signWithKey(TEXT, { pem, label: 'a.pem' });

describe.each(Object.entries(PAIRS))('a key of the kind %s', (kind, { privateKey, publicKey }) => {
  it('signs, and its public half verifies', async () => {
    const trust = { key: { pem: publicKey, label: 'a.pub' }, now: new Date() };
    expect((await verifyBundle(await signed(privateKey), 'a.json', trust)).finding.verdict).toBe('holds');
  });

  it('is not any other', async () => {
    const { publicKey: other } = kind === 'RSA' ? PAIRS.Ed25519 : PAIRS.RSA;
    const trust = { key: { pem: other, label: 'b.pub' }, now: new Date() };
    const { finding } = await verifyBundle(await signed(privateKey), 'a.json', trust);
    expect(finding).toMatchObject({ verdict: 'differs', because: 'it is not signed by the key in b.pub' });
  });
});

it.each([
  ['x25519', inPem(generateKeyPairSync('x25519'))],
  ['ed448', inPem(generateKeyPairSync('ed448'))],
] as const)('a key of the kind %s is refused by its name', async (kind, { privateKey }) => {
  await expect(signed(privateKey)).rejects.toMatchObject({
    code: 'usage',
    message: `a.pem holds a key of type ${kind}; only Ed25519, EC and RSA keys can sign`,
  });
});
