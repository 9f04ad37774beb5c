/** What a code block loads: this very model, some other one, or something left for the reader to fill in. */

import { type HubModel, type Repository, valueIn } from '../../evidence.js';
import { lastPart } from '../../paths.js';
import { isLocal } from '../../prose/cite.js';
import type { CodeBlock, Document } from '../../prose/page.js';
import { foldName } from '../../prose/proper-names.js';
import { hubIds, looksAlike, packageNames, titleIn } from './names.js';

/**
 * `own`: names this model or the release's own code; `other`: loads a model by another name;
 * `blank`: loads from a path or name that the reader must supply.
 */
export type Loads = 'own' | 'other' | 'blank';

/** Calls and commands that bring a model into memory or onto the disk. */
const LOADER =
  /\b(from_pretrained|from_preset|from_checkpoint|load_from_checkpoint|load_state_dict|load_model\w*|load_pretrained|load_checkpoint|load_learner|load_from_hub|\w*pretrained_\w+|get_pretrained\w*|create_model\w*|get_model|build_model|init_model|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|SetFitModel|Llama|LLM|AutoModel\w*|InferenceSession|spacy\.load|torch\.load|hub\.load|hub\.KerasLayer|load_weights|load_params)\s*\(|\bpipeline\s*\(|\bpretrained\.\w+\s*\(|\.pretrained\s*\(|\bhf-hub:|\b(huggingface-cli|hf) download\b|\b(vllm|sglang|mlx_lm\.\w+|ollama|llama-(cli|server)|transformers (?:serve|chat)|transformers-cli|litgpt|text-generation-launcher)\b.*\s|\bgit (?:lfs )?clone https?:\/\/(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/)/;
/** Calls by which a package brings a finished model: `Model.load(path)`, `from_name('small')`, `annotate_cells(x, weights_path=…)`. */
const BRINGS =
  /\.(?:load|from_name|from_file|from_zoo|from_url)\s*\(|^(?!.*\.(?:train|fit)\().*[(,]\s*(?:model_)?(?:weights?|checkpoint|ckpt)(?:_(?:path|file))\s*=/m;
const VERB =
  '(?:predict|infer|inference|generate|sample|embed|encode|extract|fold|design|score|demo|run|classify|annotate|translate|chat)';
/** A call or console command by which a release's own code is started on an input. */
const RUNS = new RegExp(
  `\\b\\w*?${VERB}\\w*\\s*\\(|^\\s*(?:[$!%>]\\s*)?(?:[\\w-]+ )+?(?:${VERB}|download)\\b`,
  'im',
);
/** Names of models as they stand in quotes or behind `--model`: `org/name`, never a path or a placeholder. */
const NAMED =
  /\b(?:from_pretrained|from_preset|pipeline|snapshot_download|SentenceTransformer|CrossEncoder|hub\.load|LLM|create_model\w*|load_model\w*)\s*\([^)]*?["']([\w.-]+\/[\w.-]+)["']|(?:--model(?:[_-](?:name|id|path))?(?:[_-]or[_-]path)?[= ]|\bserve |\bdownload )["']?([\w.-]+\/[\w.-]+)/g;
/** The name that a call is given by a variable: `model_name = "org/name"`. */
const SET = /^\s*\w*(?:model|repo|checkpoint|ckpt|pretrained)\w*\s*=\s*["']([\w.-]+\/[\w.-]+)["']/gim;
const PLACEHOLDER =
  /path[_/ -]?to|your[_ -]|<[\w -]+>|\{\w+\}|\.\.\.|\/path|checkpoint_dir|model_path|output_dir/i;

/** The ways in which this release is named, worked out once for all of its snippets. */
export interface OwnNames {
  ids: string[];
  packages: ReadonlySet<string>;
  repository: Repository | null;
  /** Nothing is known of a Hub model: ids that look like the repository's name are then its own. */
  byLikeness: boolean;
  /** What the card of a folder calls the model, folded: its id on the Hub is known to its owners alone. `null` elsewhere. */
  title: string | null;
}

/** Collects the names of a release. */
export function ownNames(hub: HubModel | null, repository: Repository | null): OwnNames {
  return {
    ids: hubIds(hub),
    packages: packageNames(hub, repository),
    repository,
    byLikeness: hub === null,
    title: hub && isLocal(hub.url) ? titleOfCard(hub) : null,
  };
}

function titleOfCard({ texts }: HubModel): string | null {
  const card = texts['README.md'];
  const title = card && titleIn(valueIn(card)?.text ?? '');
  return title ? foldName(title) : null;
}

/**
 * What a block of code loads; `null` when it loads no model.
 * @param setting code that stands before it in the same section, where the model's name may be set
 * @param bound names that code before it on the page bound to the release's package
 */
export function loadsIn(
  code: string,
  own: OwnNames,
  setting = '',
  bound: Iterable<string> = boundNames(setting, own),
): Loads | null {
  const loads = LOADER.test(code);
  if (loads && own.ids.some((id) => isNamed(code, id) || isNamed(setting, id))) return 'own';
  if (/\bhub\.load\s*\(/.test(code) && own.repository && code.includes(own.repository.fullName)) return 'own';
  if (usesOwnPackage(code, own) && (loads || RUNS.test(code) || BRINGS.test(code))) return 'own';
  if ((loads || RUNS.test(code)) && calls(code, bound)) return 'own';
  if (!loads) return null;
  const others = [...code.matchAll(NAMED), ...`${setting}\n${code}`.matchAll(SET)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => name.includes('/') && !PLACEHOLDER.test(name));
  if (own.title !== null && others.some((name) => foldName(lastPart(name)) === own.title)) return 'own';
  if (own.byLikeness && others.some((name) => looksAlike(name, own.repository))) return 'own';
  return others.length > 0 ? 'other' : 'blank';
}

/** A call that trains; `model.train()` without arguments only sets a mode. */
const TRAINS = /\.(?:train|fit)\(\s*\w/;
const PRETRAINED = /\bfrom_pretrained\b|\bpretrained\s*=\s*(?!False)|fine-?_?tun/i;

/** Whether a block of code trains the release's own model from scratch by a call of its own package. */
export const trainsOwnModel = (code: string, own: OwnNames): boolean =>
  TRAINS.test(code) && !PRETRAINED.test(code) && usesOwnPackage(code, own);

/** Whether a block brings weights into memory, and does not only put a network together or call one. */
export const loadsByName = (code: string): boolean => LOADER.test(code) || FETCHES.test(code);

const FETCHES = /\bpretrained\b|\bdownload\w*\b|\bweights\b|\bcheckpoints?\b|\bload\w*\s*\(/i;

/** A block that loads a model, and the line to look at. */
export interface Snippet {
  document: Document;
  block: CodeBlock;
  loads: Loads;
  line: number;
}

/** How far above a block of its section a name may be set, and how many names a page binds. Characters. */
const FARTHEST = 8000;
const MOST_BOUND = 50;

/** All blocks that load a model, in reading order. */
export function snippetsIn(documents: readonly Document[], own: OwnNames): Snippet[] {
  return documents.flatMap((document) => {
    const bound = new Set<string>();
    const settings = new Map<CodeBlock['section'], string>();
    return document.code.flatMap((block): Snippet[] => {
      const setting = settings.get(block.section) ?? '';
      const loads = loadsIn(block.text, own, setting, bound);
      settings.set(block.section, `${setting}\n${block.text}`.slice(-FARTHEST));
      for (const name of boundNames(block.text, own)) if (bound.size < MOST_BOUND) bound.add(name);
      if (!loads) return [];
      const lines = block.text.split('\n');
      const named = lines.findIndex((line) => own.ids.some((id) => isNamed(line, id)));
      const at = named >= 0 ? named : lines.findIndex((line) => LOADER.test(line));
      return [{ document, block, loads, line: block.line + Math.max(at, 0) }];
    });
  });
}

/** A literal id with nothing of a longer name around it; a bare legacy name only in quotes. */
function isNamed(code: string, id: string): boolean {
  // Most code names none of them; a pattern of its own for each costs far more than this.
  if (!code.toUpperCase().includes(id.toUpperCase())) return false;
  const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (!id.includes('/')) return new RegExp(`["']${escaped}["']`).test(code);
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, 'i').test(code);
}

/** Names that code binds to the release's package or to what is in it: `import mymodel as mm`, `from mymodel import load`. */
export function boundNames(code: string, { packages }: OwnNames): string[] {
  const isOwn = (module: string) => packages.has(foldName(module.split('.')[0] ?? ''));
  const whole = [...code.matchAll(/^\s*(?:>>>\s*)?import\s+([\w.]+)(?:\s+as\s+(\w+))?/gm)].flatMap(
    ([, module = '', alias]) => (isOwn(module) ? [alias ?? module.split('.')[0] ?? ''] : []),
  );
  const parts = [...code.matchAll(/^\s*(?:>>>\s*)?from\s+([\w.]+)\s+import\s+([^\n#]+)/gm)].flatMap(
    ([, module = '', what = '']) =>
      isOwn(module) ? what.split(',').map((one) => one.replace(/^.*\sas\s+|[()\s\\]/g, '')) : [],
  );
  return [...whole, ...parts].filter((name) => /^\w+$/.test(name));
}

/** Whether a block calls one of these names. */
const calls = (code: string, names: Iterable<string>): boolean =>
  [...names].some((name) => new RegExp(`(?<![\\w.])${name}[.(]`).test(code));

/** Imports the release's package, or starts its console command; a variable of that name that is set is neither. */
export function usesOwnPackage(code: string, { packages }: OwnNames): boolean {
  const used = [
    ...code.matchAll(/^\s*(?:>>>\s*)?(?:from|import|using)\s+([\w.]+)/gm),
    ...code.matchAll(/\blibrary\(["']?([\w.]+)/g),
    ...code.matchAll(/(?<![\w.])([A-Za-z]\w+)\.\w+\(/g),
    ...code.matchAll(/^\s*(?:[$!%>]\s*)?(?:uvx? (?:run )?|python3? -m )?([a-z][\w-]*)\s(?!\s*=)/gm),
  ].map(([, name = '']) => foldName(lastPart(name.split('.')[0] ?? '')));
  return used.some((name) => packages.has(name));
}
