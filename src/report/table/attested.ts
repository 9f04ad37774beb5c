/** What people state about the model, beside what the evidence says: every statement, whatever became of it. */
import type { AttestationResult } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { grid, heading, type Look, rest } from './grid.js';

type Outcome = AttestationResult['outcome'];

const SIGNS: Record<Outcome, { sign: string; color: 'green' | 'yellow' | 'red' | 'dim' }> = {
  used: { sign: '+', color: 'green' },
  disputed: { sign: '!', color: 'red' },
  unresolved: { sign: '!', color: 'yellow' },
  redundant: { sign: '=', color: 'dim' },
  expired: { sign: '–', color: 'dim' },
};

const SYMBOL = 2;

export function renderAttested(attestations: readonly AttestationResult[], look: Look): string[] {
  if (attestations.length === 0) return [];
  return [
    ...heading('Attested', look, 'stated by people'),
    ...attestations.flatMap((one) => attestationLines(one, look)),
  ];
}

/** The statement, who made it, what the evidence says, and what became of it; the link is one unbroken line. */
function attestationLines(one: AttestationResult, look: Look): string[] {
  const { dim } = look.paint;
  const { sign, color } = SIGNS[one.outcome];
  const stated = statedText(one.status, one.share, one.license);
  const found = statedText(one.found?.result, one.found?.low, one.found?.license);
  const who = one.owner ? 'the owner claims ' : '';
  const title = `${plain(one.subject)}: ${who}${stated} ${dim('·')} ${look.paint[color](one.outcome)}`;
  const because = one.found?.because ? ` ${plain(one.found.because)}` : '';
  return [
    ...grid(
      [{ width: SYMBOL }, { width: rest(look, SYMBOL) }],
      [
        [look.paint[color](sign), title],
        ['', `${plain(one.by)} on ${plain(one.date)}, until ${plain(one.expires)}: ${plain(one.reason)}`],
        ['', dim(plain(one.because))],
        ...(found ? [['', dim(`By the evidence: ${found}.${because}`)]] : []),
      ],
    ),
    ...(one.url === undefined ? [] : [dim(`${' '.repeat(SYMBOL + 1)}${plain(one.url)}`)]),
  ];
}

/** Statements use the words of the checks' own answers. */
const WORDS = {
  pass: 'pass',
  partial: 'partial',
  fail: 'fail',
  unknown: 'could not be seen',
  notApplicable: 'not applicable',
};

/** An answer with its share and license, as a person states it or as the evidence gives it: `partial (50%), MIT`. */
export function statedText(
  status: keyof typeof WORDS | undefined,
  share: number | undefined,
  license: string | undefined,
): string {
  const part = status === 'partial' && share !== undefined ? ` (${Math.round(share * 100)}%)` : '';
  const parts = [status && WORDS[status] + part, license && plain(license)];
  return parts.filter((one) => !!one).join(', ');
}
