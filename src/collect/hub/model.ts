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
import { malformed } from '../attempt.js';
import { defined, type Fields, fields, isFields, list, number, text, texts } from '../json.js';

/** What the model's own record says; texts and linked items are read afterwards. */
export type ModelRecord = Omit<HubModel, 'texts' | 'datasets' | 'baseModels'>;

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
  const isConfigured = architectures.length > 0 || modelType !== undefined || remoteCode !== undefined;
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
    downloads: number(data.downloads),
    likes: number(data.likes),
    pipelineTag: text(data.pipeline_tag),
    library: text(data.library_name) ?? text(cardData?.library_name),
    tags,
    licenses: readLicenses(cardData, tags),
    cardData,
    parameters: readParameters(data.safetensors),
    ggufParameters: number(fields(data.gguf).total),
    config: isConfigured
      ? defined({
          architectures: architectures.length > 0 ? architectures : undefined,
          modelType,
          remoteCode,
        })
      : undefined,
    autoModel: text(fields(data.transformersInfo).auto_model),
    evaluationResults: countResults(data['model-index'] ?? cardData?.['model-index']),
    spaces: Array.isArray(data.spaces) ? texts(data.spaces) : undefined,
    usedStorage: number(data.usedStorage),
    files: readFiles(data.siblings, { url: `${url}/tree/${revision}`, revision }),
  });
}

function readGated(value: unknown): HubModel['gated'] {
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
  const total = number(fields(value).total);
  if (total === undefined) return undefined;
  const counts = Object.entries(fields(fields(value).parameters));
  const byType = Object.fromEntries(
    counts.flatMap(([type, n]) => (number(n) === undefined ? [] : [[type, n as number]])),
  );
  return { total, byType };
}

/** Longer words are templates of prompts. */
const LONGEST_WORD = 64;
const MOST_DIMENSIONS = 200;

/** What stands at the top of a `config.json` and is no list or object; `undefined` for what is no such file. */
export function readDimensions(config: string): HubModel['dimensions'] {
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
    const size = number(fields(one).size) || undefined;
    const stated = text(fields(fields(one).lfs).sha256);
    const sha256 = stated && /^[0-9a-f]{64}$/.test(stated) ? stated : undefined;
    return path === undefined ? [] : [defined<FileEntry>({ path, size, sha256 })];
  });
  return present({ entries }, source);
}

/** Names of datasets in the card's front matter, then in the tags; each once. */
export function datasetNames(model: ModelRecord): string[] {
  const tagged = model.tags
    .filter((tag) => tag.startsWith('dataset:'))
    .map((tag) => tag.slice('dataset:'.length));
  return distinct([...texts(model.cardData?.datasets), ...tagged]);
}

/** Base models in the card's front matter and the tags (`base_model:adapter:org/name`), with their relation. */
export function baseModelNames(model: ModelRecord): { id: string; relation?: string }[] {
  const relations = new Map<string, string>();
  const tagged: string[] = [];
  for (const tag of model.tags) {
    const match = /^base_model:(?:(\w+):)?(.+)$/.exec(tag);
    if (!match) continue;
    const [, relation, id = ''] = match;
    tagged.push(id);
    if (relation) relations.set(id.toLowerCase(), relation);
  }
  const stated = text(model.cardData?.base_model_relation);
  return distinct([...texts(model.cardData?.base_model), ...tagged]).map((id) => {
    const relation = stated ?? relations.get(id.toLowerCase());
    return relation === undefined ? { id } : { id, relation };
  });
}

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
    downloads: number(info.downloads),
  });
}

/** @param data of `modelInfo`, with the additional fields `cardData`, `tags`, `sha` */
export function readBaseModel(data: unknown, asked: string): BaseModelInfo {
  const info = fields(data);
  const cardData = isFields(info.cardData) ? info.cardData : null;
  return defined<BaseModelInfo>({
    id: text(info.name) ?? asked,
    revision: text(info.sha),
    gated: readGated(info.gated),
    licenses: readLicenses(cardData, texts(info.tags)),
  });
}
