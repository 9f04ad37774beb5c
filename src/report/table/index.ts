/** The report for people: who the model is, three scores, every point with its evidence, and what would raise them. */

import type { Result } from '../../result/result.js';
import { toAscii } from '../ascii.js';
import type { RenderOptions } from '../renderer.js';
import { renderAgainst } from './against.js';
import { renderAttested } from './attested.js';
import { renderBrief } from './brief.js';
import { renderChecks } from './checks.js';
import { renderClass } from './class.js';
import { renderFurther } from './comparison.js';
import { renderConflicts } from './conflicts.js';
import { renderBaseline } from './diff.js';
import { renderGate } from './gate.js';
import { lookOf } from './grid.js';
import { renderHead } from './head.js';
import { renderItems } from './items.js';
import { renderScores } from './scores.js';
import { renderDispute, renderFixes, renderFooter, renderMissing, renderNotes } from './tail.js';

/**
 * Draws one result. Pure: the same result and options give the same text; ages are counted from the day the evidence
 * was collected. `width` is in columns (60 to 120 are used), `verbose` adds reasons, links and the ids of checks.
 * @param further what other rubrics say of the same evidence: a short block for each
 */
export function renderTable(
  result: Result,
  options: { width: number; color: boolean; verbose: boolean; folders?: Record<string, string> },
  further: readonly Result[] = [],
): string {
  const look = lookOf(options);
  const lines = [
    '',
    ...renderHead(result, look),
    ...renderScores(result, look),
    ...renderClass(result.classification, look),
    ...renderGate(result.gate, look),
    ...renderBaseline(result.baseline, look),
    ...renderAgainst(result.against, look),
    ...renderAttested(result.attestations ?? [], look),
    ...renderConflicts(result.conflicts ?? [], look),
    ...(result.items ? renderItems(result, look) : renderChecks(result, look)),
    ...renderMissing(result, look),
    ...renderNotes(result, look),
    ...renderFixes(result, look),
    ...further.flatMap((one) => renderFurther(one, look)),
    ...renderDispute(result, look),
    ...renderFooter(result, look),
  ];
  const single = lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
  return `${single.join('\n')}\n`;
}

/** The same on one screen: no points, the gaps by their cost. Of other rubrics a short block each. */
export function renderScreen(
  result: Result,
  options: Parameters<typeof lookOf>[0],
  further: readonly Result[] = [],
): string {
  const look = lookOf({ ...options, narrowest: 40 });
  const wide = lookOf(options);
  const asked = [
    ...renderGate(result.gate, wide),
    ...renderBaseline(result.baseline, wide),
    ...renderAgainst(result.against, wide),
    ...renderAttested(result.attestations ?? [], wide),
  ];
  const lines = [
    ...renderBrief(result, look, asked),
    ...further.flatMap((one) => renderFurther(one, wide)),
  ].filter((line, index, all) => line !== '' || all[index - 1] !== '');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Several models, one below the other: each in full by its first rubric, and in short by the others. */
export function renderTables(results: readonly Result[], options: RenderOptions): string {
  const { rubrics = 1, points = false, verbose, ascii = false } = options;
  const text = results
    .flatMap((result, index) =>
      index % rubrics === 0
        ? [
            (points || verbose || result.items ? renderTable : renderScreen)(
              result,
              options,
              results.slice(index + 1, index + rubrics),
            ),
          ]
        : [],
    )
    .join('\n');
  return ascii ? toAscii(text) : text;
}
