/** How to have a verdict corrected, for whoever finds it wrong. */
import { DOCS } from '../docs-address.js';
import type { Topic } from './topic.js';

export const disputeTopic: Topic = {
  id: 'dispute',
  title: 'Disputing a verdict',
  names: ['wrong', 'appeal', 'correction', 'disputes'],
  rows: [
    ['Is', ["Evidence settles it, not anyone's word alone: each answer names the line that it rests on."]],
    [
      'By evidence',
      [
        "Put a file, a link or a sentence on the model's own pages, and the next audit reads it. rodeo explain CHECK says what a check looks for.",
      ],
    ],
    [
      'By a claim',
      [
        'The owner may state in .openness.yaml beside the model what no page can show; rodeo init starts the file. It is shown as a claim, and never outweighs evidence.',
      ],
    ],
    [
      'By anyone',
      [
        'rodeo audit MODEL --attest FILE adds statements with a name, a date and an address. Where that address opens, a statement outweighs evidence that contradicts it; the report shows both.',
      ],
    ],
    [
      'A mistake',
      [
        `A check that misses what is there is a fault of rodeo. rodeo explain CHECK lists the known ones; report others at ${DOCS.replace(/\/blob\/.*$/, '')}/issues`,
      ],
    ],
  ],
};
