/** Bounds what one audit reads. Each reader takes time in proportion to its text, so that counting characters bounds time, and no clock is asked. */
import type { Evidence, Fact, TextFile, Texts } from '../evidence.js';

/** Of all texts of a release together: several times what the largest documentation holds. Characters. */
const ALL_TEXTS = 3_000_000;
/** No more of one text is read than this, whatever its length. Characters. */
const LONGEST_TEXT = 300_000;

const TOO_COSTLY = { code: 'too-large', detail: 'too costly to read with all the others' } as const;

type Named = readonly [path: string, fact: Fact<TextFile>];

/** The evidence with the texts that are beyond the bound unavailable: those that lie deepest. Itself where it is within. Pure. */
export function withinReach(evidence: Evidence): Evidence {
  const { hub, repository } = evidence;
  const parts = [hub, repository].flatMap((part) => (part.state === 'present' ? [part.value.texts] : []));
  if (sum(parts.flatMap((texts) => Object.values(texts))) <= ALL_TEXTS) return evidence;
  let left = ALL_TEXTS;
  const within = (texts: Texts): Texts => {
    const named: Named[] = Object.entries(texts).sort(byDepth);
    return Object.fromEntries(
      named.map(([path, fact]) => {
        left -= lengthOf(fact);
        if (left >= 0 || fact.state !== 'present') return [path, fact];
        return [path, { state: 'unavailable', reason: TOO_COSTLY, source: fact.source }];
      }),
    );
  };
  return {
    ...evidence,
    ...(hub.state === 'present' && {
      hub: { ...hub, value: { ...hub.value, texts: within(hub.value.texts) } },
    }),
    ...(repository.state === 'present' && {
      repository: {
        ...repository,
        value: { ...repository.value, texts: within(repository.value.texts) },
      },
    }),
  };
}

const lengthOf = (fact: Fact<TextFile>): number =>
  fact.state === 'present' ? Math.min(fact.value.text.length, LONGEST_TEXT) : 0;

const sum = (facts: readonly Fact<TextFile>[]): number =>
  facts.reduce((total, fact) => total + lengthOf(fact), 0);

const depthOf = (path: string): number => path.split('/').length;

function byDepth([one]: Named, [other]: Named): number {
  return depthOf(one) - depthOf(other) || (one < other ? -1 : 1);
}
