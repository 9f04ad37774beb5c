/** What a batch came to, in a few lines for people: counts first, then what is missing, by reason. */
import * as v from 'valibot';
import { UnavailableCode, unavailableText } from '../evidence.js';
import { duration, number } from './progress.js';
import type { BatchState } from './run.js';

/** @param elapsedMs of this run */
export function summaryLines(state: BatchState, elapsedMs: number): string[] {
  const { done, kept, inconclusive, failed, faults, duplicates, rejudged, gateFailed } = state;
  const conclusive = plural(done + kept, 'conclusive result', 'conclusive results');
  const counts = [
    `${conclusive}${kept > 0 ? ` (${number(kept)} kept from before)` : ''}`,
    ...(inconclusive > 0 ? [`${number(inconclusive)} inconclusive`] : []),
    ...(failed > 0 ? [`${number(failed)} without a result`] : []),
    ...(faults > 0 ? [plural(faults, 'line that names', 'lines that name', ' nothing')] : []),
    ...(duplicates > 0 ? [plural(duplicates, 'duplicate', 'duplicates')] : []),
  ];
  return [
    `${counts.join(', ')}${rejudged > 0 ? `; ${number(rejudged)} judged again` : ''} in ${duration(elapsedMs / 1000)}`,
    ...(isEmpty(state) ? ['the list names no target'] : []),
    ...(gateFailed > 0 ? [`the gate fails for ${number(gateFailed)}; rodeo report names them`] : []),
    ...reasonLines(state),
  ];
}

/** Whether there was nothing at all to do: the list, or this part of it, has no line that could name a target. */
export const isEmpty = ({ done, kept, inconclusive, failed, faults, duplicates }: BatchState): boolean =>
  done + kept + inconclusive + failed + faults + duplicates === 0;

/**
 * `the repository: does not exist or is private, for 50 models: hf:a/b, hf:c/d, …`, the most frequent first; below it what is said of the
 * first of them.
 */
function reasonLines({ reasons }: BatchState): string[] {
  return [...reasons]
    .sort(([a, { count: one }], [b, { count: other }]) => other - one || (a < b ? -1 : 1))
    .flatMap(([, { code, of, count, examples }]) => {
      const [first] = examples;
      const names = examples.map(({ target }) => target).join(', ');
      const more = count > examples.length ? ', …' : '';
      const text = v.is(UnavailableCode, code) ? unavailableText({ code }) : code;
      const whose = of === undefined ? '' : `${of}: `;
      const isNamed = first?.detail.startsWith(first.target.replace(/^(?:hf|gh):/, ''));
      const about = count === 1 || isNamed ? '' : `${first?.target}: `;
      return [
        `${whose}${text}, for ${plural(count, 'model', 'models')}: ${names}${more}`,
        `  ${about}${first?.detail ?? ''}`,
      ];
    });
}

/** `1 file`, `1,200 files`. */
export const plural = (count: number, one: string, many: string, after = ''): string =>
  `${number(count)} ${count === 1 ? one : many}${after}`;
