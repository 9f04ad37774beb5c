/** The license view for people: what covers what, how that is known, whether it is open, and what it allows and asks. */
import { unavailableText } from '../../evidence.js';
import { SCOPES } from '../../licenses/license.js';
import type {
  FileLicense,
  LicensedPart,
  LicenseReport,
  ReleaseLicenses,
} from '../../result/license-report.js';
import { plain } from '../../terminal.js';
import { dayOf } from '../wording.js';
import { renderConflicts } from './conflicts.js';
import { displayWidth } from './display.js';
import { grid, heading, type Look, lookOf, rest } from './grid.js';
import { licenseName } from './head.js';
import { lineageLines, usesLines } from './lineage.js';

const LABEL = 12;

/** Releases one below the other; files as lines of tab-separated columns, for scripts. */
export function renderLicenses(
  reports: readonly LicenseReport[],
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  return reports
    .map((report) =>
      report.kind === 'file' ? fileLines(report, look) : releaseLines(report, look).join('\n'),
    )
    .map((text) => `${text}\n`)
    .join('');
}

function releaseLines(report: ReleaseLicenses, look: Look): string[] {
  const lines = [
    '',
    ...grid([{ width: rest(look) }], [[`${look.paint.bold.cyan(plain(report.name))}  licenses`]]),
    '',
    ...report.parts.flatMap((part, at) => partBlock(part, report.parts.slice(0, at), look)),
    '',
    ...lineageLines(report, look),
    ...renderConflicts(report.conflicts, look),
    ...missingLines(report, look),
    ...usesLines(report, look),
    '',
    ...grid(
      [{ width: rest(look) }],
      [[look.paint.dim(`evidence of ${dayOf(plain(report.collectedAt))} · rodeo ${plain(report.rodeo)}`)]],
    ),
  ];
  return lines.filter((line, at) => line !== '' || lines[at - 1] !== '');
}

/** What a part is called and what covers it, on a line of its own where the name is that of a dataset. */
function partBlock(part: LicensedPart, above: readonly LicensedPart[], look: Look): string[] {
  const title = plain(titleOf(part));
  const name = licenseName(part.license, look) + howKnown(part, look);
  const isWide = displayWidth(title) >= LABEL;
  const head = isWide
    ? grid([{ width: rest(look) }], [[`${look.paint.bold(title)}  ${name}`]])
    : grid([{ width: LABEL }, { width: rest(look, LABEL) }], [[look.paint.bold(title), name]]);
  const lines = partLines(part, above, look).map((line) => ['', line]);
  return [...head, ...grid([{ width: LABEL }, { width: rest(look, LABEL) }], lines)];
}

/** Parts of a release begin with a capital; names of datasets are as they are. */
const titleOf = ({ part }: LicensedPart): string =>
  part === 'paper' || SCOPES.some((scope) => scope === part)
    ? part.charAt(0).toUpperCase() + part.slice(1)
    : part;

const BASIS: Record<NonNullable<LicensedPart['license']['basis']>, string> = {
  text: 'its text',
  tag: 'the license tag',
  name: "the card's license_name",
  link: "the card's license_link",
  statement: 'a sentence',
  github: "GitHub's detection",
  metadata: 'a license field',
  gating: 'the access form',
  'base-model': 'the base model',
  library: 'the library',
  inherited: 'what it ships with',
  attested: "a person's statement",
};

function howKnown({ license }: LicensedPart, look: Look): string {
  if (!license.basis) return '';
  const from = license.inheritedFrom ? ` (${plain(license.inheritedFrom)})` : '';
  const sure = license.confidence ? `, confidence ${license.confidence}` : '';
  return look.paint.dim(`  by ${BASIS[license.basis]}${from}${sure}`);
}

function partLines(
  { license, plain: words }: LicensedPart,
  above: readonly LicensedPart[],
  look: Look,
): string[] {
  if (license.openness === 'unknown') return [''];
  const { mof, osi, osaid } = words;
  const open = `Open? MOF ${mof} · OSI ${osi}${osaid === 'not applicable' ? '' : ` · OSAID ${osaid}`}`;
  const nothing = license.openness === 'none' ? ['Nothing grants any use: ask its owner.'] : [];
  const unread =
    license.openness === 'unclear' && words.says.length === 0
      ? ['Its terms are not known to rodeo: read them.']
      : [];
  const same = above.find((one) => one.license.id !== null && one.license.id === license.id);
  const says = same
    ? `Allows and asks the same as for ${plain(same.part)}.`
    : [...words.says, ...nothing, ...unread].join(' ');
  const places = license.citations.map(({ url, label, line }) =>
    look.verbose ? plain(url) : plain(label) + (line ? `:${line}` : ''),
  );
  const source =
    look.verbose && words.source ? [look.paint.dim(`Facts: ${words.source} (${words.confidence}).`)] : [];
  return [
    open,
    ...(says ? [says] : []),
    ...source,
    ...(places.length > 0 ? [look.paint.dim(places.join(look.verbose ? ' ' : ', '))] : []),
    '',
  ];
}

function missingLines({ missing }: ReleaseLicenses, look: Look): string[] {
  if (missing.length === 0) return [];
  const rows = missing.map(({ what, reason }) => [
    look.paint.yellow('?'),
    `${plain(what)}: ${plain(unavailableText(reason))}`,
  ]);
  return [...heading('Could not look', look), ...grid([{ width: 2 }, { width: rest(look, 2) }], rows)];
}

/** `id <tab> confidence <tab> file <tab> remarks`; the id is `unknown` for what has none. */
function fileLines(report: FileLicense, look: Look): string {
  const { id, confidence, file, added, changed } = report;
  const line = [id ?? 'unknown', percent(confidence), plain(file), remarks(report)].join('\t');
  const excerpt = ({ line, text }: { line: number; text: string }) => `${line}: ${plain(text)}`;
  const detail = look.verbose
    ? [
        ...added.map((one) => `\tadded\t${plain(file)}\t${excerpt(one)}`),
        ...changed.map((one) => `\tchanged\t${plain(file)}\t${excerpt(one)} (was: ${plain(one.was)})`),
      ]
    : [];
  return [line.trimEnd(), ...detail].join('\n');
}

/** Cut, not rounded: 100% is word for word. */
const percent = (share: number): string => `${Math.floor(share * 100)}%`;

function remarks({ id, name, as, closest, found, added, changed, headline, unread }: FileLicense): string {
  const alternatives = found.flatMap((one) => one.alternatives);
  const said = [
    id === null && `${plain(name)}`,
    id === null && headline !== null && headline !== name && `begins “${plain(headline)}”`,
    closest && `closest ${closest.id} ${percent(closest.similarity)}`,
    as === 'notice' && 'by a notice',
    (as === 'link' || as === 'links') && 'by a link',
    alternatives.length > 0 && `the same text as ${alternatives.join(', ')}`,
    added.length > 0 && `added in line ${added.map(({ line }) => line).join(', ')}`,
    changed.length > 0 && `changed in line ${changed.map(({ line }) => line).join(', ')}`,
    unread,
  ];
  return said.filter(Boolean).join('; ');
}
