/** Numbers, dates and lists as people say them, the same on every machine: no locale, no clock. */
import type { TrainingStage } from '../result/result.js';
import { plain } from '../terminal.js';
import { compactNumber } from './compact-number.js';

/** Bytes as people read them: 999B, 4.5KB, 2GB. */
export function compactBytes(bytes: number): string {
  return `${compactNumber(bytes).replace('B', 'G')}B`;
}

/** Points of an addition that is done by hand: at most two decimals, none when whole. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `1 release`, `2 releases`, `137.9K downloads`. */
export function counted(value: number, noun: string): string {
  return `${compactNumber(value)} ${noun}${value === 1 ? '' : 's'}`;
}

const DAY = 86_400_000;

/** How long before `now` something was, both ISO times: `today`, `5 days ago`, `3 years ago`. `null` for a broken date. */
export function ago(iso: string, now: string): string | null {
  const days = Math.floor((Date.parse(now) - Date.parse(iso)) / DAY);
  if (Number.isNaN(days)) return null;
  if (days < 1) return 'today';
  if (days < 14) return `${days} day${days === 1 ? '' : 's'} ago`;
  if (days < 61) return `${Math.floor(days / 7)} weeks ago`;
  if (days < 365) return `${Math.floor(days / 30.44)} months ago`;
  const years = Math.floor(days / 365.25) || 1;
  return `${years} year${years === 1 ? '' : 's'} ago`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2022-10-19…` → `October 2022`; a year alone stays a year. */
export function monthOf(iso: string): string {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year ? (name ? `${name} ${year}` : year) : iso;
}

/** `2026-11-23T…` → `23 November 2026`. */
export function dayOf(iso: string): string {
  const [, day] = /^\d{4}-\d{2}-(\d{2})/.exec(iso) ?? [];
  return day ? `${Number(day)} ${monthOf(iso)}` : monthOf(iso);
}

/** The number or, when the bounds differ, the range: `87`, `87–95`. */
export function range(low: number, high: number, say: (value: number) => string = String): string {
  const [from, to] = [say(low), say(high)];
  return from === to ? from : `${from}–${to}`;
}

/** The Hub dates all that it held before it kept dates to one day: that is a bound. */
export function publishedText({ date, from: source }: { date: string; from: string }): string {
  const when = monthOf(plain(date));
  return / or earlier$/.test(source) ? `before ${when}` : when;
}

/** A paper may come long before its model. */
export function releasedText(released: { date: string; from: string }): string {
  const isPaper = released.from === 'arXiv' || released.from === 'paper';
  return `${isPaper ? 'paper of' : 'released'} ${publishedText(released)}`;
}

const LEVELS: Record<TrainingStage['level'], string> = {
  released: 'released',
  rebuildable: 'can be rebuilt',
  part: 'in part',
  named: 'named',
  described: 'described',
  none: 'not released',
  unknown: 'not known',
};

/** Of a tune each stage with the step its data reach, "pre-training named"; nothing of a model that had one stage. */
export const stagesText = (stages: readonly TrainingStage[] = []): string[] =>
  stages.length < 2 ? [] : stages.map(({ stage, level }) => `${stage} data ${LEVELS[level]}`);
