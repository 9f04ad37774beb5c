/** Reads what the Hub's API answers about a model, with every liberty that real cards and old records take. */
import {
  type BaseModelInfo,
  type DatasetInfo,
  type Fact,
  type FileEntry,
  type FileList,
  type HubModel,
  present,
  type Source,
  unavailable,
} from '../../evidence.js';
import { lastPart } from '../../paths.js';
import { malformed } from '../attempt.js';
import { count, defined, type Fields, fields, isFields, list, number, text, texts } from '../json.js';

/** What the model's own record says; texts and linked items are read afterwards. */
export type ModelRecord = Omit<HubModel, 'texts' | 'datasets' | 'baseModels' | 'ancestors'>;

/**
 * @param answer of `GET /api/models/{id}?blobs=true`
 * @param asked the id that was asked for
 * @param endpoint base URL of the Hub, for links
 */
export function readModelRecord(answer: unknown, asked: string, endpoint: string): ModelRecord {
  const data = fields(answer);
  const id = text(data.id) ?? text(data.modelId) ?? asked;
  const revision = text(data.sha) ?? 'main';
  const cardData = isFields(data.cardData) ? data.cardData : null;
  const tags = texts(data.tags);
  const url = `${endpoint}/${id}`;
  const config = fields(data.config);
  const remoteCode = isFields(config.auto_map) ? true : undefined;
  const architectures = texts(config.architectures);
  const modelType = text(config.model_type);
  const madeFrom = basesInConfig(config, id);
  const isConfigured =
    architectures.length > 0 || modelType !== undefined || remoteCode !== undefined || madeFrom.length > 0;
  return defined<ModelRecord>({
    id,
    renamedFrom: id.toLowerCase() === asked.toLowerCase() ? undefined : asked,
    url,
    revision,
    author: text(data.author),
    private: data.private === true,
    gated: readGated(data.gated),
    disabled: data.disabled === true,
    createdAt: text(data.createdAt),
    lastModified: text(data.lastModified),
    downloads: count(data.downloads),
    likes: count(data.likes),
    pipelineTag: text(data.pipeline_tag),
    library: text(data.library_name) ?? text(cardData?.library_name),
    tags,
    licenses: readLicenses(cardData, tags),
    cardData,
    parameters: readParameters(data.safetensors),
    ggufParameters: count(fields(data.gguf).total),
    config: isConfigured
      ? defined({
          architectures: architectures.length > 0 ? architectures : undefined,
          modelType,
          remoteCode,
          madeFrom: madeFrom.length > 0 ? madeFrom : undefined,
        })
      : undefined,
    autoModel: text(fields(data.transformersInfo).auto_model),
    evaluationResults: countResults(data['model-index'] ?? cardData?.['model-index']),
    spaces: Array.isArray(data.spaces) ? texts(data.spaces) : undefined,
    usedStorage: count(data.usedStorage),
    files: readFiles(data.siblings, { url: `${url}/tree/${revision}`, revision }),
  });
}

/** Who may have the files of a model: all, or whoever is let in, by itself or by hand. */
export function readGated(value: unknown): HubModel['gated'] {
  if (value === 'auto' || value === 'manual') return value;
  return value === true ? 'manual' : false;
}

/** The card's `license`, a string or a list, or the tags that the Hub keeps when the card has none. */
function readLicenses(cardData: Fields | null, tags: string[]): string[] {
  const written = texts(cardData?.license);
  if (written.length > 0) return written;
  return tags.filter((tag) => tag.startsWith('license:')).map((tag) => tag.slice('license:'.length));
}

function readParameters(value: unknown): HubModel['parameters'] {
  const total = count(fields(value).total);
  if (total === undefined) return undefined;
  const counts = Object.entries(fields(fields(value).parameters));
  const byType = Object.fromEntries(
    counts.flatMap(([type, n]) => (count(n) === undefined ? [] : [[type, n as number]])),
  );
  return { total, byType };
}

/** Longer words are templates of prompts. */
const LONGEST_WORD = 64;
const MOST_DIMENSIONS = 200;

/** What stands at the top of a `config.json` and is no list or object; `undefined` for what is no such file. */
export function dimensionsIn(config: string): HubModel['dimensions'] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(config);
  } catch {
    return undefined;
  }
  if (!isFields(parsed)) return undefined;
  const plain = Object.entries(parsed).filter(
    ([, value]) =>
      number(value) !== undefined ||
      typeof value === 'boolean' ||
      (typeof value === 'string' && value.length <= LONGEST_WORD),
  );
  return Object.fromEntries(plain.slice(0, MOST_DIMENSIONS)) as HubModel['dimensions'];
}

/** Results over all entries of a `model-index`; `undefined` when the card has none. */
function countResults(index: unknown): number | undefined {
  if (!Array.isArray(index)) return undefined;
  return index.reduce((sum: number, entry) => sum + list(fields(entry).results).length, 0);
}

function readFiles(siblings: unknown, source: Source): Fact<FileList> {
  if (!Array.isArray(siblings)) return unavailable(malformed('the answer has no list of files'), source);
  const entries = siblings.flatMap((one): FileEntry[] => {
    const path = text(fields(one).rfilename);
    // Mirrors that keep no sizes answer 0 for every file; no file that matters to a model is empty.
    const size = count(fields(one).size) || undefined;
    const stated = text(fields(fields(one).lfs).sha256);
    const sha256 = stated && /^[0-9a-f]{64}$/.test(stated) ? stated : undefined;
    return path === undefined ? [] : [defined<FileEntry>({ path, size, sha256 })];
  });
  return present({ entries }, source);
}

/** Names of datasets in the card's front matter, then in the tags; each once. */
export const datasetNames = ({ cardData, tags }: ModelRecord): string[] => datasetsOf(cardData, tags);

function datasetsOf(cardData: Fields | null, tags: readonly string[]): string[] {
  const tagged = tags.filter((tag) => tag.startsWith('dataset:')).map((tag) => tag.slice('dataset:'.length));
  return distinct([...texts(cardData?.datasets), ...tagged]);
}

/** Base models in the card's front matter, the tags (`base_model:adapter:org/name`) and files of configuration, with their relation. */
export function baseModelNames(model: ModelRecord): Base[] {
  const inFiles = model.config?.madeFrom ?? [];
  const stated = basesOf(model.cardData, model.tags);
  const known = new Set(stated.map(({ id }) => id.toLowerCase()));
  return [...stated, ...inFiles.filter(({ id }) => !known.has(id.toLowerCase()))];
}

type Base = { id: string; relation?: string | undefined };

function basesOf(cardData: Fields | null, tags: readonly string[]): Base[] {
  const relations = new Map<string, string>();
  const tagged: string[] = [];
  for (const tag of tags) {
    const match = /^base_model:(?:(\w+):)?(.+)$/.exec(tag);
    if (!match) continue;
    const [, relation, id = ''] = match;
    tagged.push(id);
    if (relation) relations.set(id.toLowerCase(), relation);
  }
  const stated = text(cardData?.base_model_relation);
  return distinct([...texts(cardData?.base_model), ...tagged]).map((id) => {
    const relation = stated ?? relations.get(id.toLowerCase());
    return relation === undefined ? { id } : { id, relation };
  });
}

/** `adapter_config.json` and `_name_or_path` as the Hub and folders give them; paths on somebody's disk are no names. */
function basesInConfig(config: Fields, own: string): Base[] {
  const adapted = text(fields(config.peft).base_model_name_or_path);
  const merged = texts(config.merged_from);
  const started = text(config._name_or_path);
  const all: Base[] = [
    ...(adapted ? [{ id: adapted, relation: 'adapter' }] : []),
    ...merged.map((id) => ({ id, relation: 'merge' })),
    ...(started ? [{ id: started }] : []),
  ];
  const name = (id: string) => lastPart(id.toLowerCase());
  const isOther = (id: string) => HUB_NAME.test(id) && name(id) !== name(own);
  return [...new Map(all.filter(({ id }) => isOther(id)).map((one) => [one.id.toLowerCase(), one])).values()];
}

/** An owner and a name, and no folder of some training run. */
const HUB_NAME =
  /^(?!(?:output|outputs|models?|checkpoints?|ckpts?|results?|runs?|saved?|data|home|mnt|tmp|workspace|content|exp|logs?)\/)[A-Za-z0-9][\w.-]*\/[\w.-]*\w$/i;

function distinct(names: string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const trimmed = name.trim();
    if (trimmed !== '' && !seen.has(trimmed.toLowerCase())) seen.set(trimmed.toLowerCase(), trimmed);
  }
  // A card that lists hundreds is a survey; what is beyond would only swell the evidence.
  return [...seen.values()].slice(0, 50);
}

/** @param data of `datasetInfo`, with the additional fields `cardData`, `tags`, `sha`, `disabled`, `description` */
export function readDataset(data: unknown, asked: string): DatasetInfo {
  const info = fields(data);
  const cardData = isFields(info.cardData) ? info.cardData : null;
  const tags = texts(info.tags);
  const description = text(info.description)?.slice(0, 4000);
  return defined<DatasetInfo>({
    id: text(info.name) ?? asked,
    revision: text(info.sha),
    gated: readGated(info.gated),
    disabled: info.disabled === true ? true : undefined,
    licenses: readLicenses(cardData, tags),
    tags: tags.length > 0 ? tags : undefined,
    description,
    // The API does not say that there is no card: one without front matter looks the same.
    hasCard: cardData !== null || description !== undefined ? true : undefined,
    downloads: count(info.downloads),
  });
}

/** @param data of `modelInfo`, with the additional fields `cardData`, `config`, `tags`, `sha` */
export function readBaseModel(data: unknown, asked: string): BaseModelInfo {
  const info = fields(data);
  const cardData = isFields(info.cardData) ? info.cardData : null;
  const tags = texts(info.tags);
  const id = text(info.name) ?? asked;
  const stated = basesOf(cardData, tags);
  const madeFrom = stated.length > 0 ? stated : basesInConfig(fields(info.config), id);
  const datasets = datasetsOf(cardData, tags);
  return defined<BaseModelInfo>({
    id,
    revision: text(info.sha),
    gated: readGated(info.gated),
    licenses: readLicenses(cardData, tags),
    licenseName: text(cardData?.license_name),
    baseModels: madeFrom.length > 0 ? madeFrom : undefined,
    datasets: datasets.length > 0 ? datasets : undefined,
  });
}
