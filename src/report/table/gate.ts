/** What a gate asked for and found: its verdict, and every condition with what stands in its way. */
import type { Gate, GateCondition } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { grid, heading, type Look, rest } from './grid.js';

const SIGNS: Record<
  GateCondition['verdict'],
  { sign: string; word: string; color: 'green' | 'yellow' | 'red' }
> = {
  pass: { sign: '✔', word: 'met', color: 'green' },
  fail: { sign: '✘', word: 'not met', color: 'red' },
  expired: { sign: '✘', word: 'waiver expired', color: 'red' },
  inconclusive: { sign: '?', word: 'cannot tell', color: 'yellow' },
  waived: { sign: '~', word: 'waived', color: 'yellow' },
};
const WORDS: Record<Gate['verdict'], string> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'inconclusive: what could not be seen decides',
};

export function renderGate(gate: Gate | undefined, look: Look): string[] {
  if (!gate) return [];
  const rows = gate.conditions.map(({ id, wanted, verdict, because, since }) => {
    const { sign, word, color } = SIGNS[verdict];
    const title = `${plain(id)}: ${plain(wanted)}`;
    const reason = look.paint.dim(plain(because));
    const told = look.paint[color](since ? `${word}, ${since}` : word);
    return [look.paint[color](sign), `${title} ${look.paint.dim('·')} ${told}: ${reason}`];
  });
  return [
    ...heading('Gate', look, WORDS[gate.verdict]),
    ...grid([{ width: 2 }, { width: rest(look, 2) }], rows),
  ];
}
