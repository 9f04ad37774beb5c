/** The name of the file in which the owner of a model makes claims about it: at the root on the Hub, or of its code; form of `--attest`. */
export const OWNERS_FILE = '.openness.yaml';

/** The file among those of a list: its path, or nothing. */
export const ownersFileIn = (list: { entries: readonly { path: string }[] } | null | undefined): string[] =>
  list?.entries.some(({ path }) => path === OWNERS_FILE) ? [OWNERS_FILE] : [];
