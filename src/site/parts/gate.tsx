/** What was demanded of a model, and what became of each demand. */

import type { Gate, GateCondition } from '../../result/result.js';
import { plain } from '../../terminal.js';

const VERDICTS = {
  pass: { sign: '✔', style: 'pass' },
  fail: { sign: '✘', style: 'fail' },
  inconclusive: { sign: '?', style: 'unknown' },
  waived: { sign: '–', style: 'none' },
  expired: { sign: '✘', style: 'fail' },
} as const satisfies Record<GateCondition['verdict'], { sign: string; style: string }>;

const WORDS: Record<Gate['verdict'], string> = {
  pass: 'It meets the requirements.',
  fail: 'It does not meet the requirements.',
  inconclusive: 'What could not be seen decides whether it meets the requirements.',
};

export function GateBlock({ gate }: { gate: Gate }) {
  return (
    <>
      <p class="part-lead">{WORDS[gate.verdict]}</p>
      <ul>
        {gate.conditions.map(({ id, wanted, found, verdict, because, since }) => (
          <li key={id} class={`answer ${VERDICTS[verdict].style}`}>
            <span class={`sign ${VERDICTS[verdict].style}`} aria-hidden="true">
              {VERDICTS[verdict].sign}
            </span>
            <div class="answer-text">
              <p class="answer-title">
                {plain(id)}: {plain(wanted)}
                <span class="chip">{since === undefined ? verdict : `${verdict}, ${since}`}</span>
              </p>
              <p>
                Found: {plain(found)}. {plain(because)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
