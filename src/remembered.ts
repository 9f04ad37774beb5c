/** Answers that many ask for: each is found once, and kept with what it is about, or for texts until there are many. */

/** What is asked of an object, such as a page, is found once and forgotten with it. @param ask must be pure */
export function oncePer<Of extends object, Answer>(ask: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, { answer: Answer }>();
  return (of) => {
    let found = known.get(of);
    if (!found) {
      found = { answer: ask(of) };
      known.set(of, found);
    }
    return found.answer;
  };
}

/** About as many as the longest repositories have sentences. */
const MOST_TEXTS = 3_000;

/**
 * What is asked of a text is found once while it is fresh.
 * @param ask must be pure
 * @param most texts; at one more all are forgotten
 */
export function oncePerText<Answer>(
  ask: (text: string) => Answer,
  most = MOST_TEXTS,
): (text: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      found = { answer: ask(text) };
      if (known.size >= most) known.clear();
      known.set(text, found);
    }
    return found.answer;
  };
}

/** An answer that not all ask for: found when it is asked for first. */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { answer: Answer } | undefined;
  return () => {
    made ??= { answer: make() };
    return made.answer;
  };
}
