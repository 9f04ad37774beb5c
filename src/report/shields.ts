/** The headline in three words and a color, for badges: https://shields.io/badges/endpoint-badge */
import { usageError } from '../errors.js';
import type { Result } from '../result/result.js';
import { plain } from '../terminal.js';
import { jsonText } from './json.js';
import { points, range } from './wording.js';

export interface Shield {
  label: string;
  message: string;
  /** A name of shields.io's palette. */
  color: 'brightgreen' | 'yellow' | 'red' | 'lightgrey';
}

/** A badge is read at a glance, and its width is the reader's page. */
const LONGEST = 60;

/**
 * The headline of the one result: `openness`, `66 · Partial`. A gate that was not passed is said, as a score alone would hide it.
 * @param signed whether its signature was verified, which is said
 * @throws usageError for several models
 */
export function shieldOf(results: readonly Result[], format: string, signed = false): Shield {
  const [result, ...others] = results;
  if (!result || others.length > 0) throw usageError(`--format ${format} is about one model`);
  const headline = result.scores.find((score) => score.headline) ?? result.scores[0];
  const gate = result.gate && result.gate.verdict !== 'pass' ? result.gate.verdict : null;
  const label = short(headline?.title.toLowerCase() ?? result.rubric.title);
  const parts = [
    ...said(result, headline),
    ...(gate ? [gate === 'fail' ? 'gate failed' : 'gate inconclusive'] : []),
    ...(signed ? ['signed'] : []),
  ];
  return { label, message: short(parts.join(' · ')), color: gate === 'fail' ? 'red' : color(headline) };
}

/** The JSON that shields.io fetches; one result only. */
export function renderShields(results: readonly Result[]): string {
  return jsonText({ schemaVersion: 1, ...shieldOf(results, 'shields') });
}

/** The same of a result whose signature was verified. */
export function renderSignedShields(result: Result): string {
  return jsonText({ schemaVersion: 1, ...shieldOf([result], 'shields', true) });
}

function said(result: Result, headline: Result['scores'][number] | undefined): string[] {
  if (!headline || headline.low === null || headline.high === null) return ['not applicable'];
  if (headline.inconclusive) return ['inconclusive'];
  const count = headline.unit === 'count';
  const number = count
    ? `${range(headline.earned, headline.earnedHigh, points)} of ${points(headline.possible)}`
    : range(headline.low, headline.high);
  const word = result.verdict?.label ?? headline.tier;
  return word ? [number, word] : [number];
}

/** As in the table: by value, whatever the rubric calls its tiers; grey for what cannot be judged. */
function color(headline: Result['scores'][number] | undefined): Shield['color'] {
  if (!headline || headline.low === null || headline.inconclusive) return 'lightgrey';
  if (headline.low >= 70) return 'brightgreen';
  return headline.low >= 40 ? 'yellow' : 'red';
}

function short(text: string): string {
  const characters = [...plain(text)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
}
