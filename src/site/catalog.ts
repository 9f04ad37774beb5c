/** All that is kept of a batch while its pages are written: a short row for each model, and what is counted over all. */
import { plain } from '../terminal.js';
import { groupSlug, taskTitle } from './names.js';
import type { Group, Kind } from './pages/browse.js';
import { BINS, binOf } from './parts/charts.js';
import type { Account } from './site.js';
import { type Columns, packed, type Range, type Row, unpacked, Words } from './table/row.js';
import { type Standing, standingOf } from './table/standing.js';
import { organizationSlug } from './table/views.js';

/** A tag that fewer models have says nothing about others. */
const LEAST_TAGGED = 2;

interface Members {
  kind: Kind;
  title: string;
  slug: string;
  rows: number[];
}

export class Catalog {
  readonly columns: Columns = { scores: [], checks: [] };
  readonly words = new Words();
  #packed: string[] = [];
  readonly #members = new Map<string, Members>();
  #standing: Standing = standingOf([]);
  /** By the slugs of organizations: one short entry for each of them. */
  readonly accounts = new Map<string, Account>();

  add(row: Row): void {
    this.#packed.push(packed(row, this.words));
  }

  /** To be called once all rows are there: brings them in their order, and counts. */
  close(): void {
    const keyed = this.#packed.map((text, index) => ({ text, ...keyOf(this.row(index)) }));
    keyed.sort(
      (one, other) =>
        Number(one.unranked) - Number(other.unranked) ||
        other.low - one.low ||
        other.high - one.high ||
        (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
    );
    this.#packed = keyed.map(({ text }) => text);
    const ranked: Range[] = keyed.flatMap(({ unranked, low, high }) => (unranked ? [] : [{ low, high }]));
    this.#standing = standingOf(ranked);
    for (let index = 0; index < this.size; index++) this.#join(this.row(index), index);
  }

  get size(): number {
    return this.#packed.length;
  }

  get standing(): Standing {
    return this.#standing;
  }

  row(index: number): Row {
    return unpacked(JSON.parse(this.#packed[index] as string), this.words.list);
  }

  /** Some of the rows, from one place to before another. */
  rows(from: number, to: number): Row[] {
    return Array.from({ length: Math.max(0, Math.min(to, this.size) - from) }, (_, index) =>
      this.row(from + index),
    );
  }

  packedRow(index: number): string {
    return this.#packed[index] as string;
  }

  #join(row: Row, index: number): void {
    const owner = organizationSlug(row);
    if (owner !== '') this.#put('organizations', owner, row.organization || owner, index);
    if (row.task !== '') this.#put('tasks', groupSlug(row.task), taskTitle(row.task), index);
    this.#put('licenses', groupSlug(row.license), row.license, index);
    for (const tag of row.tags) this.#put('tags', groupSlug(tag), tag, index);
  }

  #put(kind: Kind, slug: string, title: string, index: number): void {
    const key = `${kind}/${slug}`;
    const members = this.#members.get(key);
    if (members) members.rows.push(index);
    else this.#members.set(key, { kind, slug, title: plain(title), rows: [index] });
  }

  /** The groups of a kind, the largest first. */
  groups(kind: Kind): (Group & { rows: readonly number[] })[] {
    return [...this.#members.values()]
      .filter((one) => one.kind === kind && (kind !== 'tags' || one.rows.length >= LEAST_TAGGED))
      .map((one) => ({ ...one, count: one.rows.length, median: this.#medianOf(one.rows) }))
      .sort((one, other) => other.count - one.count || (one.title < other.title ? -1 : 1));
  }

  get tags(): ReadonlySet<string> {
    const all = [...this.#members.values()];
    return new Set(
      all.flatMap(({ kind, slug, rows }) => (kind === 'tags' && rows.length >= LEAST_TAGGED ? [slug] : [])),
    );
  }

  #medianOf(rows: readonly number[]): Range | null {
    const known = rows.flatMap((index) => {
      const { scores, inconclusive } = this.row(index);
      return scores[0] && !inconclusive ? [scores[0]] : [];
    });
    return standingOf(known).median;
  }

  /** How many rows lie in each twentieth of the scale. */
  binsOf(rows: Iterable<Row>): number[] {
    const bins = new Array<number>(BINS).fill(0);
    for (const { scores, inconclusive } of rows) {
      if (scores[0] && !inconclusive) bins[binOf(scores[0].low)] = (bins[binOf(scores[0].low)] ?? 0) + 1;
    }
    return bins;
  }

  *all(): Generator<Row> {
    for (let index = 0; index < this.size; index++) yield this.row(index);
  }
}

function keyOf({ name, scores: [headline], inconclusive }: Row) {
  return { name, unranked: !headline || inconclusive, low: headline?.low ?? -1, high: headline?.high ?? -1 };
}
