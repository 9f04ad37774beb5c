/** The labeled sentences that the reader of terms is trained and measured on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../package-root.js';

/** A sentence with what a careful reader says of it. */
export interface LabeledSentence {
  /** Sentences of one idea share it, and are never on both sides of a split. */
  group: string;
  /** `neutral`: it neither takes away nor gives. */
  label: 'limits' | 'grants' | 'neutral';
  text: string;
}

const SENTENCES_FILE = join(PACKAGE_ROOT, 'src', 'licenses', 'terms', 'training', 'sentences.tsv');

/** The sentences that were written by hand, for training and for measuring on splits by group. */
export function writtenSentences(): LabeledSentence[] {
  const [, ...lines] = readFileSync(SENTENCES_FILE, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [group, label, , , , text] = line.split('\t') as [string, LabeledSentence['label'], ...string[]];
    return { group, label, text: text as string };
  });
}
