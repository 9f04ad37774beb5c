/** What it costs an owner to mend what a check misses: the order in which to go about it. */

export interface Effort {
  title: string;
  about: string;
}

/** The cheapest first. */
export const EFFORTS = {
  words: { title: 'Words', about: 'A statement, a tag or a section of text: minutes to an hour.' },
  files: { title: 'Files', about: 'Files that exist already, or take an afternoon to write.' },
  release: {
    title: 'Releases',
    about: 'Weights, training code or data that have to be made ready for others.',
  },
} as const satisfies Record<string, Effort>;
export type EffortId = keyof typeof EFFORTS;

/** Checks that a few words meet; they ask for a statement, not for a thing. */
const WORDS: ReadonlySet<string> = new Set([
  ...['base-model-stated', 'basic-properties', 'carbon-emissions', 'citation-metadata', 'compute-provider'],
  ...['data-card', 'datasets-licensed', 'datasets-named', 'datasets-resolvable', 'feedback-channel'],
  ...['install-command', 'intended-use', 'license-text', 'limitations', 'loading-snippet', 'model-card'],
  ...['model-metadata', 'random-seed', 'results-command', 'stated-precision', 'train-test-overlap'],
  ...['training-compute', 'training-cost', 'training-data-size', 'training-energy', 'training-flops'],
  ...['training-hardware', 'training-water', 'ungated-download', 'versioning-policy', 'security-policy'],
  ...['research-paper', 'open-access-paper', 'tagged-release', 'repository-alive', 'change-log'],
  'copyright-policy',
]);
const RELEASES: ReadonlySet<string> = new Set([
  ...['archived-data', 'archived-weights', 'base-model-data', 'base-model-weights', 'evaluation-data'],
  ...['intermediate-checkpoints', 'model-weights', 'preprocessing-code', 'technical-report'],
  ...['training-code', 'training-data', 'model-architecture'],
]);

/** Of a fix in a result. A license is a statement, whatever it is for. */
export function effortOf({ check, kind }: { check: string; kind: 'release' | 'license' }): EffortId {
  if (kind === 'license' || WORDS.has(check)) return 'words';
  return RELEASES.has(check) ? 'release' : 'files';
}
