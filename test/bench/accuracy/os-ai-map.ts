/** Holds the ladders of the Open Source AI Map against the map's own records, dimension by dimension and rung by rung. */
import { readFileSync } from 'node:fs';
import { auditEvidence } from '../../../src/audit.js';
import type { Config } from '../../../src/config.js';
import type { ItemResult, Result } from '../../../src/result/result.js';
import type { Rubric } from '../../../src/rubric/schema.js';
import { type Asked, gather } from './audits.js';
import { type Corpus, type Line, readTable, recordedNames } from './corpus.js';
import { number, type Part } from './part.js';
import { accuracy, confusion, weightedKappa } from './statistics.js';

/** What the map recorded of one product whose weights can be had. */
export interface MapRecord {
  slug: string;
  ladder: 'scratch' | 'tune';
  /** Empty where no repository could be had. */
  repo: string;
  /** Empty where no Hub model of it is recorded. */
  hub: string;
  answers: Readonly<Record<string, string>>;
  /** 1 to 5, as the record had it in June 2026. */
  score: number;
}

/**
 * What is compared, with the answers from the most to the least open. The map's people call data closed that are only described, so
 * only whether they are released is compared; `checkpoints` were asked of few.
 */
const DIMENSIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  weights: [['open'], ['closed']],
  data: [['open'], ['listed', 'described', 'partial', 'closed']],
  code: [['open'], ['partial'], ['closed']],
  license: [['open'], ['uncapped'], ['bounded'], ['noncommercial'], ['closed']],
};

/** Reads a table of records: `slug, ladder, repo, hub`, a column for each dimension, `score`. */
export function readMapRecords(path: string | URL): MapRecord[] {
  return readTable(readFileSync(path)).map((line: Line) => {
    const { slug = '', ladder, repo = '', hub = '', score, ...answers } = line;
    if (ladder !== 'scratch' && ladder !== 'tune') throw new Error(`${slug} is on no ladder: ${ladder}`);
    return { slug, ladder, repo, hub, answers: answers as Record<string, string>, score: Number(score) };
  });
}

/**
 * The map's rules of September 2026 on a record's answers, first match wins: scores of June were given by people, and before the map
 * set terms that bound a use apart from those that forbid business.
 */
export function scoreByRules({ ladder, answers }: Pick<MapRecord, 'ladder' | 'answers'>): number {
  const { weights, data, code, license } = answers;
  if (weights !== 'open' || license === 'closed') return 1;
  if (license === 'noncommercial') return 2;
  if (license === 'bounded') return 3;
  if (data === 'open' && code === 'open') return license === 'open' ? 5 : 4;
  const isTold = data === 'listed' || data === 'described';
  return ladder === 'scratch' && code === 'open' && isTold ? 4 : 3;
}

export interface AuditedRecord {
  record: MapRecord;
  result: Result;
}

/** Audits what is recorded, by the Hub model where there is one, else by the repository alone. */
export async function auditRecords(
  corpus: Corpus,
  records: readonly MapRecord[],
  config: Config,
  rubric: Rubric,
): Promise<AuditedRecord[]> {
  const recorded = recordedNames(corpus);
  const audited: AuditedRecord[] = [];
  for (const record of records) {
    const hasRepository = recorded.repositories.has(record.repo.toLowerCase());
    const hasModel = recorded.models.has(record.hub.toLowerCase());
    if (!hasRepository && !hasModel) continue;
    const asked: Asked = hasModel
      ? { target: record.hub, links: { repo: hasRepository ? record.repo : 'none', paper: 'none' } }
      : { target: `gh:${record.repo}`, links: { hub: 'none', paper: 'none' } };
    audited.push({ record, result: auditEvidence(await gather(asked, config), rubric) });
  }
  return audited;
}

/** Answers that the unseen could still change are counted apart. */
export function measureMap(audited: readonly AuditedRecord[], all: readonly MapRecord[]): Part {
  const part: Part = { figures: {}, rows: {}, sections: [] };
  const table = Object.entries(DIMENSIONS).map(([dimension, scale]) => {
    const place = (answer: string | null | undefined) =>
      scale.findIndex((step) => step.includes(answer ?? ''));
    return compare(part, dimension, scale.length, audited, (one) => {
      const item = one.result.items?.find(({ id }) => id === dimension);
      const isKnown = isSure(item) && (dimension !== 'license' || seesTerms(one));
      return {
        want: place(one.record.answers[dimension]),
        got: isKnown ? place(item?.level) : null,
        words: [one.record.answers[dimension] ?? '', item?.level ?? ''],
      };
    });
  });
  const scored = (one: AuditedRecord, isKnown: boolean): Pair => {
    const { verdict } = one.result;
    const [want, got] = [scoreByRules(one.record), Number(verdict?.label.charAt(0))];
    return {
      want: RUNGS - want,
      got: isKnown && verdict?.certain ? RUNGS - got : null,
      words: [`${want}`, `${got}`],
    };
  };
  table.push(
    compare(part, 'score, terms seen', RUNGS, audited, (one) => scored(one, seesTerms(one))),
    compare(part, 'score, all', RUNGS, audited, (one) => scored(one, true)),
  );
  const misses = Object.entries(part.rows).filter(([, { miss }]) => miss > 0);
  part.sections = [
    {
      heading: 'Open Source AI Map',
      text: `Of ${all.length} records with weights that can be had, ${audited.length} have a repository or a Hub model that is recorded. Kappa is Cohen’s, with linear weights. Not known: the recordings lack what decides; for the license, that is the Hub model where the repository says nothing of the weights.`,
      table: { head: ['dimension', 'n', 'agrees', 'share', 'kappa', 'not known'], rows: table },
    },
    {
      heading: 'Where they part',
      table: {
        head: ['record', 'map', 'rodeo'],
        rows: misses.map(([name, { want, got }]) => [name, want, got]),
      },
    },
  ];
  return part;
}

/** Rungs of the ladder, 5 the highest. */
const RUNGS = 5;

/** Without the Hub model, terms taken over from the code, or none at all, tell nothing of those that the weights have there. */
function seesTerms({ record, result }: AuditedRecord): boolean {
  const { basis, openness } = result.model.licenses.weights;
  return record.hub !== '' || (basis !== 'inherited' && openness !== 'none');
}

const isSure = (item: ItemResult | undefined): boolean =>
  item !== undefined && (item.levelAtMost === undefined || item.levelAtMost === item.level);

/** `got`: `null` where it is not known. Both are places on a scale of `size` steps, -1 for an answer that is not on it. */
interface Pair {
  want: number;
  got: number | null;
  words: readonly [string, string];
}

function compare(
  part: Part,
  name: string,
  size: number,
  audited: readonly AuditedRecord[],
  pairOf: (one: AuditedRecord) => Pair,
): string[] {
  const pairs: [number, number][] = [];
  let unknown = 0;
  for (const one of audited) {
    const { want, got, words } = pairOf(one);
    if (want === -1) continue;
    if (got === null || got === -1) {
      unknown++;
      continue;
    }
    pairs.push([want, got]);
    part.rows[`${name}: ${one.record.slug}`] = { want: words[0], got: words[1], miss: Math.abs(want - got) };
  }
  const counts = confusion(pairs, size);
  const [share, kappa] = [accuracy(counts), weightedKappa(counts)];
  const agrees = pairs.filter(([want, got]) => want === got).length;
  Object.assign(part.figures, {
    [`${name}: n`]: pairs.length,
    [`${name}: accuracy`]: share,
    [`${name}: kappa`]: kappa,
  });
  return [name, `${pairs.length}`, `${agrees}`, number(share, 2), number(kappa, 2), `${unknown}`];
}
