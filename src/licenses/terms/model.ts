/** The linear model that says how likely a sentence limits what may be done with a release; its weights are data that the build trains. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';
import { oncePerText } from '../../remembered.js';
import { featuresOf } from './features.js';

/** Weights by the hash of a feature's name. */
export interface TermsModel {
  weights: Int8Array;
  /** What one step of a weight is worth. */
  scale: number;
  bias: number;
}

/** Where the build leaves the weights; shipped with the package. */
export const TERMS_FILE = join(PACKAGE_ROOT, 'dist', 'license-terms.bin');

/** Features share a place now and then; with so many places it costs nothing that could be measured. */
export const PLACES = 1 << 18;

const FORMAT = 'rodeo terms 1\n';

/** The place of a feature: 32-bit FNV-1a, cut. */
export function placeOf(feature: string): number {
  let hash = 2166136261;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 18)) & (PLACES - 1);
}

/** Places of all features of a sentence, each once. */
export const placesIn = (sentence: string): number[] => [
  ...new Set([...featuresOf(sentence)].map((feature) => placeOf(feature))),
];

/** How likely the sentence limits what may be done, 0 to 1, by the weights that the build made. Linear in its length. */
export const limitsLikely: (sentence: string) => number = oncePerText((sentence) =>
  limitsLikelyBy(sentence, termsModel()),
);

/** The same by other weights. */
export function limitsLikelyBy(sentence: string, model: TermsModel): number {
  const places = placesIn(sentence);
  if (places.length === 0) return 0;
  let sum = 0;
  for (const place of places) sum += model.weights[place] as number;
  return 1 / (1 + Math.exp(-((sum * model.scale) / Math.sqrt(places.length) + model.bias)));
}

let loaded: TermsModel | undefined;

/** The weights that the build made, read when the first sentence on terms is met. */
export function termsModel(): TermsModel {
  loaded ??= unpack(readFileSync(TERMS_FILE));
  return loaded;
}

/** The bytes of a model: its format, scale and bias, then a byte to a weight. */
export function pack({ weights, scale, bias }: TermsModel): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeFloatLE(scale, 0);
  head.writeFloatLE(bias, 4);
  return Buffer.concat([Buffer.from(FORMAT), head, Buffer.from(weights.buffer)]);
}

function unpack(bytes: Buffer): TermsModel {
  const start = FORMAT.length + 8;
  if (bytes.subarray(0, FORMAT.length).toString() !== FORMAT || bytes.length !== start + PLACES)
    throw new Error(`${TERMS_FILE} was made by another version; run npm run build`);
  return {
    scale: bytes.readFloatLE(FORMAT.length),
    bias: bytes.readFloatLE(FORMAT.length + 4),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + start, PLACES),
  };
}
