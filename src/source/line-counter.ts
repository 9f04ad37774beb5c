/** Counts lines in a body that is gone through from its top. */
export class LineCounter {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line of a position, from 1. Places are asked for in the order of the text, but for the few behind. */
  lineAt(position: number): number {
    if (position < this.#at) {
      this.#at = 0;
      this.#line = 1;
    }
    for (let next = this.#text.indexOf('\n', this.#at); next >= 0 && next < position; ) {
      this.#line += 1;
      this.#at = next + 1;
      next = this.#text.indexOf('\n', this.#at);
    }
    return this.#line;
  }
}
