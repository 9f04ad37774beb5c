/** The chain of models as a tree, and one table of what may be done with each part, and because of whom. */
import type { ReleaseLicenses } from '../../result/license-report.js';
import { plain } from '../../terminal.js';
import { grid, heading, type Look, rest } from './grid.js';
import { licenseName } from './head.js';

type Origin = ReleaseLicenses['lineage'][number];
type Use = ReleaseLicenses['uses'][number];

/** Models above the release, each with what it is under; nothing for a model that was made from no other. */
export function lineageLines({ name, lineage }: ReleaseLicenses, look: Look): string[] {
  if (lineage.length === 0) return [];
  const rows = [plain(name), ...branches(lineage, '', look)];
  return [
    ...heading('Made from', look),
    ...grid(
      [{ width: rest(look) }],
      rows.map((row) => [row]),
    ),
  ];
}

function branches(origins: readonly Origin[], indent: string, look: Look): string[] {
  return origins.flatMap((origin, at) => {
    const last = at === origins.length - 1;
    const inner = `${indent}${last ? '  ' : '│ '}`;
    const { datasets } = origin;
    const sets =
      datasets.length > 0
        ? [
            `${inner}${look.paint.dim(`trained on ${datasets.slice(0, 3).map(plain).join(', ')}${datasets.length > 3 ? ` and ${datasets.length - 3} more` : ''}`)}`,
          ]
        : [];
    return [
      `${indent}${last ? '└' : '├'} ${said(origin, look)}`,
      ...sets,
      ...branches(origin.origins, inner, look),
    ];
  });
}

const RELATION: Record<string, string> = {
  finetune: 'fine-tuned from',
  adapter: 'adapter for',
  merge: 'merged from',
  quantized: 'quantized from',
  distilled: 'distilled from',
};

function said({ relation, id, license, byFamily, missing, cycle }: Origin, look: Look): string {
  const how = relation === null ? '' : `${RELATION[relation] ?? plain(relation)} `;
  if (cycle) return `${how}${plain(id)}  ${look.paint.yellow('named above: a cycle')}`;
  const under = license
    ? licenseName({ ...license, basis: null, citations: [] }, look)
    : look.paint.dim('no license stated');
  const family = byFamily && license?.id !== null ? look.paint.dim(" (its family's terms)") : '';
  if (missing && !byFamily)
    return `${how}${plain(id)}  ${look.paint.yellow(`could not be seen: ${plain(missing)}`)}`;
  return `${how}${plain(id)}  ${under}${family}`;
}

const PARTS = ['weights', 'code', 'data', 'documents'] as const;
const ACT_WIDTH = 26;

/** One row an act, one column a part; what limits stands below, once, with who says so. */
export function usesLines({ uses, name, lineage }: ReleaseLicenses, look: Look): string[] {
  const notes: string[] = [];
  const unseen = unseenIn(lineage);
  const acts = [...new Set(uses.map(({ act }) => act))];
  const width = Math.floor((rest(look) - ACT_WIDTH) / PARTS.length);
  const cell = (use: Use | undefined): string => {
    if (!use) return look.paint.dim('–');
    const word = WORDS[use.permission];
    const note = noteOf(use, name, use.part === 'weights' ? unseen : []);
    if (note === null) return paintOf(use, look)(word);
    if (!notes.includes(note)) notes.push(note);
    return `${paintOf(use, look)(word)} ${look.paint.dim(`[${notes.indexOf(note) + 1}]`)}`;
  };
  const title = ['', ...PARTS.map((part) => look.paint.dim(part.charAt(0).toUpperCase() + part.slice(1)))];
  const rows = acts.map((act) => [
    ACTS[act] ?? plain(act),
    ...PARTS.map((part) => cell(uses.find((use) => use.act === act && use.part === part))),
  ]);
  const columns = [{ width: ACT_WIDTH }, ...PARTS.map(() => ({ width }))];
  const below = notes.map((note, at) => [look.paint.dim(`[${at + 1}]`), note]);
  return [
    ...heading('What you may do', look),
    ...grid(columns, [title, ...rows]),
    '',
    ...grid([{ width: 5 }, { width: rest(look, 5) }], below),
  ];
}

const ACTS: Partial<Record<Use['act'], string>> = {
  'commercial-use': 'Commercial use',
  derivatives: 'Pass on changed versions',
  redistribution: 'Pass it on',
  'training-on-outputs': 'Train on its outputs',
  'use-at-any-scale': 'Use at any scale',
  'use-for-any-purpose': 'Use for any purpose',
  'use-anywhere': 'Use anywhere',
  'use-without-credit': 'Products without credit',
};

const WORDS: Record<Use['permission'], string> = {
  yes: 'yes',
  conditions: 'limited',
  no: 'no',
  unknown: 'unknown',
};

const paintOf = ({ permission }: Use, look: Look) =>
  permission === 'yes' ? look.paint.green : permission === 'no' ? look.paint.red : look.paint.yellow;

/** Models above whose license could not be seen and may limit what is made from them: what was learned of outputs is no copy. */
const unseenIn = (origins: readonly Origin[]): string[] =>
  origins.flatMap(({ id, missing, byFamily, relation, origins: above }) =>
    relation === 'distilled' ? [] : [...(missing && !byFamily ? [id] : []), ...unseenIn(above)],
  );

/**
 * The condition, the license that makes it, and whose that is; `null` for what is simply allowed.
 * @param unseen models above that may forbid it all the same
 */
function noteOf(use: Use, name: string, unseen: readonly string[]): string | null {
  const said = conditionOf(use, name);
  if (use.permission === 'no' || use.permission === 'unknown' || unseen.length === 0) return said;
  const whose = `the license${unseen.length === 1 ? '' : 's'} of ${unseen.map(plain).join(' and ')}`;
  const doubt = `Known so far: ${whose}, which it was made from, could not be looked up.`;
  return said === null ? doubt : `${said} ${doubt}`;
}

function conditionOf({ permission, because, license, from }: Use, name: string): string | null {
  if (permission === 'yes' && because === undefined) return null;
  const what =
    because ??
    (permission === 'no'
      ? 'not allowed'
      : permission === 'unknown'
        ? 'its terms are not known'
        : 'under conditions');
  if (license === 'no license' || license === 'no license stated')
    return 'No license is stated: ask its owner.';
  const whom = from ? `because of ${plain(from.id)}, ${from.away}` : `by ${plain(name)} itself`;
  const sentence = plain(what.charAt(0).toUpperCase() + what.slice(1));
  // A license that could not be looked up makes no condition.
  if (license === 'unknown') return `${sentence}${from ? ` (${plain(from.id)}, ${from.away})` : ''}.`;
  return `${sentence} (${plain(license)}, ${whom}).`;
}
