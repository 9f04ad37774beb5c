/** Collects the facts of one file as a reader comes upon them: each once, and no more of a kind than anybody weighs. */
import type { CodeFact, CodeFactKind } from './facts.js';

const MOST: Partial<Record<CodeFactKind, number>> = { setting: 40, output: 20, network: 12 };
const MOST_OF_OTHERS = 8;
const NAME = 80;
const VALUE = 160;

/** Facts of one file in the making. */
export class Found {
  readonly facts: CodeFact[] = [];
  readonly #counts = new Map<CodeFactKind, number>();
  readonly #seen = new Set<string>();

  /** Adds a fact unless it was there. `value` may be filled in later, by the object that is returned. */
  add(kind: CodeFactKind, line: number, name: string, value?: string): CodeFact | null {
    const count = this.#counts.get(kind) ?? 0;
    const short = plain(name, NAME);
    const key = `${kind}\n${short}\n${value ?? ''}`;
    if (count >= (MOST[kind] ?? MOST_OF_OTHERS) || this.#seen.has(key) || short === '') return null;
    this.#seen.add(key);
    this.#counts.set(kind, count + 1);
    const fact: CodeFact = { kind, line, name: short };
    if (value !== undefined) fact.value = plain(value, VALUE);
    this.facts.push(fact);
    return fact;
  }

  /** Takes back facts that turned out to be something else. */
  drop(isWrong: (fact: CodeFact) => boolean): void {
    for (let at = this.facts.length - 1; at >= 0; at--)
      if (isWrong(this.facts[at] as CodeFact)) this.facts.splice(at, 1);
  }

  /** The facts by line. */
  sorted(): CodeFact[] {
    return this.facts.sort((a, b) => a.line - b.line);
  }
}

/** One line without control characters, cut where it gets long. */
export function plain(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…` : line;
}
