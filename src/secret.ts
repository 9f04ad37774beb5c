/** Tokens and passwords, which no message, log or report may show. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';

/** A secret that prints as `[token]` wherever it ends up by accident. */
export interface Token {
  /** The secret itself. Call it only where a request header is written. */
  reveal(): string;
  /** Where it was found: `HF_TOKEN`, `~/.cache/huggingface/token`. */
  from: string;
  /** A short one-way name of the secret, for keys of caches. */
  identity: string;
}

export class Secret implements Token {
  readonly #value: string;
  readonly from: string;
  readonly identity: string;

  constructor(value: string, from: string) {
    this.#value = value;
    this.from = from;
    this.identity = createHash('sha256').update(value).digest('hex').slice(0, 16);
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[token]';
  }

  toJSON(): string {
    return '[token]';
  }

  [inspect.custom](): string {
    return '[token]';
  }
}
