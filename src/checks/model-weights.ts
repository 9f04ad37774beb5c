/** Whether the trained parameters can be had: on the Hub, in the repository, behind a link, or fetched by the code. */

import type { HubModel } from '../evidence.js';
import { folderOf, joined, lastPart } from '../paths.js';
import { type Citation, citeModel, isLocal } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { isOnOther } from '../release/claims/other-models.js';
import { citeStatement, type Statement, statementsOn } from '../release/claims/statements.js';
import { offeredWeights, withheldWeights } from '../release/claims/withheld.js';
import { factsIn, type ReadCode } from '../release/code/bodies.js';
import { isClient } from '../release/code/own-acts.js';
import {
  loadsByName,
  loadsIn,
  type OwnNames,
  ownNames,
  trainsOwnModel,
  usesOwnPackage,
} from '../release/code/snippets.js';
import type { FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { fetchesWeights } from '../release/files/weight-files.js';
import { isKaggleModel } from '../release/links/storage.js';
import { weightLinks } from '../release/links/weight-links.js';
import { fetchesOnlyOthers, isOthersWeights, weightsInCode } from '../release/links/weights-in-code.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

/** What weights that must be asked for are worth: they exist, but not for everyone. */
const HARD_TO_REACH = 0.5;

export default defineCheck({
  id: 'model-weights',
  title: 'Model weights are released',
  partialTitle: 'Model weights are released only to some users',
  failureTitle: 'Model weights are not released',
  why: 'Without the trained parameters nobody can run, study or adapt the model.',
  fix: 'Publish the final weights on the Hub or in a public archive such as Zenodo, and link them in the README.',
  component: 'Model parameters (Final)',
  needs: ['hub', 'hubFiles', 'repository', 'repositoryFiles', 'documents', 'code'],
  evaluate({ hub, hubFiles, repository, repositoryFiles, documents, code }) {
    const onHub = hub ? weightsOnHub(hub, hubFiles) : null;
    if (onHub?.result === 'pass') return onHub;
    const file = repositoryFiles?.with('weights').find(({ path }) => !isOthersWeights(path, repository));
    if (repositoryFiles && file) {
      return pass(`The repository holds the weights (${file.path}).`, {
        at: repositoryFiles.cite(file.path),
      });
    }
    const loaded = repositoryFiles && loadedWeights(repositoryFiles, code);
    if (loaded && !isOthersWeights(loaded.file.path, repository))
      return pass(`The repository holds the weights that its code loads (${loaded.file.path}).`, {
        at: loaded.at,
      });
    const told = repositoryFiles && toldWeights(repositoryFiles, documents);
    if (told)
      return pass(`The repository holds the weights that its pages name (${told.path}).`, { at: told.at });
    const { asked, denied, elsewhere } = withheldWeights(documents);
    const links = weightLinks(documents).filter(({ url }) => !hub || !url.includes(hub.id));
    // Who asks for agreement on the Hub asks for it there as well.
    const open = links.find(
      ({ kind, url }) => kind === 'archive' || kind === 'storage' || (isKaggleModel(url) && !hub?.gated),
    );
    if (onHub && !open) return onHub;
    if (open) return pass(`The weights are linked: ${shortUrl(open.url)}.`, { at: open.at });
    // Where the release's own Hub model is known, other pages there are other models, and its gate is on record.
    const page = hub ? undefined : links.find(({ kind }) => kind === 'hub');
    const agreed = hub ? undefined : behindTerms(documents);
    const onRequest =
      (asked && !hub
        ? partial(HARD_TO_REACH, 'The weights are available on request only.', { at: citeStatement(asked) })
        : null) ??
      (agreed
        ? partial(HARD_TO_REACH, 'The weights are given only to users who agree to terms first.', {
            at: citeStatement(agreed),
          })
        : null);
    if (page) return onRequest ?? pass(`The weights are linked: ${shortUrl(page.url)}.`, { at: page.at });
    const fetched = weightsInCode(code, repository);
    if (fetched) {
      return (
        onRequest ?? pass(`The code fetches the weights: ${shortUrl(fetched.place)}.`, { at: fetched.at })
      );
    }
    const fetcher = repositoryFiles?.files.find(
      ({ path, roles }) =>
        !roles.has('vendored') &&
        fetchesWeights(pathWords(path)) &&
        !fetchesOnlyOthers(code, path, repository),
    );
    if (repositoryFiles && fetcher) {
      const at = repositoryFiles.cite(fetcher.path);
      return onRequest ?? pass(`The code fetches the weights (${fetcher.path}).`, { at });
    }
    const behindLogin = links.find(({ kind }) => kind === 'account');
    if (behindLogin) {
      return partial(HARD_TO_REACH, `The weights are linked behind a login: ${shortUrl(behindLogin.url)}.`, {
        at: behindLogin.at,
      });
    }
    if (onRequest) return onRequest;
    if (denied) return fail('The weights are withheld or only announced.', { at: citeStatement(denied) });
    const snippet = isClient(code) ? null : loadedByName(documents, ownNames(hub, repository));
    if (snippet) return pass('The documented code loads the weights by their public name.', { at: snippet });
    const offered = offeredWeights(documents);
    if (offered && asksToSignUp(offered)) {
      return partial(HARD_TO_REACH, 'The weights are given only to users who sign up first.', {
        at: citeStatement(offered),
      });
    }
    if (offered)
      return pass('The documents say that the weights are available.', { at: citeStatement(offered) });
    if (elsewhere) {
      return fail('The weights are said to be elsewhere, but no link leads to them.', {
        at: citeStatement(elsewhere),
      });
    }
    return fail('No weights were found on the Hub, in the repository or behind a link.');
  },
});

/** A gate on the Hub, as pages tell of it. */
const GATE =
  /\b(?:agree(?:ing)? to|accept(?:ing)?)\b[^.]{0,60}\b(?:terms|conditions|licen[cs]e|agreement)\b[^.]{0,40}\b(?:to|before)\b[^.]{0,20}\b(?:access|download\w*|use|obtain)\b[^.]{0,30}\b(?:models?|weights|checkpoints?)\b|\b(?:request|apply for|gated) access\b[^.]{0,60}\b(?:models?|weights|checkpoints?)\b/i;

/** That nobody has to agree. */
const NO_GATE =
  /\b(?:no need|without|not|never)\b[^.;]{0,30}\b(?:agree|accept|request|apply)|n['’]t (?:\w+ ){0,3}(?:agree|accept|request|apply)/i;

/** An account, a form or a contract before a download that no link leads to. */
const SIGN_UP =
  /\b(?:regist(?:er|ering|ration)|sign(?:ing)?[- ]up|log(?:ging)?[- ]?in|(?:create|creating) an account|fill(?:ing)? (?:in|out)\b[^.;]{0,30}\bform|(?:academic|signed) licen[cs]e|licen[cs]e agreement)\b/i;
/** Lines around an offer within which a condition belongs to it. */
const NEAR_OFFER = 2;

/** Whether the words on an offer, or those right beside them, ask for it. */
const asksToSignUp = ({ document, sentence }: Statement): boolean =>
  document.sentences.some(
    (near) =>
      near.section === sentence.section &&
      Math.abs(near.line - sentence.line) <= NEAR_OFFER &&
      SIGN_UP.test(near.text) &&
      !NO_GATE.test(near.text) &&
      !NO_SIGN_UP.test(near.text) &&
      !near.negated,
  );

/** It is not needed, or it is for something else: news, a place to talk, the program that downloads. */
const NO_SIGN_UP =
  /\b(?:no|without|not|never)\b[^.;]{0,30}\b(?:regist|sign|log|account|form)|\b(?:newsletters?|mailing lists?|news|updates|discord|slack|forum|waitlist|wandb|weights (?:&|and) biases|notebook login|cli login|hf auth)\b/i;

const behindTerms = (documents: readonly Document[]) =>
  statementsOn(
    documents.filter(({ kind }) => kind !== 'page'),
    GATE,
  ).find(({ document, sentence: { text } }) => !NO_GATE.test(text) && !isOnOther(text, document));

/** Endings of files that hold nothing but parameters. */
const PARAMETERS_ONLY = /\.(?:pth?|ckpt|safetensors|onnx|keras|tflite)$/i;

/** A file too small to be known by its size, which a page calls a trained model or hands to a command as its checkpoint. */
function toldWeights(
  tree: FileTree,
  documents: readonly Document[],
): { path: string; at: Citation } | undefined {
  const small = tree.files.filter(
    ({ path, roles, size }) =>
      PARAMETERS_ONLY.test(path) && size !== 0 && !roles.has('vendored') && !roles.has('test'),
  );
  const paths = new Map(small.map(({ path }) => [lastPart(path), path]));
  const said = documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap(({ sentences }) => sentences)
    .filter(({ text, negated }) => !negated && /\b(?:pre-?)?trained\b/i.test(text))
    .flatMap(({ text }) => text.match(/[\w.+=-]{1,200}\.\w{1,12}/g) ?? [])
    .map((name) => paths.get(name))
    .find((path) => path !== undefined);
  return said === undefined ? undefined : { path: said, at: tree.cite(said) };
}

/** Endings under which parameters are kept beside other things. */
const MAY_HOLD_PARAMETERS =
  /\.(?:pkl|pickle|joblib|dat|sav|bin|npz|npy|h5|hdf5|model|rds|rdata|jld2|bson|mat|onnx|pth?|ckpt|msgpack|ubj|cbm|tflite)$/i;
/** Smaller files hold settings. Bytes. */
const LEAST_MODEL = 1000;
/** A call that loads nothing but parameters, whatever their file is called, and how large that is at least. Bytes. */
const LOADS_PARAMETERS = /^torch\.load$|(?:^|\.)load_weights$/;
/** Models of trees are kept as text. */
const LOADS_TREES = /(?:^|\.)(?:load_model|Booster|xgb\.load)$/;
const LEAST_UNNAMED = 100_000;

/** A file of the tree that the code which runs the model loads as its weights, by the very path. */
function loadedWeights(
  tree: FileTree,
  code: readonly ReadCode[],
): { file: FileTree['files'][number]; at: Citation } | undefined {
  for (const located of factsIn(code, 'loads-weights')) {
    if (located.tree !== tree) continue;
    const { name, value = '' } = located.fact;
    const path = value.replace(/^(?:\.{1,2}\/)+/, '');
    const folder = folderOf(located.file.path);
    const places = new Set([path, folder + path, joined(folder, value)]);
    const file = tree.files.find((one) => places.has(one.path) || isCut(value, one.path));
    const size = file?.size ?? 0;
    if (
      file &&
      (MAY_HOLD_PARAMETERS.test(path) ||
        (LOADS_PARAMETERS.test(name) && size >= LEAST_UNNAMED) ||
        (LOADS_TREES.test(name) && /\.(?:json|txt|ubj)$/.test(path))) &&
      size >= LEAST_MODEL &&
      !file.roles.has('vendored') &&
      !file.roles.has('test')
    )
      return { file, at: tree.cite(file.path) };
  }
  return undefined;
}

/** Whether a path is one whose end was cut off with the sign for that. */
const isCut = (value: string, path: string): boolean =>
  value.endsWith('…') &&
  value.length > 40 &&
  path.includes(value.slice(0, -1).replace(/^(?:\.{1,2}\/)+/, ''));

/** `null` when the Hub shows no weights. */
function weightsOnHub(hub: HubModel, files: FileTree | null): Outcome | null {
  // The largest is the model itself; the first by name may be a part that only guards or decodes.
  const [file] = (files?.with('weights') ?? []).toSorted((one, other) => (other.size ?? 0) - (one.size ?? 0));
  if (!file && !hub.parameters && !hub.gated) return null;
  const at = files && file ? files.cite(file.path) : citeModel(hub);
  if (hub.disabled) return fail('The Hub has disabled access to the weights.', { at });
  if (hub.gated)
    return partial(HARD_TO_REACH, 'The Hub gives the weights only to users whose request was approved.', {
      at,
    });
  const [base] = hub.baseModels;
  const relation = base?.relation ? ` (${base.relation} of ${base.id})` : '';
  return pass(`The ${isLocal(hub.url) ? 'folder' : 'Hub'} holds the weights${relation}.`, { at });
}

/** What a network is tried with that has learned nothing yet: pages which do so show how to build one. */
const RANDOM_INPUT = /\b(?:torch\.(?:randn?|randint)|np\.random\.\w+|jax\.random\.\w+|tf\.random\.\w+)\(/;

/** A key is what a service asks for that runs the model elsewhere. */
const ASKS_SERVICE = /\bapi[_-]?key\b/i;

/** Where code in the documents loads this release's own model, not a file that the reader must bring. */
function loadedByName(documents: readonly Document[], own: OwnNames): Citation | null {
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const blocks = document.code.filter(
      ({ text }) => loadsIn(text, own) === 'own' && !ASKS_SERVICE.test(text),
    );
    const isUntrained = blocks.some(({ text }) => RANDOM_INPUT.test(text));
    const block = blocks.find(
      ({ text }) =>
        !trainsOwnModel(text, own) &&
        !GIVEN_BY_READER.test(text) &&
        (!isUntrained || !usesOwnPackage(text, own) || loadsByName(text)),
    );
    if (block) return document.cite(block.line);
  }
  return null;
}

/** Weights that whoever calls it is to bring: `count(sounds, weights_path=<path>)`. */
const GIVEN_BY_READER =
  /[(,]\s*(?:model_)?(?:weights?|checkpoint|ckpt)_(?:path|file)\s*=\s*(?:<|None\b|path\b|my_|your_|["']?\/?path)/i;

const shortUrl = (url: string) => {
  const plain = url.replace(/^\w+:\/\/(www\.)?/, '');
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
};
