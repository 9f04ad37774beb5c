/** From what evidence says to a verdict by a rubric: the short part of the way, which loads no reader of evidence. */
import { checkWords } from './checks/words.js';
import type { Reading } from './read.js';
import { buildItemResult, buildResult } from './result/build.js';
import type { Result } from './result/result.js';
import { classifyRelease } from './rubric/classification.js';
import { checksOf, scoreItems } from './rubric/items.js';
import type { ItemRubric } from './rubric/items-schema.js';
import { hasItems, type Rubric, type WeightedRubric } from './rubric/schema.js';
import { scoreFindings } from './rubric/score.js';

/** Judges what was read. Pure. @param reading with a finding for each check that the rubric asks */
export function judgeReading(reading: Reading, rubric: Rubric): Result {
  return hasItems(rubric) ? byItems(reading, rubric) : byWeights(reading, rubric);
}

/** Ids of the checks that a rubric or its class ladder asks. */
export function askedBy(rubric: Rubric): string[] {
  if (hasItems(rubric)) return checksOf(rubric);
  const components = rubric.ladder?.components ?? {};
  const isAsked = ({ component }: { component?: string }) =>
    component !== undefined && Object.hasOwn(components, component);
  return [...Object.keys(rubric.criteria), ...checkWords.filter(isAsked).map(({ id }) => id)];
}

function byWeights({ facts, findings, licenses, attestations }: Reading, rubric: WeightedRubric): Result {
  const scored = scoreFindings(findings, rubric, licenses);
  const componentOf = new Map(checkWords.map(({ id, component }) => [id, component]));
  const found = findings.flatMap((finding) => {
    const component = componentOf.get(finding.check);
    return component === undefined ? [] : [{ component, finding }];
  });
  const classification = rubric.ladder && classifyRelease(found, licenses, rubric.ladder);
  const result = buildResult(facts, rubric, scored, checkWords, classification);
  return attestations ? { ...result, attestations } : result;
}

function byItems({ facts, findings, licenses, stated, attestations }: Reading, rubric: ItemRubric): Result {
  const result = buildItemResult(facts, rubric, scoreItems(findings, rubric, licenses, stated), checkWords);
  return attestations ? { ...result, attestations } : result;
}
