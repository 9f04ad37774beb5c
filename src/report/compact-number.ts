/** Large numbers as people read them. Browsers use this, too. */

const UNITS = [
  { from: 1e12, sign: 'T' },
  { from: 1e9, sign: 'B' },
  { from: 1e6, sign: 'M' },
  { from: 1e3, sign: 'K' },
] as const;

/** `137918` → `137.9K`, `346763264` → `346.8M`, `2000` → `2K`. At most one decimal. */
export function compactNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  for (const { from, sign } of UNITS) {
    // 999 950 is 1M, not 1000K.
    if (rounded >= from * 0.99995) return `${Math.round((rounded / from) * 10) / 10}${sign}`;
  }
  return String(rounded);
}
