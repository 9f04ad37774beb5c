/** Reads a folder as a release that is not published yet: a model in the Hub's layout, a checkout of code, or both. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../config.js';
import { inconclusiveError, usageError } from '../../errors.js';
import { type Repository, UNPUBLISHED } from '../../evidence.js';
import { cleanText } from '../../http/failure.js';
import type { Target } from '../../target.js';
import { readFolderCode } from './code.js';
import { Folder, isDenied, type Listing } from './files.js';
import { type Checkout, readCheckout } from './git-checkout.js';
import { type FolderModel, readFolderCard, readFolderModel } from './model.js';
import { withoutSubmodules } from './submodules.js';

/** What a folder holds. At least one of `model` and `code` is there. */
export interface FolderRelease {
  model: FolderModel | null;
  code: Repository | null;
  notes: string[];
}

/** Programs and notebooks; a folder without any is no code. */
const PROGRAM =
  /\.(?:py|ipynb|sh|bash|r|jl|m|c|cc|cpp|cu|go|rs|java|scala|js|ts|lua|nf|smk)$|(?:^|\/)(?:Makefile|Snakefile)$/i;
/** Code at the top of a model that a library runs to load it: a part of the model, as the configuration is. */
const LOADED_CODE =
  /^(?:(?:modeling|configuration|tokenization|processing|feature_extraction|image_processing|video_processing|custom)_\w+|handler|pipeline)\.py$/;
/** Files that make a folder without a Hub's card a model all the same. */
const MODEL_FILE =
  /^[^/]+\.(?:safetensors|gguf)$|^(?:pytorch_model[\w.-]*\.bin|tf_model\.h5|flax_model\.msgpack|adapter_config\.json|model_index\.json)$/;

/**
 * Reads a folder that the user named. Nothing outside of it is read, and no weights.
 * @param target a target of kind `directory`
 * @param options `beside`: the folder that citations are relative to, when it is another one; `asCode`: it is the code,
 * whatever it looks like
 * @throws RodeoError (usage) for what is not a folder, (inconclusive) for one that may not be read or holds nothing
 */
export async function readFolder(
  target: Target,
  config: Config,
  options: { beside?: string | undefined; asCode?: boolean } = {},
): Promise<FolderRelease & { root: string }> {
  const named = cleanText(target.folder ?? target.id);
  const root = await realFolder(resolve(target.folder ?? target.id), named);
  const snapshot = await snapshotOf(root, named);
  const folder = new Folder(root, snapshot?.blobs);
  const hosts = { hub: config.hub.endpoint, github: config.github.server };
  const git = snapshot
    ? { checkout: null, notes: [] }
    : await readCheckout(root, { hosts, path: config.searchPath });
  const { checkout } = git;
  const listing = await withoutSubmodules(folder, await folder.list(checkout?.files ?? null));
  if (listing.entries.length === 0)
    throw inconclusiveError(
      `${named}: there is nothing to audit: the folder ${listing.truncated ? 'could not be read' : 'is empty'}.`,
      'Name a folder with a model (README.md, weights, configuration), with its code, or with both.',
    );
  const at = placeOf(root, options.beside);
  const name = snapshot?.id ?? target.id;
  const found = await readBoth(folder, listing, checkout, {
    ...at,
    id: checkout?.origin?.kind === 'hub' ? checkout.origin.id : name,
    fullName: checkout?.origin?.kind === 'github' ? checkout.origin.id : target.id,
    revision: checkout?.commit ?? snapshot?.revision ?? UNPUBLISHED,
    isSnapshot: snapshot !== null,
    asCode: options.asCode === true,
  });
  const notes = [...git.notes, ...listing.notes, ...found.notes];
  const prefix = at.url === '.' ? '' : `In ${at.url}: `;
  return { ...found, notes: notes.map((note) => prefix + note), root };
}

/** How a folder is called in evidence. `label` gives the path of a file as a citation has it. */
interface FolderPlace {
  url: string;
  label(path: string): string;
}

/**
 * The folder itself is `.`. Another one is named by the way to it where that tells nothing of the machine: inside, around,
 * or right beside; otherwise by its own name.
 */
function placeOf(root: string, beside: string | undefined): FolderPlace {
  const way = beside === undefined ? '' : relative(beside, root);
  if (way === '') return { url: '.', label: (path) => path };
  const parts = way.split(sep);
  const up = parts.filter((part) => part === '..').length;
  const isNear = up === 0 || up === parts.length || dirname(root) === dirname(beside ?? root);
  const url = encodeURI(isNear ? parts.join('/') : basename(root));
  return { url, label: (path) => `${url}/${path}` };
}

async function readBoth(
  folder: Folder,
  listing: Listing,
  checkout: Checkout | null,
  place: FolderPlace & {
    id: string;
    fullName: string;
    revision: string;
    isSnapshot: boolean;
    asCode: boolean;
  },
): Promise<FolderRelease> {
  const card = await readFolderCard(folder, place.label);
  const paths = listing.entries.map(({ path }) => path);
  // What is cloned from the Hub is a model with all that is in it, as it will be there.
  const isFromHub = place.isSnapshot || checkout?.origin?.kind === 'hub';
  const hasModel = card.isHubCard || paths.some((path) => MODEL_FILE.test(path));
  const hasCode = paths.some((path) => PROGRAM.test(path) && !(hasModel && LOADED_CODE.test(path)));
  const isCode = place.asCode || (!isFromHub && (hasCode || checkout?.origin?.kind === 'github'));
  const isModel = isFromHub || hasModel || !isCode;
  const [model, code] = await Promise.all([
    isModel ? readFolderModel(folder, listing, card, place) : null,
    isCode ? readFolderCode(folder, listing, checkout, place) : null,
  ]);
  return { model, code, notes: [...card.notes, ...(model?.notes ?? [])] };
}

async function realFolder(path: string, named: string): Promise<string> {
  try {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    if (isDenied(error))
      throw inconclusiveError(`${named}: no permission to read the folder.`, 'Make it readable, or copy it.');
    throw usageError(
      `there is no folder ${named}`,
      /^\.\/[\w-][\w.-]*\/[\w.-]+$/.test(named)
        ? `A model on the Hub is named ${named.slice(2)}, without ./ before it.`
        : 'Check the path.',
    );
  }
  throw usageError(`${named} is a file, not a folder`, '--evidence reads a file of saved evidence.');
}

interface Snapshot {
  id: string;
  revision: string;
  blobs: string;
}

/**
 * A snapshot in the Hub's cache: `models--org--name/snapshots/<commit>`, whose files are links into the model's own
 * `blobs`. Only a snapshot that the user named may be read so, and only those blobs.
 * Layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
 */
async function snapshotOf(root: string, named: string): Promise<Snapshot | null> {
  const home = dirname(dirname(root));
  const isSnapshot = basename(dirname(root)) === 'snapshots';
  const model = /^models--(.+)$/.exec(basename(isSnapshot ? home : root))?.[1];
  if (model === undefined) return null;
  if (!isSnapshot) {
    const inside = await stat(join(root, 'snapshots')).catch(() => null);
    if (!inside?.isDirectory()) return null;
    throw usageError(
      `${named} is a model's place in the Hub's cache, which may hold several versions`,
      `Name one of them: ${named.replace(/\/+$/, '')}/snapshots/<commit>`,
    );
  }
  const blobs = join(home, 'blobs');
  if ((await realpath(blobs).catch(() => null)) !== blobs) return null;
  return { id: cleanText(model.replace('--', '/')), revision: cleanText(basename(root)), blobs };
}

/** Whether there is a folder of this name here. */
export async function isFolder(name: string): Promise<boolean> {
  const found = await stat(name).catch(() => null);
  return found?.isDirectory() === true;
}
