/** Weights that the release's code fetches by itself: whose they are is told by the address, as nobody hosts their own model under another's name. */

import type { Repository } from '../../evidence.js';
import { lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import { foldName } from '../../prose/proper-names.js';
import { citeFact, factsIn, type ReadCode } from '../code/bodies.js';
import { looksAlike } from '../code/names.js';

/** Where libraries keep the networks that others build on. */
const LIBRARY_HOST =
  /^https?:\/\/(?:download\.pytorch\.org|dl\.fbaipublicfiles\.com|download\.openmmlab\.com|openaipublic\.[\w.]+|tfhub\.dev|storage\.googleapis\.com\/(?:tensorflow|keras-applications|bert_models|tfhub)|data\.dgl\.ai|s3\.amazonaws\.com\/models\.huggingface\.co)\b/i;
/** Networks that others are built on or measured with, by their usual names. */
const BACKBONE =
  /(?:^|[/_.-])(?:res(?:ne|nex)t|vgg|alexnet|inception|efficientnet|mobilenet|densenet|swin|vit|dino|sam|clip|(?:prot_?)?bert|(?:prot_?)?t5|esm(?:1b?v?|2|if1|fold)|xlm|deberta|electra|roberta|hubert|wav2vec|t5|lpips|arcface|retinaface|parsenet|realesrgan|silero|yolo|midas|raft|vqgan)(?:[_.-]?[\w.-]*)?\.\w+$/i;
/** Whether a file lies where libraries keep the networks that others build on. */
export const isOnLibraryHost = (url: string): boolean => LIBRARY_HOST.test(url);
/** Whether a file is called like a network that others are built on. */
export const isBackbone = (path: string): boolean => BACKBONE.test(path);
const HUB = /^https?:\/\/(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)/;
const GITHUB = /^https?:\/\/(?:www\.)?(?:github\.com|raw\.githubusercontent\.com)\/([\w.-]+\/[\w.-]+)/;
const HUB_ID = /^(?:hf:\/\/|hf-hub:|hf_hub:)?([A-Za-z][\w.-]*\/[\w.-]+)$/;
/** A path to a file looks like an id. */
const FILE = /\.(?:pth?|ckpt|h5|bin|safetensors|pkl|npz|ya?ml|json|params|zip|onnx|pb|tar|gz)$/i;

/** Weights that are fetched by code, and the line that does it. */
export interface FetchedWeights {
  /** Address or Hub id, as the code has it. */
  place: string;
  at: Citation;
}

/**
 * The release's own weights among those that its code fetches: first those whose address bears the owner's or the
 * model's name, then those at an address of nobody whom one knows.
 */
export function weightsInCode(
  code: readonly ReadCode[],
  repository: Repository | null,
): FetchedWeights | null {
  const fetched = factsIn(code, 'loads-weights').filter(({ tree, file, fact }) => {
    const roles = tree.files.find(({ path }) => path === file.path)?.roles;
    return fact.value !== undefined && !roles?.has('vendored') && !roles?.has('test');
  });
  const found =
    fetched.find(({ fact }) => whose(fact.value ?? '', repository) === 'own') ??
    fetched.find(({ fact }) => whose(fact.value ?? '', repository) === 'open');
  return found ? { place: found.fact.value ?? '', at: citeFact(found) } : null;
}

/** Whether a file was read and all the weights that it fetches are other people's. */
export const fetchesOnlyOthers = (
  code: readonly ReadCode[],
  path: string,
  repository: Repository | null,
): boolean => {
  const fetched = factsIn(code, 'loads-weights').filter(({ file, fact }) => file.path === path && fact.value);
  return fetched.length > 0 && fetched.every(({ fact }) => whose(fact.value ?? '', repository) === 'other');
};

/** `open`: an address of a file that says nothing of its owner; `null`: a path or a name within the code. */
function whose(value: string, repository: Repository | null): 'own' | 'other' | 'open' | null {
  const id = HUB_ID.exec(value)?.[1];
  if (id) {
    if (FILE.test(id)) return null;
    return looksAlike(id, repository) ? 'own' : 'other';
  }
  if (!/^(?:https?|s3|gs|ftp):\/\//.test(value)) return null;
  const [, project] = HUB.exec(value) ?? GITHUB.exec(value) ?? [];
  if (project) return looksAlike(project, repository) ? 'own' : 'other';
  if (LIBRARY_HOST.test(value)) return 'other';
  const ownName = foldName(repository?.fullName.split('/')[1] ?? '');
  if (ownName.length > 3 && foldName(value).includes(ownName)) return 'own';
  return BACKBONE.test(value) ? 'other' : 'open';
}

/** Folders of applications around a model. */
const AROUND =
  /(?:^|\/)(?:[\w-]*demos?|apps?|web\w*|frontend|ui|servers?|third[-_]party|examples?|assets|static|public)\//i;
/** Names that say nothing about whose they are. */
const PLAIN =
  /^(?:(?:pytorch|tf|flax|best|final|last|latest|pretrained|trained|my|the|full|quantized|optimized|encoder|decoder|model|weights?|net|network|checkpoints?|ckpt|params|epoch|step|small|base|medium|large|tiny|mini|v)[\W_]*|\d[\W_]*)+\w{0,4}$/i;

/**
 * Whether a file of weights in the tree is another model's: it is called like a network that others are built on, or
 * serves an application beside the model, under a name that is not the model's.
 */
export function isOthersWeights(path: string, repository: Repository | null): boolean {
  const name = lastPart(path).replace(/\.\w+$/, '');
  if (looksAlike(name, repository)) return false;
  return BACKBONE.test(path) ? true : AROUND.test(path) && !PLAIN.test(name);
}
