/** Which results of a site were signed: a bundle is about a result when it states the very same one. Pure. */
import { resultDigest } from '../proof/digest.js';
import type { Statement } from '../proof/statement.js';
import type { SignedBy } from '../proof/verify.js';
import type { Result } from '../result/result.js';

/** A bundle whose signature holds. */
export interface SignedResult {
  /** Where it was read. */
  file: string;
  statement: Statement;
  by: SignedBy;
}

/** What a page says of it. */
export interface Signature {
  by: SignedBy;
  /** The bundle as it was read, from the top of the site. */
  path: string;
}

export class Signatures {
  readonly #bundles = new Map<string, { file: string; model: string; by: SignedBy }>();
  readonly #claimed = new Set<string>();
  readonly #shown = new Set<string>();

  constructor(signed: Iterable<SignedResult>) {
    for (const { file, statement, by } of signed) {
      const { result } = statement.predicate;
      this.#bundles.set(resultDigest(result), { file, model: result.model.name, by });
    }
  }

  /** The bundle about this very result; `null` without one. */
  of(result: Result): { file: string; by: SignedBy } | null {
    if (this.#bundles.size === 0) return null;
    this.#shown.add(result.model.name);
    const digest = resultDigest(result);
    const found = this.#bundles.get(digest);
    if (found) this.#claimed.add(digest);
    return found ?? null;
  }

  /** Once all results were asked about: the bundles that none of them is signed by, each with the reason. */
  *unclaimed(): Generator<string> {
    for (const [digest, { file, model }] of this.#bundles) {
      if (this.#claimed.has(digest)) continue;
      yield this.#shown.has(model)
        ? `${file} signs another result of ${model} than the one that is shown`
        : `${file} is about ${model}, which the site does not show`;
    }
  }
}

/** From the top of a site. */
export const bundlePath = (slug: string): string => `bundles/${slug}.sigstore.json`;
export const KEY_PATH = 'bundles/key.pub';
