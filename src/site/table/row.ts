/**
 * One model as the tables of a site show it, and its short form: what is kept of a model between the two readings of a journal,
 * and what a page's script reads. Used by the browser too, so nothing here asks Node for anything.
 */

/** What a check found, one letter each, in the order of `Columns.checks`. */
export const MARKS = { pass: 'p', partial: 'h', fail: 'f', unknown: 'u', notApplicable: 'n' } as const;
export type Mark = (typeof MARKS)[keyof typeof MARKS] | ' ';

export interface Range {
  low: number;
  high: number;
}

export interface Row {
  name: string;
  /** Where its page lies, without `models/` and `.html`. */
  slug: string;
  organization: string;
  /** In the order of `Columns.scores`; `null` where a score does not apply. */
  scores: (Range | null)[];
  /** Too little is known to say where the headline lies. */
  inconclusive: boolean;
  /** The tier of the low end, and of the high end where that is another. */
  tier: string;
  /** Name of the class, and its place on the ladder: 0 for none. */
  className: string;
  classRank: number;
  /** It may be more, as something could not be seen. */
  classOpen: boolean;
  archetype: string;
  license: string;
  /** How open the license of the weights is. */
  openness: string;
  /** Undefined where nothing states it. */
  parameters?: number;
  downloads?: number;
  stars?: number;
  citations?: number;
  released?: string;
  /** Share of the headline's points whose answer is known, in percent. */
  known: number;
  task: string;
  bases: string[];
  tags: string[];
  /** A `Mark` for each check. */
  marks: string;
}

/** What the columns of a site are called. */
export interface Columns {
  /** The headline first. */
  scores: { id: string; title: string; asks: string }[];
  checks: { id: string; title: string }[];
}

/** Words that many rows share, each kept once. */
export class Words {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a word, which is kept when it is new. */
  place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.list.length);
    this.list.push(word);
    return this.list.length - 1;
  }
}

/** The short form, as JSON: numbers for words, and nothing at the end that is not stated. */
export function packed(row: Row, words: Words): string {
  const { name, slug } = row;
  const place = (word: string) => words.place(word);
  const values: unknown[] = [
    name,
    slug === name.toLowerCase() ? 0 : slug,
    place(row.organization),
    row.scores.map((score) =>
      score === null ? null : score.low === score.high ? score.low : [score.low, score.high],
    ),
    row.inconclusive ? 1 : 0,
    ...[row.tier, row.className].map(place),
    row.classRank,
    row.classOpen ? 1 : 0,
    ...[row.archetype, row.license, row.openness].map(place),
    row.known,
    place(row.task),
    row.marks,
    row.parameters ?? 0,
    row.downloads ?? -1,
    row.stars ?? -1,
    row.citations ?? -1,
    row.released ?? 0,
    row.tags.map(place),
    row.bases.map(place),
  ];
  return JSON.stringify(values);
}

type Packed = [
  ...[string, string | 0, number, (null | number | [number, number])[], 0 | 1, number, number, number, 0 | 1],
  ...[number, number, number, number, number, string, number, number, number, number, string | 0],
  ...[number[], number[]],
];

/** The row of a short form. @param words the list of the `Words` it was packed with */
export function unpacked(values: unknown, words: readonly string[]): Row {
  const [name, slug, organization, scores, inconclusive, tier, className, classRank, classOpen, ...rest] =
    values as Packed;
  const [archetype, license, openness, known, task, marks, parameters, downloads, stars, citations, ...last] =
    rest;
  const [released, tags, bases] = last;
  const word = (place: number) => words[place] ?? '';
  return {
    name,
    slug: slug === 0 ? name.toLowerCase() : slug,
    organization: word(organization),
    scores: scores.map((score) =>
      score === null
        ? null
        : typeof score === 'number'
          ? { low: score, high: score }
          : { low: score[0], high: score[1] },
    ),
    inconclusive: inconclusive === 1,
    tier: word(tier),
    className: word(className),
    classRank,
    classOpen: classOpen === 1,
    archetype: word(archetype),
    license: word(license),
    openness: word(openness),
    ...(parameters > 0 && { parameters }),
    ...(downloads >= 0 && { downloads }),
    ...(stars >= 0 && { stars }),
    ...(citations >= 0 && { citations }),
    ...(released !== 0 && { released }),
    known,
    task: word(task),
    tags: tags.map(word),
    bases: bases.map(word),
    marks,
  };
}
