/** What code does, as facts with their lines: the part of the evidence that stands for bodies, which are not kept in it. */
import * as v from 'valibot';

/**
 * Raised when readers of code find more or other things in the same bodies. Facts of an older reader stay valid; the
 * bodies, kept in the cache, can be read again.
 */
export const CODE_READER = 8;

/**
 * What a fact is about. `name` and `value` mean, by kind:
 *
 * | kind | `name` | `value` |
 * |---|---|---|
 * | `network` | class or variable that is a network | what it extends or calls: `nn.Module` |
 * | `library-network` | class or name of a published library's network that is built: `BertForMaskedLM`, `vit_base_patch16_224` | the call |
 * | `trains` | the call that changes weights: `optimizer.step`, `trainer.fit` | |
 * | `loads-weights` | the call: `torch.load`, `from_pretrained` | Hub id, address or path that is loaded, where it is literal or a default |
 * | `saves-weights` | the call | where to, when literal |
 * | `runs-model` | the call: `model.generate`, `pipeline` | |
 * | `measures` | the metric's call: `roc_auc_score` | |
 * | `times` | the clock's call | |
 * | `reads-data` | the call: `load_dataset`, `pd.read_csv`, `wget` | Hub id, address, accession number or path, when literal; the name of a set that a library fetches |
 * | `writes-data` | the call: `to_csv`, `np.save` | where to, when literal |
 * | `prepares` | the call that cleans, chooses, cuts or encodes data: `drop_duplicates`, `melspectrogram` | |
 * | `held-out` | what code calls the data that are kept for a last measure: `test_loader` | |
 * | `seed` | the call or key | the value, when literal |
 * | `deterministic` | the switch | |
 * | `setting` | the hyper-parameter, as the code spells it | its value or default, when literal |
 * | `mode` | a switch or sub-command that chooses what a program does: `train`, `eval`, `predict` | |
 * | `remote` | a call or client of a service that runs the model elsewhere | its address, when literal |
 * | `launch` | the script or module that is started, as written | the command, shortened |
 * | `output` | kind of an output that a notebook keeps: `text`, `image`, `table`, `error`, `figures` on how good something is or how it learns | the last call before it |
 */
export const CodeFactKind = v.picklist([
  'network',
  'library-network',
  'trains',
  'loads-weights',
  'saves-weights',
  'runs-model',
  'measures',
  'times',
  'reads-data',
  'writes-data',
  'prepares',
  'held-out',
  'seed',
  'deterministic',
  'setting',
  'mode',
  'remote',
  'launch',
  'output',
]);
export type CodeFactKind = v.InferOutput<typeof CodeFactKind>;

/** One thing that a file does. `line` is 1-based; of a notebook it counts the lines of its file, as hosts show them raw. */
export const CodeFact = v.object({
  kind: CodeFactKind,
  line: v.number(),
  name: v.string(),
  value: v.optional(v.string()),
});
export type CodeFact = v.InferOutput<typeof CodeFact>;

/** What a file is written in, as far as readers differ. */
export const CodeLanguage = v.picklist([
  'python',
  'notebook',
  'shell',
  'r',
  'julia',
  'yaml',
  'toml',
  'json',
  'other',
]);
export type CodeLanguage = v.InferOutput<typeof CodeLanguage>;

/** What one file does. */
export const CodeFile = v.object({
  path: v.string(),
  language: CodeLanguage,
  /** `parsed`: from its syntax; `words`: told by words alone, as no parser understood it. */
  basis: v.picklist(['parsed', 'words']),
  /** Only the first part was read. */
  cut: v.optional(v.boolean()),
  /** Line at which the file starts to do something by itself when it is run; modules have none. */
  entry: v.optional(v.number()),
  /** Modules that it imports, dotted, with leading dots where they are relative. */
  imports: v.optional(v.array(v.string())),
  /** Of the notice at its top: the id of an SPDX header, or the sentence that tells a license or forbids copies. */
  license: v.optional(v.object({ text: v.string(), line: v.number() })),
  facts: v.array(CodeFact),
});
export type CodeFile = v.InferOutput<typeof CodeFile>;

/** What the files that decide do. A file that is not named was not read. */
export const CodeFacts = v.object({
  reader: v.number(),
  files: v.array(CodeFile),
  /** How many more files of code there are, over the limit. */
  left: v.number(),
});
export type CodeFacts = v.InferOutput<typeof CodeFacts>;

/** The facts of one kind, in the order of the file. */
export const factsOf = (file: CodeFile, kind: CodeFactKind): CodeFact[] =>
  file.facts.filter((fact) => fact.kind === kind);
