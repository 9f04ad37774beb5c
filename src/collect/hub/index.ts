/** Reads a model from the Hugging Face Hub: its record and card first, then what these name. */
import type { Config } from '../../config.js';
import {
  absent,
  type BaseModelInfo,
  type Fact,
  type HubModel,
  present,
  type Source,
  type TextFile,
  type Texts,
  unavailable,
  valueIn,
  type WeightsHeader,
} from '../../evidence.js';
import { fileFault } from '../../http/answers.js';
import { failureOf, type Http, isCut, RequestFailed, readJson } from '../../http/client.js';
import { isHubId } from '../../target.js';
import { factOf, malformed, requireFailure } from '../attempt.js';
import { type CheckpointFiles, countCheckpoint } from '../checkpoint/index.js';
import { fields, text } from '../json.js';
import { eachTime, type Once } from '../once.js';
import { ancestorsOf } from './ancestors.js';
import {
  baseModelNames,
  datasetNames,
  type ModelRecord,
  readBaseModel,
  readDataset,
  readModelRecord,
} from './model.js';
import { RangedFile } from './parts-of-file.js';

export const CARD_BYTES = 2 * 1024 * 1024;
export const LICENSE_BYTES = 256 * 1024;
/** Linked datasets and base models that are looked up, of each kind. */
const LINKED = 5;
/** Parts of a checkpoint whose headers are asked for; each is a request. */
const MOST_HEADERS = 2;
const TOO_MANY = { code: 'not-collected', detail: 'over the limit of linked items' } as const;

export interface HubReader {
  /**
   * The model's record and its card at that revision, side by side. Throws `RequestFailed` when there is no record.
   * @param known the record, when a list told it: then the card is read at its commit
   */
  readModel(
    id: string,
    revision: string | undefined,
    known?: ModelRecord,
  ): Promise<{ record: ModelRecord; card: Fact<TextFile> }>;
  /** The record alone. Throws `RequestFailed`. */
  readRecord(id: string, revision: string | undefined): Promise<ModelRecord>;
  /** File bodies at the record's revision. */
  readTexts(record: ModelRecord, paths: readonly string[]): Promise<Texts>;
  /** Parameters by the headers of a checkpoint of the model, weights unread. */
  readHeader(record: ModelRecord, files: CheckpointFiles): Promise<Fact<WeightsHeader>>;
  readDatasets(record: ModelRecord): Promise<HubModel['datasets']>;
  readBaseModels(record: ModelRecord): Promise<HubModel['baseModels']>;
  /** What the base models were made from, and so on, all models of a level side by side. */
  readAncestors(
    bases: HubModel['baseModels'],
    named: readonly string[],
  ): Promise<NonNullable<HubModel['ancestors']>>;
  /** Ids of up to three models that a search for `query` finds; none when the search fails. */
  search(query: string): Promise<string[]>;
}

/** @param once remembers datasets and base models, when there is somebody to share them with */
export function hubReader(config: Config, http: Http, once: Once = eachTime): HubReader {
  const { endpoint } = config.hub;
  const fetch = http.fetch as typeof globalThis.fetch;

  // The library's `modelInfo` only speaks `expand`, which excludes `blobs`: file sizes would cost a second request.
  async function readRecord(id: string, revision: string | undefined): Promise<ModelRecord> {
    const at = revision === undefined ? '' : `/revision/${encodeURIComponent(revision)}`;
    const url = `${endpoint}/api/models/${id}${at}?blobs=true`;
    const answer = await readJson(await http.fetch(url, { headers: { accept: 'application/json' } }));
    if (!isModel(answer)) throw new RequestFailed(url, malformed('the answer is not a model'));
    return readModelRecord(answer, id, endpoint);
  }

  const resolved = (id: string, revision: string, path: string) =>
    `${endpoint}/${id}/resolve/${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`;

  async function readText(id: string, revision: string, path: string, maxBytes: number) {
    const url = resolved(id, revision, path);
    const response = await http.fetch(url, { maxBytes, overflow: 'cut' });
    const body = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(body);
    const file: TextFile = isCut(response) ? { text, cut: true } : { text };
    return { file, body, url, headers: response.headers, commit: response.headers.get('x-repo-commit') };
  }

  /** The file, when nothing speaks against its being the one that the record lists. Throws `RequestFailed`. */
  function checked(record: ModelRecord, path: string, read: Awaited<ReturnType<typeof readText>>): TextFile {
    const { file, body, url, headers } = read;
    const type = headers.get('content-type');
    const fault = fileFault(path, { body, type, size: sizeOf(record, path), cut: file.cut });
    if (fault) throw new RequestFailed(url, malformed(fault), { status: 200 });
    return file;
  }

  /** A file at the record's revision; one that vanished is absent. */
  async function readFile(record: ModelRecord, path: string, maxBytes: number): Promise<Fact<TextFile>> {
    const source = fileSource(record, path);
    try {
      const read = await readText(record.id, record.revision, path, maxBytes);
      return present(checked(record, path, read), source);
    } catch (error) {
      const failure = requireFailure(error);
      return failure.errorCode === 'EntryNotFound' ? absent(source) : unavailable(failure.reason, source);
    }
  }

  async function readCard(record: ModelRecord, early: ReturnType<typeof readText>): Promise<Fact<TextFile>> {
    const source = fileSource(record, 'README.md');
    if (lists(record, 'README.md') === false) return absent(source);
    try {
      const read = await early;
      // `main` may have moved between the two requests.
      if (read.commit === record.revision || record.revision === 'main')
        return present(checked(record, 'README.md', read), source);
    } catch (error) {
      const failure = requireFailure(error);
      const isMissing = failure.errorCode === 'EntryNotFound' || failure.status === 404;
      if (!isMissing) return unavailable(failure.reason, source);
    }
    return readFile(record, 'README.md', CARD_BYTES);
  }

  function readKnownCard(record: ModelRecord): Promise<Fact<TextFile>> | Fact<TextFile> {
    const isListed = lists(record, 'README.md');
    return isListed === false
      ? absent(fileSource(record, 'README.md'))
      : readFile(record, 'README.md', CARD_BYTES);
  }

  const pageOf = (id: string): Source => ({ url: `${endpoint}/${encodeURI(id)}` });

  async function readBase(id: string): Promise<Fact<BaseModelInfo>> {
    const { modelInfo } = await import('@huggingface/hub');
    const source = pageOf(id);
    const additionalFields = ['cardData', 'config', 'sha', 'tags'] as const;
    const read = () =>
      modelInfo({ name: id, hubUrl: endpoint, fetch, additionalFields: [...additionalFields] });
    return once(`base model ${id}`, () =>
      factOf(
        answerOf(read(), source).then((data) => present(readBaseModel(data, id), source)),
        source,
      ),
    );
  }

  return {
    readRecord,

    async readModel(id, revision, known) {
      if (known) return { record: known, card: await readKnownCard(known) };
      const early = readText(id, revision ?? 'main', 'README.md', CARD_BYTES);
      // Nobody waits for the card when the record fails.
      early.catch(() => undefined);
      const record = await readRecord(id, revision);
      return { record, card: await readCard(record, early) };
    },

    async readTexts(record, paths) {
      const facts = await Promise.all(paths.map((path) => readFile(record, path, LICENSE_BYTES)));
      return Object.fromEntries(paths.map((path, index) => [path, facts[index] as Fact<TextFile>]));
    },

    async readHeader(record, files) {
      const open = (path: string) =>
        new RangedFile(http, resolved(record.id, record.revision, path), sizeOf(record, path));
      const source = fileSource(record, (files.index ?? files.parts[0])?.path ?? '');
      try {
        const counted = await countCheckpoint(files, open, MOST_HEADERS);
        const at = fileSource(record, counted.file);
        return 'wrong' in counted ? unavailable(malformed(counted.wrong), at) : present(counted, at);
      } catch (error) {
        return unavailable(requireFailure(error).reason, source);
      }
    },

    async readDatasets(record) {
      const names = datasetNames(record);
      if (names.length === 0) return [];
      const { datasetInfo } = await import('@huggingface/hub');
      return inOrder(names, (id, position) => {
        const source = { url: `${endpoint}/datasets/${encodeURI(id)}` };
        // A name that no id can have is a mention of something that the Hub does not hold.
        if (!isHubId(id)) return absent({ url: record.url, revision: record.revision });
        if (position >= LINKED) return unavailable(TOO_MANY, source);
        const additionalFields = ['cardData', 'description', 'disabled', 'sha', 'tags'] as const;
        const read = () =>
          datasetInfo({ name: id, hubUrl: endpoint, fetch, additionalFields: [...additionalFields] });
        return once(`dataset ${id}`, () =>
          factOf(
            answerOf(read(), source).then((data) => present(readDataset(data, id), source)),
            source,
          ),
        );
      }).then((infos) =>
        names.map((id, index) => ({ id, info: infos[index] as HubModel['datasets'][number]['info'] })),
      );
    },

    async readBaseModels(record) {
      const bases = baseModelNames(record);
      if (bases.length === 0) return [];
      const ids = bases.map(({ id }) => id);
      const infos = await inOrder(ids, (id, position) => {
        if (!isHubId(id)) return absent({ url: record.url, revision: record.revision });
        return position < LINKED ? readBase(id) : unavailable(TOO_MANY, pageOf(id));
      });
      return bases.map((base, index) => ({
        ...base,
        info: infos[index] as HubModel['baseModels'][number]['info'],
      }));
    },

    readAncestors: (bases, named) =>
      ancestorsOf(bases, named.slice(0, LINKED), (id) => (isHubId(id) ? readBase(id) : absent(pageOf(id)))),

    async search(query) {
      const { listModels } = await import('@huggingface/hub');
      const found: string[] = [];
      try {
        for await (const { name } of listModels({ search: { query }, limit: 3, hubUrl: endpoint, fetch })) {
          if (isHubId(name)) found.push(name);
        }
      } catch {
        // Ideas are a courtesy: the failure that asked for them is what counts.
        return found;
      }
      return found;
    },
  };
}

/** What the library answers; an answer that it chokes on is a malformed one, not a bug of ours. */
async function answerOf<T>(request: Promise<T>, source: Source): Promise<T> {
  try {
    const answer = await request;
    if (text(fields(answer).name) === undefined) throw new Error('a record without an id');
    return answer;
  } catch (error) {
    throw failureOf(error) ?? new RequestFailed(source.url, malformed('not the JSON of a Hub record'));
  }
}

/** Looks items up at once; `position` counts those before. */
function inOrder<T>(ids: string[], look: (id: string, position: number) => Fact<T> | Promise<Fact<T>>) {
  return Promise.all(ids.map(look));
}

/** The least that a model's own record holds, and a message or an empty object does not. */
function isModel(answer: unknown): boolean {
  const record = fields(answer);
  const isDescribed = Array.isArray(record.siblings) || Array.isArray(record.tags) || text(record.sha);
  return isHubId(text(record.id) ?? text(record.modelId) ?? '') && Boolean(isDescribed);
}

/**
 * How long a file is by the record. Mirrors that keep no sizes say 0 for every file, so that 0 is a size only where
 * another file has one.
 */
function sizeOf(record: ModelRecord, path: string): number | undefined {
  const entries = valueIn(record.files)?.entries ?? [];
  const size = entries.find((file) => file.path === path)?.size;
  return (
    size ?? (entries.some((file) => file.path === path) && entries.some((file) => file.size) ? 0 : undefined)
  );
}

/** Whether the model has the file; `undefined` when its list of files is not known. */
function lists(record: ModelRecord, path: string): boolean | undefined {
  return valueIn(record.files)?.entries.some((file) => file.path === path);
}

/** Where a file of a model can be opened. */
export function fileSource(record: ModelRecord, path: string): Source {
  return { url: `${record.url}/blob/${record.revision}/${encodeURI(path)}`, revision: record.revision };
}
