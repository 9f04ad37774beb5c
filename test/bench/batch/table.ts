/** Prints what was measured, next to what was wanted, as it comes. */

export interface Verdict {
  is: boolean;
  /** In words: `at least 95%`. */
  wanted: string;
}

export interface Table {
  head(text: string): void;
  /** Without a verdict it is for information. */
  line(what: string, measured: string, verdict?: Verdict): void;
  /** What was missed so far. */
  missed(): readonly string[];
}

export function openTable(write: (line: string) => void): Table {
  const missed: string[] = [];
  return {
    head: (text) => write(`\n${text}`),
    line(what, measured, verdict) {
      if (verdict && !verdict.is) missed.push(what);
      const judged = verdict ? `${verdict.is ? 'met' : 'MISSED'} (${verdict.wanted})` : '';
      write(`  ${what.padEnd(74)} ${measured.padStart(12)}  ${judged}`.trimEnd());
    },
    missed: () => missed,
  };
}
