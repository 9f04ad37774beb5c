/** Which of the usual settings of a training run a file gives, with their values. */
import type { CodeFact, CodeFile } from '../../source/facts.js';
import { isOfTrainingRun, runParameter } from '../../source/settings.js';

/** Whether a setting is more than a name: `$1`, `args.lr` and `None` are no values. */
export const hasValue = ({ value }: CodeFact): boolean =>
  value !== undefined && value !== '' && !/^(?:None|null|\$.*|args?\b.*|-1)$/.test(value);

/** Fewer settings are a model's or a measure's, and no run can be repeated from them. */
export const ENOUGH = 3;

/** By what a setting holds, `learning rate`, the first fact that gives it. */
export function runSettings({ facts }: CodeFile): Map<string, CodeFact> {
  const found = new Map<string, CodeFact>();
  for (const fact of facts) {
    if (fact.kind !== 'setting' || !hasValue(fact) || !isOfTrainingRun(fact.name)) continue;
    const parameter = runParameter(fact.name);
    if (parameter !== null && !found.has(parameter)) found.set(parameter, fact);
  }
  return found;
}
