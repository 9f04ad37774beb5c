/** Measures the whole tool against people's judgments of recorded models, and prints and keeps what it finds. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditEvidence } from '../../../src/audit.js';
import { type Config, readConfig } from '../../../src/config.js';
import { RodeoError } from '../../../src/errors.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { hasItems, type Rubric, type WeightedRubric } from '../../../src/rubric/schema.js';
import { setup as prepareLicenseTexts } from '../../fingerprints.js';
import { type AuditedRow, askedOfProject, auditCalibration, configFor, gather } from './audits.js';
import { type BlindLabels, measureBlind, readBlindLabels } from './blind.js';
import { measureCalibration } from './calibration.js';
import { type Corpus, readCorpus, readFeatures, readTable, recordedNames, relabeled } from './corpus.js';
import { measureDetectors } from './detectors.js';
import { type Disputes, disputesSection, readDisputes } from './disputes.js';
import { measureLinks } from './found-links.js';
import { type AuditedModel, measureLicenses } from './licenses.js';
import { auditRecords, type MapRecord, measureMap, readMapRecords } from './os-ai-map.js';
import { type AuditedProject, measureOsai } from './osai.js';
import { markdown, type Part, type Section } from './part.js';
import { changesSince, readRun, runOf, writeRun } from './runs.js';
import { serveCorpus } from './stand-ins.js';

const PARTS = ['calibration', 'detectors', 'osai', 'licenses', 'blind', 'map'] as const;
type PartName = (typeof PARTS)[number];

const USAGE = `usage: npm run bench:accuracy -- --corpus DIR [--labels DIR] [--json FILE] [--against FILE]
         [--only ${PARTS.join('|')}] [--disputes FILE] [--blind DIR] [--map DIR]

  --corpus    recordings: github/, hub/, calibration.csv
  --labels    holds features-by-hand.csv and osai-labels.json, when they are neither in the corpus nor in ../facts of it
  --json      where to keep this run, beside the cache
  --against   the run to compare with; the last one kept in the cache when missing
  --blind     recordings of the repositories of blind.csv, made by record.mjs: github/
  --map       recordings of what os-ai-map.csv names: github/ by record.mjs, hub/
  --disputes  a list of disputed labels instead of the one that ships with the bench
`;

/** What an item rubric of the index is called; its items carry the index's own keys. */
const OSAI_RUBRIC = 'osai-2026';

const MAP_RUBRIC = 'os-ai-map';

/** What ships with the bench. */
export interface Tables {
  /** The list to use when none is named. */
  disputes: URL;
  /** Columns of the reader's table that were read again after their definition had changed. */
  relabeled: URL;
  /** Labels of repositories that nobody had tuned for. */
  blind: URL;
  /** Records of the Open Source AI Map. */
  map: URL;
}

/** @returns the exit code: 2 for wrong usage, otherwise 0 */
export async function main(args: readonly string[], tables: Tables): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { corpus: folder, labels, json, against, disputes: disputesFile, blind, map } = options;
  if (!existsSync(folder)) {
    process.stderr.write(`There is no folder ${folder}.\n\n${USAGE}`);
    return 2;
  }
  prepareLicenseTexts();
  const corpus = relabeled(
    readCorpus(folder, [folder, ...(labels ? [labels] : []), join(folder, '..', 'facts')]),
    readFeatures(readTable(readFileSync(tables.relabeled))),
  );
  const disputes = readDisputes(disputesFile ?? tables.disputes);
  const kept = join(readConfig(process.env, homedir()).cacheDir, 'accuracy.json');
  const last = readRun(kept);
  const before = against === undefined ? last : readRun(against);

  const parts = await served(corpus, (config) => measure(corpus, config, disputes, options.only));
  if (blind !== undefined && (options.only === undefined || options.only === 'blind')) {
    const recordings = readCorpus(blind, []);
    const both = await served(recordings, (config) =>
      measureBlindSets(recordings, readBlindLabels(tables.blind), config, disputes),
    );
    for (const [name, part] of both) parts.set(name, part);
  }

  if (map !== undefined && (options.only === undefined || options.only === 'map')) {
    const recordings = readCorpus(map, []);
    const records = readMapRecords(tables.map);
    parts.set('map', await served(recordings, (config) => measureRecords(recordings, records, config)));
  }

  const date = new Date().toISOString();
  const { calibration, models, repositories } = corpus;
  process.stdout.write(
    `# Accuracy, ${date.slice(0, 10)}\n\n${calibration.length} models with published scores; recordings of ${repositories.length} repositories and ${models.length} Hub models.\n`,
  );
  for (const [name, part] of parts) {
    const saved = before?.parts[name];
    print(`## ${name}`, [...part.sections, ...(saved ? changesSince(saved, part) : [])]);
  }
  print('## disputes', [disputesSection(disputes, corpus)]);
  if (json !== undefined) writeRun(json, runOf(parts, date, null));
  writeRun(kept, runOf(parts, date, last));
  return 0;
}

/** Does something with a corpus behind stand-ins, which are gone afterwards. */
async function served<T>(corpus: Corpus, work: (config: Config) => Promise<T>): Promise<T> {
  const apis = await serveCorpus(corpus);
  const cache = mkdtempSync(join(tmpdir(), 'rodeo-accuracy-'));
  try {
    return await work(configFor(apis, cache));
  } finally {
    await apis.close();
    rmSync(cache, { recursive: true, force: true });
  }
}

async function measureBlindSets(
  corpus: Corpus,
  labels: BlindLabels,
  config: Config,
  disputes: Disputes,
): Promise<Map<string, Part>> {
  const rubric = await loadRubric('rodeo');
  const parts = new Map<string, Part>();
  for (const set of ['read', 'sealed'] as const) {
    parts.set(`blind, ${set}`, await measureBlind(corpus, labels, set, config, rubric, disputes));
  }
  return parts;
}

async function measureRecords(corpus: Corpus, records: readonly MapRecord[], config: Config): Promise<Part> {
  const rubric = await shippedRubric(MAP_RUBRIC);
  if (!rubric) return notMeasured(`There is no rubric ${MAP_RUBRIC}.`);
  return measureMap(await auditRecords(corpus, records, config, rubric), records);
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        corpus: { type: 'string' },
        labels: { type: 'string' },
        json: { type: 'string' },
        against: { type: 'string' },
        only: { type: 'string' },
        disputes: { type: 'string' },
        blind: { type: 'string' },
        map: { type: 'string' },
      },
    });
    const { corpus, only, ...rest } = values;
    const isPart = only === undefined || PARTS.includes(only as PartName);
    return corpus !== undefined && isPart ? { ...rest, corpus, only: only as PartName | undefined } : null;
  } catch {
    return null;
  }
}

/** Runs the wanted parts; what several of them need is audited once. */
export async function measure(
  corpus: Corpus,
  config: Config,
  disputes: Disputes,
  only?: PartName,
): Promise<Map<string, Part>> {
  const wanted = (name: PartName) => only === undefined || only === name;
  const parts = new Map<string, Part>();
  const rubric = await loadRubric('rodeo');
  if (hasItems(rubric)) throw new Error('the default rubric weighs checks');
  const audited: AuditedRow[] =
    wanted('calibration') || wanted('detectors') || wanted('licenses')
      ? await auditCalibration(corpus, config, rubric)
      : [];
  if (wanted('calibration') && audited.length > 0) {
    parts.set('calibration', measureCalibration(audited, corpus.features, rubric, disputes));
    parts.set('links', await measureLinks(corpus, config));
  }
  if (wanted('detectors') && corpus.features)
    parts.set('detectors', measureDetectors(audited, corpus.features, disputes));
  if (wanted('osai') && corpus.osai) {
    const osai = await shippedRubric(OSAI_RUBRIC);
    parts.set(
      'osai',
      osai
        ? measureOsai(await auditProjects(corpus, config, osai), corpus.osai.dimensions)
        : notMeasured(`There is no rubric ${OSAI_RUBRIC}.`),
    );
  }
  if (wanted('licenses'))
    parts.set(
      'licenses',
      measureLicenses(audited, await auditModels(corpus, config, rubric), corpus.features, disputes),
    );
  return parts;
}

async function shippedRubric(id: string): Promise<Rubric | null> {
  try {
    return await loadRubric(id);
  } catch (error) {
    if (error instanceof RodeoError) return null;
    throw error;
  }
}

const notMeasured = (text: string): Part => ({
  figures: {},
  rows: {},
  sections: [{ heading: 'Not measured', text }],
});

/** Projects of which at least the Hub model or the repository is recorded. */
async function auditProjects(corpus: Corpus, config: Config, rubric: Rubric): Promise<AuditedProject[]> {
  const recorded = recordedNames(corpus);
  const audited: AuditedProject[] = [];
  for (const project of corpus.osai?.projects ?? []) {
    const hasModel = recorded.models.has(project.hf_id?.toLowerCase() ?? '');
    const hasRepository = recorded.repositories.has(project.github_repo?.toLowerCase() ?? '');
    const asked = askedOfProject(project);
    if (asked === null || !(hasModel || hasRepository)) continue;
    audited.push({ project, result: auditEvidence(await gather(asked, config), rubric) });
  }
  return audited;
}

/** Each recorded Hub model by itself, with nothing else to take a license from. */
async function auditModels(corpus: Corpus, config: Config, rubric: WeightedRubric): Promise<AuditedModel[]> {
  const audited: AuditedModel[] = [];
  for (const recorded of corpus.models) {
    const asked = { target: recorded.id, links: { repo: 'none', paper: 'none' } };
    audited.push({ recorded, result: auditEvidence(await gather(asked, config), rubric) });
  }
  return audited;
}

function print(heading: string, sections: readonly Section[]): void {
  process.stdout.write(`\n${[heading, ...sections.map(markdown)].join('\n\n')}\n`);
}
