/** Signed results for the pages of a site: bundles in a folder, of which only those count that are signed by whoever was named. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RodeoError, usageError } from '../errors.js';
import { parsed, parseStatement } from '../proof/statement.js';
import { isBundle, type Trust, verifyBundle } from '../proof/verify.js';
import type { SignedResult } from '../site/signatures.js';
import { readInput, unreadable } from './input.js';
import { say } from './messages.js';
import { STATEMENT_BYTES } from './sign.js';

export interface TrustFlags {
  key?: string;
  identity?: string;
  issuer?: string;
  trustedRoot?: string;
}

export interface BundleFlags extends TrustFlags {
  bundles?: string;
}

const ROOT_HINT = 'It is a trusted root of Sigstore, as JSON.';

/** @throws usageError for files that cannot be read */
export async function trustOf({ key, identity, issuer, trustedRoot }: TrustFlags): Promise<Trust> {
  return {
    ...(key !== undefined && {
      key: { pem: await readInput(key, 'It is a public key in PEM.'), label: key },
    }),
    ...(trustedRoot !== undefined && {
      root: parsed(await readInput(trustedRoot, ROOT_HINT), trustedRoot, ROOT_HINT),
    }),
    identity,
    issuer,
    now: new Date(),
  };
}

/**
 * The bundles in the folder and below it whose signature holds. What is wrong with another is said, and it counts for nothing.
 * @throws usageError when nobody is named who must have signed, or when the folder cannot be read
 */
export async function readBundles(flags: BundleFlags): Promise<SignedResult[]> {
  const { bundles: folder, key, identity, issuer } = flags;
  if (folder === undefined) {
    for (const name of ['key', 'identity', 'issuer', 'trustedRoot'] as const) {
      const option = name === 'trustedRoot' ? 'trusted-root' : name;
      if (flags[name] !== undefined) throw usageError(`--${option} goes with --bundles`);
    }
    return [];
  }
  if (key === undefined && (identity === undefined || issuer === undefined)) {
    throw usageError(
      '--bundles does not say who must have signed',
      'Give --key FILE, the public half, or --identity NAME with --issuer URL.',
    );
  }
  const trust = await trustOf(flags);
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unreadable(folder, error, 'rodeo sign FILE writes FILE.sigstore.json; name the folder of these.');
  });
  const signed: SignedResult[] = [];
  for (const name of names.filter((one) => one.endsWith('.sigstore.json')).sort()) {
    const file = join(folder, name);
    try {
      const json = parsed(await readInput(file, '', STATEMENT_BYTES), file);
      if (!isBundle(json)) throw usageError(`${file} is not a bundle`);
      const { payload, finding, by } = await verifyBundle(json, file, trust);
      const statement = parseStatement(payload, file);
      if (by) signed.push({ file, statement, by });
      else say(`${file}: ${finding.because}; it is left out`);
    } catch (error) {
      if (!(error instanceof RodeoError)) throw error;
      say(`${error.message}; it is left out`);
    }
  }
  if (signed.length === 0) say(`${folder} holds no bundle that can be shown`);
  return signed;
}
