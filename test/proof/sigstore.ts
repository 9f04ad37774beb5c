/** A Sigstore of one's own on loopback: a certificate authority, a log, and the roots of trust to verify by. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, rekorHandler } from '@sigstore/mock';
import { TrustedRoot } from '@sigstore/protobuf-specs';

export interface Sigstore {
  url: string;
  root: unknown;
  close(): Promise<void>;
}

const bytes = (view: ArrayBufferView | ArrayBuffer) =>
  ArrayBuffer.isView(view) ? Buffer.from(view.buffer, view.byteOffset, view.byteLength) : Buffer.from(view);

const keys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** @param others what else answers here, by its path */
export async function startSigstore(others: Record<string, object> = {}): Promise<Sigstore> {
  const ctlog = await initializeCTLog(keys());
  const ca = await initializeCA(keys(), ctlog);
  const tlog = await initializeTLog('https://rekor.sigstore.dev', keys());
  // Checkpoints are signed in the name of the log's own address.
  const handlers = [fulcioHandler(ca, { strict: true }), rekorHandler(tlog, { strict: true })];
  const server = createServer(async (request, response) => {
    const handler = handlers.find(({ path }) => path === request.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const other = others[new URL(request.url ?? '/', 'http://here').pathname];
    if (other) return response.writeHead(200).end(JSON.stringify(other));
    if (!handler) return response.writeHead(404).end();
    const answer = await handler.fn(asLogged(Buffer.concat(chunks).toString('utf8')));
    response
      .writeHead(answer.statusCode, { 'content-type': answer.contentType ?? 'application/json' })
      .end(answer.response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const since = { start: new Date(Date.now() - 60_000) };
  const log = (rawBytes: Buffer, keyId: Buffer) => ({
    baseUrl: 'https://rekor.sigstore.dev',
    hashAlgorithm: 1,
    publicKey: { rawBytes, keyDetails: 5, validFor: since },
    logId: { keyId },
    operator: '',
  });
  const hash = (key: Buffer) => createHash('sha256').update(key).digest();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    root: TrustedRoot.toJSON({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      certificateAuthorities: [
        {
          subject: { commonName: 'sigstore', organization: 'test' },
          uri: '',
          certChain: { certificates: [{ rawBytes: bytes(ca.rootCertificate) }] },
          validFor: since,
          operator: '',
        },
      ],
      ctlogs: [log(bytes(ctlog.publicKey), bytes(ctlog.logID))],
      tlogs: [log(bytes(tlog.publicKey), hash(bytes(tlog.publicKey)))],
      timestampAuthorities: [],
    } as never),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A log keeps of an envelope its signature and hashes, not what was signed; the stand-in keeps what it is sent. */
function asLogged(body: string): string {
  const entry = JSON.parse(body);
  if (entry.kind !== 'dsse') return body;
  const { envelope, verifiers } = entry.spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  const hash = (data: Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(data).digest('hex'),
  });
  const spec = {
    signatures: signatures.map(({ sig }: { sig: string }, index: number) => ({
      signature: sig,
      verifier: verifiers[index],
    })),
    payloadHash: hash(Buffer.from(payload, 'base64')),
    envelopeHash: hash(Buffer.from(envelope)),
  };
  return JSON.stringify({ ...entry, spec });
}

/** A token as an issuer gives one; nobody here checks its signature. */
export function tokenOf(claims: Record<string, unknown>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return [
    part({ alg: 'RS256', typ: 'JWT' }),
    part({ aud: 'sigstore', iat: now, exp: now + 600, ...claims }),
    'c2ln',
  ].join('.');
}
