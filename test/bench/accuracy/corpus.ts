/** Reads a folder of recordings: repositories and Hub models as their services answered, and what people said of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** `github/<owner>__<name>.json` */
export interface RecordedRepository {
  repo: string;
  head?: string;
  defaultBranch?: string;
  pushedAt?: string;
  createdAt?: string;
  tags?: { name: string }[] | string[];
  contributors?: number;
  commits?: number;
  languages?: Record<string, number>;
  tree: { path: string; type: string; size?: number | null }[];
  texts: Record<string, string>;
  truncated?: boolean;
}

/** `hub/<org>__<name>.json` */
export interface RecordedModel {
  id: string;
  renamedFrom?: string[];
  gated?: false | 'auto' | 'manual';
  /** The answer of `GET /api/models/{id}`. */
  api: Record<string, unknown>;
  /** `size` 0: not known. */
  files: { path: string; size?: number }[];
  texts: Record<string, string>;
  filesKnown: boolean;
}

/** A line of `calibration.csv`: published scores of a model. */
export interface CalibrationRow {
  slug: string;
  /** `owner/name` on GitHub, or empty. */
  repo: string;
  /** Id on the Hub; empty when it is not there. */
  hub: string;
  overall: number;
  usability: number;
  reproducibility: number;
  /** What GitHub says of the repository's license: an SPDX id, `NOASSERTION`, or empty for none. */
  githubLicense: string;
  /** Address with a DOI, or empty. */
  paper: string;
}

/** A line of `features-by-hand.csv`: what a reader found, 0 to 1 in quarters; `null` when it could not be told. */
export type Features = Readonly<Record<string, number | null>>;

export type OsaiLevel = 'open' | 'partial' | 'closed';

/** A project of `osai-labels.json`. */
export interface OsaiProject {
  id: string;
  name: string;
  hf_id: string | null;
  github_repo: string | null;
  criteria: Record<string, OsaiLevel>;
}

export interface Corpus {
  repositories: RecordedRepository[];
  models: RecordedModel[];
  calibration: CalibrationRow[];
  /** By slug; `null` when the file was not found. */
  features: ReadonlyMap<string, Features> | null;
  /** `null` when the file was not found. */
  osai: { dimensions: string[]; projects: OsaiProject[] } | null;
}

/**
 * Reads a corpus.
 * @param folder holds `github/`, `hub/` and `calibration.csv`; each may be missing
 * @param labelFolders where `features-by-hand.csv` and `osai-labels.json` are looked for, in this order
 */
export function readCorpus(folder: string, labelFolders: readonly string[]): Corpus {
  const labels = (name: string) =>
    labelFolders.map((one) => join(one, name)).find((path) => existsSync(path));
  const [featuresFile, osaiFile] = [labels('features-by-hand.csv'), labels('osai-labels.json')];
  return {
    repositories: readRecords<RecordedRepository>(join(folder, 'github')),
    models: readRecords<RecordedModel>(join(folder, 'hub')),
    calibration: tableAt(join(folder, 'calibration.csv')).map(readRow),
    features: featuresFile ? readFeatures(tableAt(featuresFile)) : null,
    osai: osaiFile ? (readJson(osaiFile) as Corpus['osai']) : null,
  };
}

function readRecords<T>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => readJson(join(folder, name)) as T);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** A line of a table, by the names of its columns. */
export type Line = Record<string, string>;

const tableAt = (path: string): Line[] => (existsSync(path) ? readTable(readFileSync(path)) : []);

/** The lines of a table in CSV. */
export function readTable(text: string | Buffer): Line[] {
  return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Line[];
}

function readRow(line: Line): CalibrationRow {
  const { slug = '', repo = '', hub = '', github_license: githubLicense = '', paper = '' } = line;
  const score = (name: string) => {
    const value = Number(line[name]);
    if (!line[name] || Number.isNaN(value))
      throw new Error(`calibration.csv: ${slug} has no number under ${name}`);
    return value;
  };
  return {
    ...{ slug, repo, hub, githubLicense, paper },
    overall: score('overall'),
    usability: score('usability'),
    reproducibility: score('reproducibility'),
  };
}

/** What a reader found, by slug: numbers from 0 to 1; anything else could not be told. */
export function readFeatures(lines: readonly Line[]): Map<string, Features> {
  return new Map(
    lines.map(({ slug = '', ...columns }) => [
      slug,
      Object.fromEntries(
        Object.entries(columns).map(([name, text]) => [
          name,
          /^(?:0|0\.25|0\.5|0\.75|1)$/.test(text) ? Number(text) : null,
        ]),
      ),
    ]),
  );
}

/** The corpus with some labels read again; what the second table leaves out stays as it was. */
export function relabeled(corpus: Corpus, again: ReadonlyMap<string, Features>): Corpus {
  const features = corpus.features && new Map(corpus.features);
  for (const [slug, columns] of again) {
    const before = features?.get(slug);
    if (before) {
      const told = Object.entries(columns).filter(([, label]) => label !== null);
      features?.set(slug, { ...before, ...Object.fromEntries(told) });
    }
  }
  return { ...corpus, features };
}

/** Names in the recordings, for case-insensitive look-up. */
export interface RecordedNames {
  repositories: ReadonlySet<string>;
  models: ReadonlySet<string>;
  /** Models whose list of files is known. */
  listed: ReadonlySet<string>;
}

export function recordedNames({ repositories, models }: Corpus): RecordedNames {
  const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));
  return {
    repositories: lower(repositories.map(({ repo }) => repo)),
    models: lower(models.map(({ id }) => id)),
    listed: lower(models.filter(({ filesKnown }) => filesKnown).map(({ id }) => id)),
  };
}
