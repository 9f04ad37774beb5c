/** What a license that is not open costs, in a sentence. */

import type { CheckResult, Fix, Result } from '../../result/result.js';
import { plain } from '../../terminal.js';

/** `The weights, under gemma, count 20%; under an open license usability would be 93.` Empty where nothing is known of it. */
export function licenseCost(fix: Fix, { scores }: Result, checks: readonly CheckResult[]): string[] {
  const check = checks.find(({ id }) => id === fix.check);
  const most = [...scores].sort((a, b) => (fix.gains[b.id] ?? 0) - (fix.gains[a.id] ?? 0))[0];
  if (!check?.license || check.credit === undefined || !most || most.low === null) return [];
  const gain = fix.gains[most.id] ?? 0;
  const share = Math.round(check.credit * 100);
  const counts = share === 0 ? 'nothing' : `${share}%`;
  const least = most.high === null || most.high > most.low ? 'at least ' : '';
  const open = `under an open license ${plain(most.title).toLowerCase()} would be ${least}${most.low + gain}`;
  return [`${termsSubject(check.license, fix.scope)} ${counts}; ${open}.`];
}

/** `The weights, under gemma, count`, `The data has no stated license and counts`; without a scope, `What is under gemma counts`. */
function termsSubject(license: NonNullable<CheckResult['license']>, scope: Fix['scope']): string {
  const isMany = scope === 'weights' || scope === 'documents';
  const count = isMany ? 'count' : 'counts';
  if (license.openness !== 'none') {
    const name = plain(license.name);
    return scope ? `The ${scope}, under ${name}, ${count}` : `What is under ${name} counts`;
  }
  const none = /stated/.test(license.name) ? 'no stated license' : 'no license';
  return scope ? `The ${scope} ${isMany ? 'have' : 'has'} ${none} and ${count}` : `What has ${none} counts`;
}
