/** Holds resolved licenses against what GitHub, the Hub and a reader say of them; what is wrongly called open weighs most. */
import { createRequire } from 'node:module';
import type { Result } from '../../../src/result/result.js';
import type { AuditedRow } from './audits.js';
import type { Features, RecordedModel } from './corpus.js';
import type { Disputes } from './disputes.js';
import { type Part, ratio } from './part.js';

type License = Result['model']['licenses']['code'];
const VERDICTS = ['right', 'unsure', 'wrong', 'wrongly open'] as const;
/** The last: what states the license is not in the recordings. It counts nowhere. */
type Verdict = (typeof VERDICTS)[number] | 'not seen';

interface Judged {
  model: string;
  want: string;
  got: string;
  verdict: Verdict;
  disputed: boolean;
}

/** What a reader's 1, 0.5 and 0 stand for. Of data half the sources may have no terms at all, so there 0.5 is "not open" like 0. */
const READER: ReadonlyMap<number, Wanted> = new Map([
  [1, 'open'],
  [0.5, 'restricted'],
  [0, 'none'],
]);
type Wanted = 'open' | 'restricted' | 'none' | 'not open';

/** Tags of the Hub for terms that forbid uses; `other` and the like say nothing and are not judged. */
const RESTRICTED_TAG = /-n[cd]\b|openrail|-rail-|^llama|^gemma$/;

const spdxIds = createRequire(import.meta.url)('spdx-license-list/spdx-simple.json') as string[];

export interface AuditedModel {
  recorded: RecordedModel;
  result: Result;
}

/** @param models Hub models audited alone, for what their tags say */
export function measureLicenses(
  audited: readonly AuditedRow[],
  models: readonly AuditedModel[],
  features: ReadonlyMap<string, Features> | null,
  disputes: Disputes,
): Part {
  const sources: [string, Judged[]][] = [
    ['code: GitHub’s id', audited.flatMap((row) => byGithub(row, disputes))],
  ];
  for (const scope of ['code', 'weights', 'data'] as const) {
    const judged = audited.flatMap(({ row: { slug }, result }): Judged[] => {
      const column = `licence_${scope}`;
      const found = features?.get(slug);
      const label = READER.get(found?.[column] ?? Number.NaN);
      const want = scope === 'data' && label !== undefined && label !== 'open' ? 'not open' : label;
      // Weights that the reader did not find have no license, whatever covers the rest.
      if (want === undefined || (scope === 'weights' && found?.weights === 0)) return [];
      const license = result.model.licenses[scope];
      const verdict = byOpenness(want, license);
      return [{ model: slug, want, got: shown(license), verdict, disputed: disputes.has(slug, column) }];
    });
    sources.push([`${scope}: the reader`, judged]);
  }
  sources.push(['weights: the Hub’s tag', models.flatMap(byTag)]);

  const part: Part = { figures: {}, rows: {}, sections: [] };
  const table: string[][] = [];
  const misses: string[][] = [];
  for (const [name, judged] of sources) {
    for (const [label, some] of [
      [name, judged],
      [`${name}, disputes left out`, judged.filter(({ disputed }) => !disputed)],
    ] as const) {
      if (label !== name && some.length === judged.length) continue;
      const seen = some.filter(({ verdict }) => verdict !== 'not seen');
      const counts = VERDICTS.map((verdict) => seen.filter((one) => one.verdict === verdict).length);
      VERDICTS.forEach((verdict, index) => {
        part.figures[`${label}: ${verdict}`] = ratio(counts[index] ?? 0, seen.length);
      });
      part.figures[`${label}: n`] = seen.length;
      table.push([label, String(seen.length), ...counts.map(String), String(some.length - seen.length)]);
    }
    for (const one of judged) {
      if (one.verdict === 'not seen') continue;
      const { want, got, verdict } = one;
      part.rows[`${name}: ${one.model}`] = { want, got, miss: VERDICTS.indexOf(verdict) };
      if (verdict === 'right') continue;
      misses.push([name, one.model + (one.disputed ? '*' : ''), one.want, one.got, one.verdict]);
    }
  }
  const order = ([, , , , verdict]: string[]) => -(VERDICTS as readonly unknown[]).indexOf(verdict);
  part.sections = [
    {
      heading: 'Licenses',
      text: [
        'Right: the same SPDX id (GitHub, the Hub) or the same openness (the reader: open, restricted, none; of data: open or not).',
        'Unsure: rodeo says that the terms are unclear. Not seen: what states them is not in the recordings; left out of n.',
        'Wrongly open: called open although the source says restricted or none.',
        'GitHub’s ids are judged where it names one; the reader’s weights where the reader found any; the Hub’s tags where they are SPDX ids or name terms that forbid uses.',
      ].join(' '),
      table: { head: ['source', 'n', ...VERDICTS, 'not seen'], rows: table },
    },
    {
      heading: 'Licenses that are not right (* disputed)',
      table: {
        head: ['source', 'model', 'want', 'got', 'verdict'],
        rows: misses.sort((a, b) => order(a) - order(b)),
      },
    },
  ];
  return part;
}

const shown = ({ id, name, openness }: License): string => `${id ?? name} (${openness})`;
/** `GPL-3.0` is the old spelling of two licenses, and services still use it. */
const family = (id: string) => id.toLowerCase().replace(/-(?:only|or-later)$/, '');

function undecided({ openness }: License): Verdict | null {
  if (openness === 'unknown') return 'not seen';
  return openness === 'unclear' ? 'unsure' : null;
}

function byOpenness(want: Wanted, got: License): Verdict {
  const isClosed = got.openness === 'restricted' || got.openness === 'none';
  if (got.openness === want || (want === 'not open' && isClosed)) return 'right';
  if (got.openness === 'open') return 'wrongly open';
  return undecided(got) ?? 'wrong';
}

/** All ids that services name here are of licenses in the SPDX list; an answer with another id is wrong, open or not. */
function byId(want: string, got: License): Verdict {
  if (got.id !== null && family(got.id) === family(want)) return 'right';
  const unsettled = undecided(got);
  if (unsettled !== null) return unsettled;
  return got.openness === 'open' && RESTRICTED_TAG.test(want.toLowerCase()) ? 'wrongly open' : 'wrong';
}

function byGithub({ row: { slug, githubLicense: want }, result }: AuditedRow, disputes: Disputes): Judged[] {
  if (want === '' || want === 'NOASSERTION') return [];
  const { code } = result.model.licenses;
  return [
    {
      model: slug,
      want,
      got: shown(code),
      verdict: byId(want, code),
      disputed: disputes.has(slug, 'github_license'),
    },
  ];
}

function byTag({ recorded: { id, api }, result }: AuditedModel): Judged[] {
  const stated = (api.cardData as { license?: unknown } | null)?.license;
  const tags = ((api.tags as string[] | undefined) ?? []).filter((tag) => tag.startsWith('license:'));
  const [tag, ...more] = [stated ?? tags.map((one) => one.slice('license:'.length))].flat().map(String);
  if (tag === undefined || more.length > 0) return [];
  const want = spdxIds.find((one) => one.toLowerCase() === tag.toLowerCase());
  const { weights } = result.model.licenses;
  const judged = { model: id, want: want ?? tag, got: shown(weights), disputed: false };
  if (want !== undefined) return [{ ...judged, verdict: byId(want, weights) }];
  return RESTRICTED_TAG.test(tag) ? [{ ...judged, verdict: byOpenness('restricted', weights) }] : [];
}
