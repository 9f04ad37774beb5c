/** Something that can be explained: a check, a score, a tier, a class. The terminal, JSON and the pages of docs/ are made from it. */

export interface Topic {
  /** What one types, and the anchor on its page. */
  id: string;
  title: string;
  /** Other words for it, in lower case. */
  names: readonly string[];
  /** Labels with their paragraphs; what is empty is left out. */
  rows: readonly (readonly [label: string, paragraphs: readonly string[]])[];
}

/** Drops rows without text. */
export const filled = (rows: readonly (readonly [string, readonly (string | false | undefined)[]])[]) =>
  rows
    .map(([label, texts]) => [label, texts.filter((text): text is string => !!text)] as const)
    .filter(([, texts]) => texts.length > 0);

/** The topic that goes by this name, case and signs aside; `null` for none. Pure. */
export function topicNamed(name: string, topics: readonly Topic[]): Topic | null {
  const wanted = keyOf(name);
  return (
    topics.find(({ id, names }) => keyOf(id) === wanted || names.some((one) => keyOf(one) === wanted)) ?? null
  );
}

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9×.]+/g, ' ')
    .trim();
