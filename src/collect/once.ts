/** How a reader asks for what other targets may have asked for already. */

/** Gives what was loaded under a key before, or loads it. Failures are thrown on and not remembered. */
export type Once = <T extends object>(key: string, load: () => Promise<T>) => Promise<T>;

/** Remembers nothing: for a single audit, where nothing is asked twice. */
export const eachTime: Once = (_, load) => load();
