/** Reads a folder in the Hub's layout into the facts that the Hub would state of it once it is published there. */
import { LineCounter } from 'yaml';
import { ownersFileIn } from '../../attest/owners-file.js';
import { type Fact, type FileEntry, present, type TextFile, type Texts, valueIn } from '../../evidence.js';
import { MERGE_FILE, mergedModels } from '../../licenses/lineage/merges.js';
import { type FrontMatter, frontMatter } from '../../prose/front-matter.js';
import { countByConfiguration } from '../../result/dimensions.js';
import { yamlValue } from '../../source/yaml-documents.js';
import { besideCard } from '../hub/beside-card.js';
import { CARD_BYTES, LICENSE_BYTES } from '../hub/index.js';
import { dimensionsIn, type ModelRecord, readModelRecord } from '../hub/model.js';
import { type Fields, fields, isFields, text, texts } from '../json.js';
import { hubMentions } from '../linked/mentions.js';
import type { Half } from '../linked/pages.js';
import type { Folder, Listing } from './files.js';
import { countByHeader, countParameters } from './weights.js';

/** Keys of the Hub's model card specification; other front matter is that of a web site. */
const CARD_KEYS = new Set(
  `license license_name license_link library_name pipeline_tag tags datasets base_model language metrics model-index
  widget inference co2_eq_emissions extra_gated_prompt new_version model_name`.split(/\s+/),
);
/** What has weights of a framework, as the Hub tags it. */
const FORMATS: readonly [string, RegExp][] = [
  ['safetensors', /\.safetensors$/],
  ['pytorch', /(?:^|\/)pytorch_model[\w.-]*\.bin$/],
  ['tf', /(?:^|\/)tf_model[\w.-]*\.h5$/],
  ['jax', /(?:^|\/)flax_model[\w.-]*\.msgpack$/],
  ['onnx', /\.onnx$/],
  ['gguf', /\.gguf$/],
];
/** Libraries that the Hub knows by a file at the top of a model, where the card names none. */
const LIBRARY_FILES: readonly [string, string][] = [
  ['adapter_config.json', 'peft'],
  ['model_index.json', 'diffusers'],
  ['modules.json', 'sentence-transformers'],
];

/** A folder's model: its record and card, the license texts beside it, and what could not be read. */
export interface FolderModel {
  half: Half;
  texts: Texts;
  notes: string[];
}

/** What a folder's card says in its front matter, and whether that is the Hub's. */
export interface FolderCard {
  card: Fact<TextFile>;
  cardData: Fields | null;
  isHubCard: boolean;
  notes: string[];
}

/** Reads `README.md` and its front matter; one that is no YAML is told in `notes`. */
export async function readFolderCard(folder: Folder, label: (path: string) => string): Promise<FolderCard> {
  const card = await folder.readText('README.md', CARD_BYTES, label('README.md'));
  const found = frontMatter(valueIn(card)?.text ?? '');
  const front = found?.yaml;
  if (found === null || front === undefined) return { card, cardData: null, isHubCard: false, notes: [] };
  const lineCounter = new LineCounter();
  try {
    // What JSON cannot say (.inf, dates) becomes what the Hub's API would make of it.
    const cardData: unknown = JSON.parse(
      JSON.stringify(yamlValue(front, { lines: lineCounter, uniqueKeys: front.length < MOST_COMPARED })),
    );
    if (!isFields(cardData)) return { card, cardData: null, isHubCard: false, notes: [] };
    const isHubCard = Object.keys(cardData).some((key) => CARD_KEYS.has(key));
    return { card, cardData, isHubCard, notes: [] };
  } catch (error) {
    const at = placeOf(error, found, lineCounter);
    const note = `The front matter of ${label('README.md')} is not valid YAML${at}, so nothing in it was read.`;
    return { card, cardData: null, isHubCard: false, notes: [note] };
  }
}

/** ` (line 5)` of the page; what ends too early is told at its last line. */
function placeOf(error: unknown, { whole, yaml }: FrontMatter, lines: LineCounter): string {
  const above = whole.slice(0, whole.indexOf(yaml)).split('\n').length - 1;
  const offset = (error as { pos?: [number, number] }).pos?.[0];
  if (offset === undefined) return '';
  return ` (line ${above + Math.min(lines.linePos(offset).line, yaml.trimEnd().split('\n').length)})`;
}

/**
 * The model in a folder.
 * @param place `id` and `revision` by which it is known; `url` of the folder in citations
 */
export async function readFolderModel(
  folder: Folder,
  listing: Listing,
  { card, cardData }: FolderCard,
  place: { id: string; revision: string; url: string; label(path: string): string },
): Promise<FolderModel> {
  const { revision, url, label } = place;
  const id = place.id.includes('/') ? place.id : idInCard(valueIn(card)?.text ?? '', place.id);
  const [own, adapter, merged, counted] = await Promise.all([
    readConfigFile(folder, 'config.json'),
    readConfigFile(folder, 'adapter_config.json'),
    readMerge(folder),
    countParameters(folder, listing.entries),
  ]);
  // What the Hub's API makes of an adapter's own configuration.
  const config = {
    ...own,
    ...(text(adapter.base_model_name_or_path) && { peft: adapter }),
    merged_from: merged,
  };
  const { parameters } = counted;
  const answer = {
    id,
    sha: revision,
    ...(id.includes('/') && { author: id.split('/')[0] }),
    cardData,
    pipeline_tag: cardData?.pipeline_tag,
    library_name: text(cardData?.library_name) ?? libraryOf(config, listing.entries),
    config,
    tags: tagsOf(cardData, listing.entries, config, valueIn(card)?.text ?? ''),
    ...(parameters && { safetensors: { total: parameters.total, parameters: parameters.byType } }),
  };
  const { truncated } = listing;
  const files = present({ entries: listing.entries, ...(truncated && { truncated }) }, { url });
  const plain = readModelRecord(answer, id, '');
  const dimensions = Object.keys(own).length > 0 ? dimensionsIn(JSON.stringify(own)) : undefined;
  const isCounted = parameters || countByConfiguration({ ...plain, ...(dimensions && { dimensions }) });
  const header = isCounted ? null : await countByHeader(folder, listing.entries);
  const record: ModelRecord = {
    ...plain,
    ...(dimensions && { dimensions }),
    ...(header?.counted && {
      weightsHeader: present(header.counted, { url: encodeURI(label(header.counted.file)) }),
    }),
    url,
    files,
  };
  const paths = [...besideCard({ record, card }), ...ownersFileIn(listing)];
  const bodies = await Promise.all(paths.map((path) => folder.readText(path, LICENSE_BYTES, label(path))));
  const licenses = Object.fromEntries(paths.map((path, index) => [path, bodies[index] as Fact<TextFile>]));
  return {
    half: { record, card },
    texts: { 'README.md': card, ...licenses },
    notes: [...counted.notes, ...(header?.notes ?? [])],
  };
}

/** The id under which the card loads the model, when that has the folder's name; else the folder's name. */
function idInCard(card: string, name: string): string {
  const ids = hubMentions(card).map(({ id }) => id);
  const own = ids.filter((id) => id.toLowerCase().endsWith(`/${name.toLowerCase()}`));
  const [first, ...others] = new Set(own);
  return first !== undefined && others.length === 0 ? first : name;
}

/**
 * Characters of front matter in which keys are looked for twice, as the Hub does: the parser compares each with all before. What is longer
 * was written by no hand.
 */
const MOST_COMPARED = 20_000;

/** Models of a merge. */
async function readMerge(folder: Folder): Promise<string[]> {
  return mergedModels(valueIn(await folder.readText(MERGE_FILE, LICENSE_BYTES))?.text ?? '');
}

/** A configuration in JSON, or an empty object for one that is not there, too long or no JSON. */
async function readConfigFile(folder: Folder, path: string): Promise<Fields> {
  const file = valueIn(await folder.readText(path, LICENSE_BYTES));
  if (file === null || file.cut) return {};
  try {
    return fields(JSON.parse(file.text));
  } catch {
    return {};
  }
}

function libraryOf(config: Fields, entries: readonly FileEntry[]): string | undefined {
  const paths = new Set(entries.map(({ path }) => path));
  const [, named] = LIBRARY_FILES.find(([path]) => paths.has(path)) ?? [];
  return (
    named ?? (text(config.model_type) || texts(config.architectures).length > 0 ? 'transformers' : undefined)
  );
}

/** The tags that the Hub derives from files and card. */
function tagsOf(
  cardData: Fields | null,
  entries: readonly FileEntry[],
  config: Fields,
  card: string,
): string[] {
  const relation = text(cardData?.base_model_relation);
  const papers = card.matchAll(/\barxiv(?:\.org\/(?:abs|pdf)\/|\s*:\s*)(\d{4}\.\d{4,5})/gi);
  const tags = [
    text(cardData?.library_name) ?? libraryOf(config, entries),
    ...FORMATS.flatMap(([tag, pattern]) => (entries.some(({ path }) => pattern.test(path)) ? [tag] : [])),
    text(config.model_type),
    text(cardData?.pipeline_tag),
    ...texts(cardData?.language),
    ...texts(cardData?.tags),
    ...texts(cardData?.datasets).map((id) => `dataset:${id}`),
    ...[...papers].map(([, id]) => `arxiv:${id}`),
    ...texts(cardData?.base_model).map((id) => `base_model:${relation ? `${relation}:` : ''}${id}`),
    ...texts(cardData?.license).map((id) => `license:${id}`),
  ];
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}
