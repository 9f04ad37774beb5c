/** Signs a statement: by a key of one's own, or without any, as whoever a token of OpenID Connect says (Sigstore's public service). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto';
import type { Signer } from '@sigstore/sign';
import { inconclusiveError, usageError } from '../errors.js';
import { PAYLOAD_TYPE } from './statement.js';

/** A private key in PEM, and the password of one that is encrypted. */
export interface OwnKey {
  pem: string;
  password?: string | undefined;
  /** How messages name it. */
  label: string;
}

/** Who signs without a key: a token, or how GitHub Actions gives one; and the services. */
export interface Keyless {
  token?: string | undefined;
  fulcioUrl: string;
  rekorUrl: string;
}

/** Tries of a request to Sigstore, and how long to wait for an answer, ms. */
const RETRY = 2;
const TIMEOUT = 10_000;

/**
 * @param text the statement, byte for byte what is signed
 * @returns a Sigstore bundle, as JSON
 * @throws RodeoError `usage` for a key that is none, `inconclusive` when a service does not answer or says no
 */
export async function signWithKey(text: string, key: OwnKey): Promise<unknown> {
  const { DSSEBundleBuilder } = await import('@sigstore/sign');
  return bundleOf(new DSSEBundleBuilder({ signer: ownSigner(key), witnesses: [] }), text);
}

/** Likewise, by a certificate of minutes that Fulcio gives to the holder of the token, with an entry in Rekor's log. */
export async function signKeyless(text: string, { token, fulcioUrl, rekorUrl }: Keyless): Promise<unknown> {
  const { CIContextProvider, DSSEBundleBuilder, FulcioSigner, RekorWitness } = await import('@sigstore/sign');
  const limits = { retry: RETRY, timeout: TIMEOUT };
  const identityProvider = token ? { getToken: async () => token } : new CIContextProvider('sigstore');
  const builder = new DSSEBundleBuilder({
    signer: new FulcioSigner({ fulcioBaseURL: fulcioUrl, identityProvider, ...limits }),
    witnesses: [
      new RekorWitness({ rekorBaseURL: rekorUrl, entryType: 'dsse', fetchOnConflict: false, ...limits }),
    ],
  });
  try {
    return await bundleOf(builder, text);
  } catch (error) {
    throw unsigned(error);
  }
}

const MAKE_A_KEY = 'openssl genpkey -algorithm ed25519 -out FILE makes a key.';

interface Builder {
  create(artifact: { data: Buffer; type: string }): Promise<import('@sigstore/bundle').Bundle>;
}

async function bundleOf(builder: Builder, text: string): Promise<unknown> {
  const { bundleToJSON } = await import('@sigstore/bundle');
  return bundleToJSON(await builder.create({ data: Buffer.from(text), type: PAYLOAD_TYPE }));
}

function ownSigner(own: OwnKey): Signer {
  const key = privateKey(own);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return {
    sign: async (data) => ({
      signature: signed(data, key, own.label),
      key: { $case: 'publicKey', publicKey, hint: hintOf(createPublicKey(key)) },
    }),
  };
}

function privateKey({ pem, password, label }: OwnKey): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(password !== undefined && { passphrase: password }) });
  } catch {
    throw usageError(
      `${label} is not a private key in PEM, or its password is wrong`,
      `RODEO_KEY_PASSWORD holds the password. ${MAKE_A_KEY}`,
    );
  }
}

/** How each kind of key signs: Ed25519 has its own hash, the others take SHA-256. Those that are missing make no signatures of use here. */
const HASHES: Partial<Record<string, string | null>> = { ed25519: null, ec: 'sha256', rsa: 'sha256' };

/** @throws usageError for a key of another kind, and for one that cannot sign, such as an RSA key that is too short */
function signed(data: Buffer, key: KeyObject, label: string): Buffer {
  const kind = key.asymmetricKeyType ?? 'secret';
  const hash = HASHES[kind];
  if (hash === undefined) {
    throw usageError(
      `${label} holds a key of type ${kind}; only Ed25519, EC and RSA keys can sign`,
      MAKE_A_KEY,
    );
  }
  try {
    return signBytes(hash, data, key);
  } catch {
    throw usageError(`${label} cannot sign: its ${kind.toUpperCase()} key is not suitable`, MAKE_A_KEY);
  }
}

/** By which a bundle names the key: the hash of its public half. */
export const hintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** What a service of Sigstore said, or that there is nobody to sign as. */
function unsigned(error: unknown): Error {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: Error };
  const said = [message, cause?.message]
    .filter((one) => one)
    .join(': ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
  if (code === 'IDENTITY_TOKEN_PARSE_ERROR') {
    return usageError(`the OpenID Connect token is not valid: ${said}`, 'SIGSTORE_ID_TOKEN holds it.');
  }
  if (code === 'IDENTITY_TOKEN_READ_ERROR') {
    return usageError(
      'there is no identity to sign with: neither an OpenID Connect token nor --key',
      'In GitHub Actions give the job the permission id-token: write; elsewhere set SIGSTORE_ID_TOKEN, or give --key FILE.',
    );
  }
  return inconclusiveError(
    `Sigstore did not sign: ${said}`,
    'Try again later, or sign with --key FILE.',
    error,
  );
}
