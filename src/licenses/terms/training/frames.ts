/** Sentences put together from parts, for the ways in which denials, exceptions, wishes and other people's terms combine. Training data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../package-root.js';
import type { LabeledSentence } from './sentences.js';

interface Grammar {
  /** What may stand in a frame's slots. */
  parts: Readonly<Record<string, readonly string[]>>;
  /** L: limits, G: grants, N: neither. */
  frames: readonly (readonly [label: 'L' | 'G' | 'N', frame: string])[];
}

const FRAMES_FILE = join(PACKAGE_ROOT, 'src', 'licenses', 'terms', 'training', 'frames.json');

/** How many are made; more did not help. */
const COMPOSED = 2200;

const LABELS = { L: 'limits', G: 'grants', N: 'neutral' } as const;

/** One sentence after the other from every frame, each once. The same on every machine. */
export function composedSentences(): LabeledSentence[] {
  const { parts, frames } = JSON.parse(readFileSync(FRAMES_FILE, 'utf8')) as Grammar;
  let seed = 11;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  const made = new Map<string, LabeledSentence>();
  for (let at = 0; at < COMPOSED; at++) {
    const [label, frame] = frames[at % frames.length] as Grammar['frames'][number];
    const filled = frame.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const some = parts[slot] ?? [];
      return some[random(some.length)] ?? '';
    });
    const text = filled.charAt(0).toUpperCase() + filled.slice(1);
    const spelled = random(8) === 0 ? text.toLowerCase() : text;
    made.set(spelled, { group: `frame ${at % frames.length}`, label: LABELS[label], text: spelled });
  }
  return [...made.values()];
}
