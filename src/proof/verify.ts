/** Verifies the signature of a bundle without any network: by a key that is given, or by Sigstore's roots of trust. */
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { usageError } from '../errors.js';
import type { Finding } from './recompute.js';
import { hintOf } from './sign.js';
import { PAYLOAD_TYPE } from './statement.js';

export interface Trust {
  /** A public key or a certificate, in PEM. */
  key?: { pem: string; label: string } | undefined;
  /** A trusted root of another Sigstore than the public one, as JSON. */
  root?: unknown;
  /** Who must have signed, and who must have said so: URIs or addresses, to the letter. */
  identity?: string | undefined;
  issuer?: string | undefined;
  /** The time that a certificate must still hold at when nothing proves an earlier one. */
  now: Date;
}

/** Whose signature it is: of a key (the public half, in PEM), or of somebody whom an issuer vouches for. */
export type SignedBy = { key: string } | { identity: string; issuer: string };

interface Judged {
  finding: Finding;
  /** Only where the signature holds. */
  by?: SignedBy;
}

/** What was signed, and what the signature is worth. */
export interface Verified extends Judged {
  /** The statement, byte for byte. */
  payload: string;
}

/** Whether JSON is a Sigstore bundle. */
export const isBundle = (json: unknown): json is { mediaType: string } =>
  typeof json === 'object' &&
  json !== null &&
  'mediaType' in json &&
  /^application\/vnd\.dev\.sigstore\.bundle/.test(String(json.mediaType));

/** Versions 0.1 to 0.3 in both spellings. A later one may mean other things by the same fields. */
const FORMS = /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;\s*version=0\.[123]|\.v0\.[123]\+json)$/;

/** @throws usageError for a bundle that is broken, is of a form that came later, or is about something else than a statement */
export async function verifyBundle(json: unknown, label: string, trust: Trust): Promise<Verified> {
  const { bundleFromJSON } = await import('@sigstore/bundle');
  let bundle: ReturnType<typeof bundleFromJSON>;
  try {
    bundle = bundleFromJSON(json);
  } catch (error) {
    throw usageError(`${label} is not a complete bundle: ${oneLine(error)}`, 'rodeo sign FILE writes one.');
  }
  const { content, verificationMaterial, mediaType } = bundle;
  if (!FORMS.test(mediaType)) {
    throw usageError(`${label} is a bundle in a format that rodeo does not know: ${mediaType.slice(0, 100)}`);
  }
  if (content.$case !== 'dsseEnvelope' || content.dsseEnvelope.payloadType !== PAYLOAD_TYPE) {
    throw usageError(`${label} is signed, but it is not a statement`, 'rodeo sign FILE signs one.');
  }
  const payload = Buffer.from(content.dsseEnvelope.payload).toString('utf8');
  const byKey = verificationMaterial.content.$case === 'publicKey';
  return { payload, ...(byKey ? await byOwnKey(bundle, trust) : await byCertificate(bundle, trust)) };
}

type Bundle = ReturnType<typeof import('@sigstore/bundle').bundleFromJSON>;

async function byOwnKey(bundle: Bundle, { key, now }: Trust): Promise<Judged> {
  if (!key) return unchecked('it is signed by a key: --key FILE gives the public half, or its certificate');
  const { publicKey, certificate } = publicHalf(key);
  const hint = hintOf(publicKey);
  const outside = certificate && outsideOf(certificate, now);
  if (outside) return differs(outside);
  const root = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  const { toSignedEntity, toTrustMaterial, Verifier } = await import('@sigstore/verify');
  const trust = toTrustMaterial(root as never, () => ({ publicKey, validFor: () => true }));
  const verifier = new Verifier(trust, { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 });
  try {
    verifier.verify(toSignedEntity(bundle));
  } catch (error) {
    const { content } = bundle.verificationMaterial;
    const isOther = content.$case === 'publicKey' && content.publicKey.hint !== hint;
    return differs(isOther ? `it is not signed by the key in ${key.label}` : oneLine(error));
  }
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  return { ...holds(`signed by the key in ${key.label}`), by: { key: pem } };
}

function publicHalf({ pem, label }: { pem: string; label: string }): {
  publicKey: KeyObject;
  certificate?: X509Certificate;
} {
  try {
    if (!pem.includes('BEGIN CERTIFICATE')) return { publicKey: createPublicKey(pem) };
    const certificate = new X509Certificate(pem);
    return { publicKey: certificate.publicKey, certificate };
  } catch {
    throw usageError(`${label} is neither a public key nor a certificate in PEM`);
  }
}

/** A signature by a key alone carries no proven time: what counts is the day on which it is verified. */
function outsideOf({ validFrom, validTo }: X509Certificate, now: Date): string | null {
  if (now > new Date(validTo)) {
    return `the key expired on ${day(validTo)}, and nothing proves that it signed before`;
  }
  return now < new Date(validFrom) ? `the key is valid only from ${day(validFrom)}` : null;
}

const day = (date: string): string => new Date(date).toISOString().slice(0, 10);

async function byCertificate(bundle: Bundle, { key, root, identity, issuer }: Trust): Promise<Judged> {
  const [{ TrustedRoot }, { toSignedEntity, toTrustMaterial, Verifier }] = await Promise.all([
    import('@sigstore/protobuf-specs'),
    import('@sigstore/verify'),
  ]);
  let material: ReturnType<typeof toTrustMaterial>;
  try {
    material = toTrustMaterial(TrustedRoot.fromJSON(root ?? (await publicRoot())));
  } catch (error) {
    throw usageError(`the trusted root is broken: ${oneLine(error)}`);
  }
  let signer: ReturnType<InstanceType<typeof Verifier>['verify']>;
  try {
    signer = new Verifier(material).verify(toSignedEntity(bundle));
  } catch (error) {
    return differs(oneLine(error));
  }
  const who = signer.identity?.subjectAlternativeName ?? 'an unnamed signer';
  const by = signer.identity?.extensions?.issuer ?? 'an unknown issuer';
  if (identity !== undefined && who !== identity)
    return differs(`it is signed by ${who}, not by ${identity}`);
  if (issuer !== undefined && by !== issuer)
    return differs(`${who} is vouched for by ${by}, not by ${issuer}`);
  if (key && identity === undefined && issuer === undefined) {
    return differs(`it is not signed by the key in ${key.label}, but by ${who}, as ${by} says`);
  }
  if (identity === undefined || issuer === undefined) {
    const asked = `--identity ${who} --issuer ${by}`;
    return unchecked(`it is signed by ${who}, as ${by} says; anybody can sign: ${asked} asks for this one`);
  }
  return { ...holds(`signed by ${who}, as ${by} says`), by: { identity: who, issuer: by } };
}

/** Of the public Sigstore, as it comes with the package: fetching a newer one would need the network. */
async function publicRoot(): Promise<unknown> {
  const { default: seeds } = await import('@sigstore/tuf/seeds.json', { with: { type: 'json' } });
  const [mirror] = Object.values(seeds as Record<string, { targets: Record<string, string> }>);
  return JSON.parse(Buffer.from(mirror?.targets['trusted_root.json'] ?? '', 'base64').toString('utf8'));
}

const finding =
  (verdict: Finding['verdict']) =>
  (because: string): Judged => ({ finding: { about: 'signature', verdict, because } });
const holds = finding('holds');
const differs = finding('differs');
const unchecked = finding('unchecked');

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);
