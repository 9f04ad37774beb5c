/** A file of claims for an owner to begin with: what an audit found, and for the rest what a claim would look like. Pure. */
import type { Result } from '../result/result.js';
import { ATTESTATION_VERSION } from './schema.js';

/**
 * The text of `.openness.yaml`. Nothing is claimed in it yet: what was found needs no claim, and of the rest only its owner knows.
 * @param day ISO date that the templates bear
 */
export function draftClaims({ checks, model, target }: Result, day: string): string {
  const found = checks.filter(({ result }) => result === 'pass').map(({ id }) => id);
  const open = checks.filter(({ result }) => result !== 'pass' && result !== 'notApplicable');
  return `${[
    '# What the owner of this model claims about it, for rodeo and anyone who audits it.',
    '# Claims are shown as such. They fill in what cannot be seen, and never outweigh evidence.',
    '# The form: rodeo schema attestation. What a check asks: rodeo explain CHECK.',
    `schema: ${ATTESTATION_VERSION}`,
    ...(model.hub || target.kind !== 'directory' ? [] : ['# model: owner/name']),
    '',
    ...comment(`Found without any claim: ${found.length > 0 ? found.join(', ') : 'nothing'}.`),
    '',
    '# Replace [] with the claims that you can make, each with an address where anyone can see it.',
    'attestations: []',
    ...open.flatMap(({ id, because, component }) => [
      '',
      ...comment(because),
      `#  - check: ${id}`,
      '#    status: pass',
      ...(component === undefined ? [] : ['#    license: Apache-2.0']),
      '#    url: https://…',
      '#    by: your name',
      `#    date: ${day}`,
      '#    reason: how you know',
    ]),
  ].join('\n')}\n`;
}

const WIDTH = 110;

/** Words of a page in lines of a comment; no line of theirs begins anything else. */
function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[\s\p{Cc}\p{Cf}]+/u)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > WIDTH) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
