/** What was seen of a model, and what could not be seen: plain JSON that is saved, shipped, replayed and scored again. */
import * as v from 'valibot';
import { Citing, Organization, Reach } from './evidence/impact.js';
import { Paper } from './evidence/paper.js';
import { Cost, TargetName } from './evidence/run.js';
import { Unavailable } from './evidence/unavailable.js';
import { CodeFacts } from './source/facts.js';

export { Paper } from './evidence/paper.js';
export { Cost, TargetName } from './evidence/run.js';
export * from './evidence/unavailable.js';

/** Raised when a field changes its meaning or goes away; a reader refuses versions it does not know. */
export const EVIDENCE_VERSION = 1;

/** Where a fact was looked up. `url` is for people (a page they can open), `line` is 1-based. */
export const Source = v.object({
  url: v.string(),
  revision: v.optional(v.string()),
  line: v.optional(v.number()),
});
export type Source = v.InferOutput<typeof Source>;

/** A fact is present, absent (we looked, it is not there) or unavailable (we could not look). Never `undefined`. */
export type Fact<T> =
  | { state: 'present'; value: T; source: Source }
  | { state: 'absent'; source: Source }
  | { state: 'unavailable'; reason: Unavailable; source: Source };

/** The schema of a fact about `value`. */
export function Fact<const S extends v.GenericSchema>(value: S) {
  return v.variant('state', [
    v.object({ state: v.literal('present'), value, source: Source }),
    v.object({ state: v.literal('absent'), source: Source }),
    v.object({ state: v.literal('unavailable'), reason: Unavailable, source: Source }),
  ]);
}

export const present = <T>(value: T, source: Source): Fact<T> => ({ state: 'present', value, source });
export const absent = (source: Source): Fact<never> => ({ state: 'absent', source });
export const unavailable = (reason: Unavailable, source: Source): Fact<never> => ({
  state: 'unavailable',
  reason,
  source,
});

/** The value when the fact is present, otherwise `null`. */
export function valueIn<T>(fact: Fact<T>): T | null {
  return fact.state === 'present' ? fact.value : null;
}

/** A file in a tree. `size` is in bytes, `sha256` what the Hub states of a large file; missing when the source did not say. */
export const FileEntry = v.object({
  path: v.string(),
  size: v.optional(v.number()),
  sha256: v.optional(v.string()),
});
export type FileEntry = v.InferOutput<typeof FileEntry>;

/** All files of a repository at one revision. `truncated`: the server left some out, so absence proves nothing. */
export const FileList = v.object({ entries: v.array(FileEntry), truncated: v.optional(v.boolean()) });
export type FileList = v.InferOutput<typeof FileList>;

/** The text of a file. `cut`: only the first part was kept (see the caps in `src/http/`). */
export const TextFile = v.object({ text: v.string(), cut: v.optional(v.boolean()) });
export type TextFile = v.InferOutput<typeof TextFile>;

/** File bodies by path. A path that is not a key was not asked for. */
export const Texts = v.record(v.string(), Fact(TextFile));
export type Texts = v.InferOutput<typeof Texts>;

/** What the code does. Missing in evidence that was gathered before code was read, or from the record alone. */
const Code = v.optional(
  v.object({
    /** `unavailable`: none of the files that were asked for could be read. */
    facts: Fact(CodeFacts),
    /** Files that were asked for and could not be read, by path. */
    unread: v.record(v.string(), Unavailable),
  }),
);
export type Code = NonNullable<v.InferOutput<typeof Code>>;

const Gated = v.union([v.literal(false), v.literal('auto'), v.literal('manual')]);

/** A dataset on the Hub that the model names. */
export const DatasetInfo = v.object({
  id: v.string(),
  revision: v.optional(v.string()),
  gated: Gated,
  disabled: v.optional(v.boolean()),
  /** Licence tags as written. */
  licenses: v.array(v.string()),
  tags: v.optional(v.array(v.string())),
  /** The sections of the dataset's own card, as far as the API gives it. */
  description: v.optional(v.string()),
  /** Whether the dataset has a card (`README.md`). */
  hasCard: v.optional(v.boolean()),
  downloads: v.optional(v.number()),
});
export type DatasetInfo = v.InferOutput<typeof DatasetInfo>;

/** The model this one was made from. */
export const BaseModelInfo = v.object({
  id: v.string(),
  revision: v.optional(v.string()),
  gated: Gated,
  licenses: v.array(v.string()),
  /** The card's own name for terms that no tag has. */
  licenseName: v.optional(v.string()),
  /** What it was made from in its turn. */
  baseModels: v.optional(v.array(v.object({ id: v.string(), relation: v.optional(v.string()) }))),
  /** Names of its training sets. */
  datasets: v.optional(v.array(v.string())),
});
export type BaseModelInfo = v.InferOutput<typeof BaseModelInfo>;

/** The `revision` of a model in a folder that has no commit. */
export const UNPUBLISHED = 'unpublished';

/** Parameters counted by the header of a file of weights, of which the weights themselves were not read. */
export const WeightsHeader = v.object({
  format: v.picklist(['PyTorch', 'GGUF']),
  total: v.number(),
  /** By the names of types in safetensors, where the header tells them. */
  byType: v.record(v.string(), v.number()),
  /** The file, or the index of a checkpoint in parts. */
  file: v.string(),
  /** How many parts the checkpoint has, when it is not one file. */
  parts: v.optional(v.number()),
});
export type WeightsHeader = v.InferOutput<typeof WeightsHeader>;

export const HubModel = v.object({
  id: v.string(),
  /** Set when the Hub answered under another name than the one asked for. */
  renamedFrom: v.optional(v.string()),
  url: v.string(),
  /** The commit everything below was read at. */
  revision: v.string(),
  author: v.optional(v.string()),
  private: v.boolean(),
  gated: Gated,
  disabled: v.boolean(),
  createdAt: v.optional(v.string()),
  lastModified: v.optional(v.string()),
  /** Downloads in the last 30 days. */
  downloads: v.optional(v.number()),
  likes: v.optional(v.number()),
  pipelineTag: v.optional(v.string()),
  library: v.optional(v.string()),
  tags: v.array(v.string()),
  /** Licence tags as written in the card's front matter or, failing that, in the tags. */
  licenses: v.array(v.string()),
  /** The card's front matter as the Hub parsed it; `null` when there is none. */
  cardData: v.nullable(v.record(v.string(), v.unknown())),
  /** Number of parameters, as counted by the Hub from safetensors headers. */
  parameters: v.optional(v.object({ total: v.number(), byType: v.record(v.string(), v.number()) })),
  /** The same, from the headers of GGUF files. */
  ggufParameters: v.optional(v.number()),
  /** The same, from the header of a checkpoint; missing where nobody looked, since something else told. */
  weightsHeader: v.optional(Fact(WeightsHeader)),
  /** Numbers, words and switches of `config.json`, when it was read: the model's dimensions. */
  dimensions: v.optional(v.record(v.string(), v.union([v.number(), v.string(), v.boolean()]))),
  config: v.optional(
    v.object({
      architectures: v.optional(v.array(v.string())),
      modelType: v.optional(v.string()),
      /** `true` when loading runs code from the model's repository (`auto_map`). */
      remoteCode: v.optional(v.boolean()),
      /** Models that files of configuration name as what this one was made from: of an adapter, of a merge, `_name_or_path`. */
      madeFrom: v.optional(v.array(v.object({ id: v.string(), relation: v.optional(v.string()) }))),
    }),
  ),
  /** The class that the Hub says loads the model: `transformersInfo.auto_model`. */
  autoModel: v.optional(v.string()),
  /** Machine-readable evaluation results: entries of `model-index`. */
  evaluationResults: v.optional(v.number()),
  spaces: v.optional(v.array(v.string())),
  /** Bytes of storage. */
  usedStorage: v.optional(v.number()),
  files: Fact(FileList),
  texts: Texts,
  code: Code,
  datasets: v.array(v.object({ id: v.string(), info: Fact(DatasetInfo) })),
  baseModels: v.array(
    v.object({ id: v.string(), relation: v.optional(v.string()), info: Fact(BaseModelInfo) }),
  ),
  /** What the base models were made from, level by level; missing where nothing names any. */
  ancestors: v.optional(v.array(v.object({ id: v.string(), info: Fact(BaseModelInfo) }))),
});
export type HubModel = v.InferOutput<typeof HubModel>;

export const Repository = v.object({
  /** `owner/name` as GitHub spells it today. */
  fullName: v.string(),
  renamedFrom: v.optional(v.string()),
  url: v.string(),
  description: v.optional(v.string()),
  defaultBranch: v.string(),
  /** The commit that files were read at. Missing in an empty repository. */
  commit: v.optional(v.string()),
  stars: v.optional(v.number()),
  forks: v.optional(v.number()),
  /** Open issues without pull requests where the API tells them apart. */
  openIssues: v.optional(v.number()),
  contributors: Fact(v.object({ count: v.number(), atLeast: v.optional(v.boolean()) })),
  createdAt: v.optional(v.string()),
  pushedAt: v.optional(v.string()),
  language: v.optional(v.string()),
  /** GitHub's own detection; `NOASSERTION` is a file it cannot name, `null` is no file. */
  license: v.nullable(v.object({ spdxId: v.string(), name: v.optional(v.string()) })),
  archived: v.boolean(),
  disabled: v.boolean(),
  fork: v.boolean(),
  parent: v.optional(v.string()),
  topics: v.array(v.string()),
  homepage: v.optional(v.string()),
  releases: Fact(
    v.array(v.object({ tag: v.string(), publishedAt: v.optional(v.string()), prerelease: v.boolean() })),
  ),
  /** Names of the newest tags and how many there are in all. */
  tags: Fact(v.object({ names: v.array(v.string()), count: v.optional(v.number()) })),
  files: Fact(FileList),
  texts: Texts,
  code: Code,
});
export type Repository = v.InferOutput<typeof Repository>;

/** How one thing led to another: what was followed, why, and where that was read. */
export const Link = v.object({
  /** `owner/name`, a Hub id, `doi:…` or `arxiv:…`. */
  to: v.string(),
  /** One phrase for people: `given by --repo`, `link under "Repository" in the model card`. */
  how: v.string(),
  source: v.optional(Source),
});
export type Link = v.InferOutput<typeof Link>;

/** `null`: nothing was found to follow, or the user said `none`. */
export const Links = v.object({
  hub: v.nullable(Link),
  repository: v.nullable(Link),
  paper: v.nullable(Link),
  /** What was not looked for because the user said `none`. */
  waived: v.optional(v.array(v.picklist(['hub', 'repository', 'paper']))),
});
export type Links = v.InferOutput<typeof Links>;

/** An address that an attestation cites, as it answered. What stands there is for people to read. */
export const AttestedPage = v.object({
  /** Where redirects led. */
  url: v.string(),
  status: v.number(),
  /** Media type without parameters, when the server named one. */
  type: v.optional(v.string()),
});
export type AttestedPage = v.InferOutput<typeof AttestedPage>;

export const Evidence = v.object({
  schema: v.literal(EVIDENCE_VERSION),
  /** ISO time at which the collection began. */
  collectedAt: v.string(),
  target: TargetName,
  links: Links,
  hub: Fact(HubModel),
  repository: Fact(Repository),
  paper: Fact(Paper),
  /** What no score counts, when it was asked for, and when. */
  impact: v.optional(
    v.object({
      at: v.string(),
      organization: v.optional(Fact(Organization)),
      reach: v.optional(Fact(Reach)),
      citing: v.optional(Fact(Citing)),
    }),
  ),
  /** By address: those that attestations cited when this was gathered. */
  attested: v.optional(v.record(v.string(), Fact(AttestedPage))),
  /** Warnings for the reader: a token that was refused, a rename that was followed. */
  notes: v.array(v.string()),
  cost: Cost,
});
export type Evidence = v.InferOutput<typeof Evidence>;
