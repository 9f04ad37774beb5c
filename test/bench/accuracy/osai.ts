/** Holds the items of the European Open Source AI Index against the index's own labels, dimension by dimension. */
import type { Result } from '../../../src/result/result.js';
import type { OsaiLevel, OsaiProject } from './corpus.js';
import { number, type Part } from './part.js';
import { accuracy, confusion, weightedKappa } from './statistics.js';

const LEVELS: readonly OsaiLevel[] = ['open', 'partial', 'closed'];

export interface AuditedProject {
  project: OsaiProject;
  result: Result;
}

/** Items whose level the unseen could still change are not scored. */
export function measureOsai(audited: readonly AuditedProject[], dimensions: readonly string[]): Part {
  const part: Part = { figures: {}, rows: {}, sections: [] };
  const table: string[][] = [];
  const everything: [number, number][] = [];
  for (const dimension of dimensions) {
    const pairs: [number, number][] = [];
    let unknown = 0;
    for (const { project, result } of audited) {
      const label = LEVELS.indexOf(project.criteria[dimension] as OsaiLevel);
      const item = result.items?.find(({ id }) => id === dimension);
      if (label === -1 || item === undefined || item.notCheckable) continue;
      const answer = LEVELS.indexOf(item.level as OsaiLevel);
      const isCertain = item.levelAtMost === undefined || item.levelAtMost === item.level;
      if (!isCertain || answer === -1) unknown++;
      else {
        pairs.push([label, answer]);
        const want = LEVELS[label] as string;
        part.rows[`${dimension}: ${project.name}`] = {
          want,
          got: String(item.level),
          miss: Math.abs(label - answer),
        };
      }
    }
    everything.push(...pairs);
    table.push([dimension, ...figures(part, dimension, pairs), String(unknown)]);
  }
  table.push(['all dimensions', ...figures(part, 'all dimensions', everything), '']);
  part.sections = [
    {
      heading: 'European Open Source AI Index',
      text: 'Kappa is Cohen’s, with linear weights. Not known: the recordings lack what decides the level. Confusion: label→ours, counted; o open, p partial, c closed.',
      table: { head: ['dimension', 'n', 'accuracy', 'kappa', 'confusion', 'not known'], rows: table },
    },
  ];
  return part;
}

function figures(part: Part, name: string, pairs: readonly [number, number][]): string[] {
  const counts = confusion(pairs, LEVELS.length);
  const [right, kappa] = [accuracy(counts), weightedKappa(counts)];
  Object.assign(part.figures, {
    [`${name}: n`]: pairs.length,
    [`${name}: accuracy`]: right,
    [`${name}: kappa`]: kappa,
  });
  const letter = (level: number) => LEVELS[level]?.[0] ?? '';
  const cells = counts.flatMap((row, label) =>
    row.flatMap((count, answer) => (count > 0 ? [`${letter(label)}→${letter(answer)} ${count}`] : [])),
  );
  return [String(pairs.length), number(right, 2), number(kappa, 2), cells.join(', ')];
}
