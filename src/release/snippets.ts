/** What a code block loads: this very model, some other one, or something left for the reader to fill in. */
import type { HubModel, Repository } from '../evidence.js';
import { bareName, foldName, hubIds, packageNames } from './names.js';

/**
 * `own`: names this model or the release's own code; `other`: loads a model by another name;
 * `blank`: loads from a path or name that the reader must supply.
 */
export type Loads = 'own' | 'other' | 'blank';

/** Calls and commands that bring a model into memory or onto the disk. */
const LOADER =
  /\b(from_pretrained|from_preset|from_checkpoint|load_from_checkpoint|load_state_dict|load_model\w*|load_pretrained|load_checkpoint|load_learner|load_from_hub|pretrained_model|create_model\w*|get_model|build_model|init_model|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|SetFitModel|Llama|LLM|AutoModel\w*|InferenceSession|spacy\.load|torch\.load|hub\.load|hub\.KerasLayer|load_weights|load_params)\s*\(|\bpipeline\s*\(|\bpretrained\.\w+\s*\(|\bhf-hub:|\b(huggingface-cli|hf) download\b|\b(vllm|sglang|mlx_lm\.\w+|ollama|llama-(cli|server)|transformers|litgpt|text-generation-launcher)\b.*\s|\bgit (lfs )?clone\b/;
/** Verbs by which a release's own script or console command is started on an input. */
const RUNS =
  /\b(predict|infer|inference|generate|sample|sampling|embed|extract|fold|design|score|demo|run_\w+|classify|annotate|translate|chat)\w*/i;
/** Names of models as they stand in quotes or behind `--model`: `org/name`, never a path or a placeholder. */
const NAMED =
  /\b(?:from_pretrained|from_preset|pipeline|snapshot_download|SentenceTransformer|CrossEncoder|hub\.load|LLM|create_model\w*|load_model\w*)\s*\([^)]*?["']([\w.-]+(?:\/[\w.-]+)?)["']|(?:--model(?:[_-](?:name|id|path))?(?:[_-]or[_-]path)?[= ]|\bserve |\bdownload )["']?([\w.-]+\/[\w.-]+)/g;
const PLACEHOLDER =
  /path[_/ -]?to|your[_ -]|<[\w -]+>|\{\w+\}|\.\.\.|\/path|checkpoint_dir|model_path|output_dir/i;

/** The ways in which this release is named, worked out once for all of its snippets. */
export interface OwnNames {
  ids: string[];
  packages: ReadonlySet<string>;
  /** `owner/name` on GitHub. */
  repository: string | null;
}

/** Collects the names of a release. */
export function ownNames(hub: HubModel | null, repository: Repository | null): OwnNames {
  return {
    ids: hubIds(hub),
    packages: packageNames(hub, repository),
    repository: repository?.fullName ?? null,
  };
}

/** What a block of code loads; `null` when it loads no model. */
export function loadsIn(code: string, own: OwnNames): Loads | null {
  const loads = LOADER.test(code);
  if (loads && own.ids.some((id) => isNamed(code, id))) return 'own';
  if (/\bhub\.load\s*\(/.test(code) && own.repository && code.includes(own.repository)) return 'own';
  if (usesOwnPackage(code, own) && (loads || RUNS.test(code))) return 'own';
  if (!loads || /^\s*(\$\s*)?git (lfs )?(clone|install)\b[^\n]*$/.test(code.trim())) return null;
  const others = [...code.matchAll(NAMED)].map((match) => match[1] ?? match[2] ?? '');
  if (others.some((name) => name.includes('/') && !PLACEHOLDER.test(name))) return 'other';
  return 'blank';
}

/** A literal id with nothing of a longer name around it; a bare legacy name only in quotes. */
function isNamed(code: string, id: string): boolean {
  const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (!id.includes('/')) return new RegExp(`["']${escaped}["']`).test(code);
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, 'i').test(code);
}

/** Imports the release's package, or starts its console command. */
function usesOwnPackage(code: string, { packages }: OwnNames): boolean {
  const used = [
    ...code.matchAll(/^\s*(?:>>>\s*)?(?:from|import|using)\s+([\w.]+)/gm),
    ...code.matchAll(/\blibrary\(["']?([\w.]+)/g),
    ...code.matchAll(/^\s*(?:[$!%>]\s*)?(?:uvx? (?:run )?|python3? -m )?([a-z][\w-]*)\s/gm),
  ].map(([, name = '']) => foldName(bareName(name.split('.')[0] ?? '')));
  return used.some((name) => packages.has(name));
}
