/** Whether the code that defines the network is there: the release's own, a sibling repository's, or a published class of an open library. */

import type { HubModel } from '../evidence.js';
import { type Citation, citeModel } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { foldName, namesOfPage } from '../prose/proper-names.js';
import { Acts } from '../release/code/acts.js';
import { citeFact, factsIn, type LocatedFact, type ReadCode } from '../release/code/bodies.js';
import { libraryLicense, modelLibrary } from '../release/code/model-libraries.js';
import { isClient } from '../release/code/own-acts.js';
import { bodiesOf } from '../release/code/step-bodies.js';
import { isStarted, stepEvidence } from '../release/code/steps.js';
import { namesTask } from '../release/files/activities.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { factsOf } from '../source/facts.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

/** Calls that bring such a graph. */
const LOADS_GRAPH = /(?:^|\.)(?:jit\.load|InferenceSession)$/;

/** Compiled graphs: they run, but nobody reads or changes a network in them. */
const EXPORTED = /\.(onnx|tflite|mlmodel|torchscript|jit|ptl|engine|pb)$/i;

export default defineCheck({
  id: 'model-architecture',
  title: 'Model architecture is released',
  partialTitle: 'Model architecture is only partly released',
  failureTitle: 'Model architecture is not released',
  why: 'Weights are numbers: only the code that defines the network says how to use, study or change them.',
  fix: 'Publish the code that defines the network, or name the library class that loads it in config.json.',
  component: 'Model architecture',
  needs: ['files', 'hub', 'hubFiles', 'documents', 'code'],
  evaluate({ files, hub, hubFiles, documents, code }) {
    const defined = ownNetwork(code, documents);
    if (defined) {
      const { file, fact } = defined;
      return pass(`The network is defined in ${file.path} (${fact.name}).`, { at: citeFact(defined) });
    }
    if (isClient(code)) return fail('The code only calls a service that holds the network.');
    const acts = new Acts(code);
    for (const tree of files) {
      // A body that was read and brings a finished model into memory, or knows no library of networks, defines none.
      const file = mostTelling(
        tree
          .with('architecture')
          .filter(({ path }) => !onlyLoads(code, path) && !acts.isWithoutLearning(tree, path)),
      );
      if (file) return pass(`The network is defined in ${file.path}.`, { at: tree.cite(file.path) });
    }
    const inLibrary = hub ? libraryClass(hub, hubFiles) : null;
    if (inLibrary) return inLibrary;
    const built = builtOfLibrary(files, documents, code);
    if (built) return built;
    const copied = files
      .flatMap((tree) => tree.with('vendored').map((file) => ({ tree, file })))
      .find(({ file }) => file.roles.has('architecture'));
    if (copied) {
      return pass(`The network is defined in a copied library (${copied.file.path}).`, {
        at: copied.tree.cite(copied.file.path),
      });
    }
    for (const document of documents) {
      const block = document.code.find(({ text }) => LIBRARY_IMPORT.test(text));
      const library = modelLibrary(block && LIBRARY_IMPORT.exec(block.text)?.[1]?.replace('_', '-'));
      if (block && library) {
        return partial(
          0.5,
          `The examples load the model with ${library.name}; which class defines it is not on record.`,
          {
            at: document.cite(block.line),
            license: libraryLicense(library),
          },
        );
      }
    }
    const runs =
      files.some((tree) => tree.with('notebook').length > 0) ||
      (['inference', 'evaluation'] as const).some((step) => isStarted(stepEvidence(step, files, documents)));
    const elsewhere = runs ? builtOn(documents) : null;
    if (elsewhere?.sibling) {
      return pass(`The network is defined in ${elsewhere.name}, which the pages say to install.`, {
        at: elsewhere.at,
      });
    }
    if (elsewhere) {
      return partial(
        0.5,
        `The scripts run a network from ${elsewhere.name}, which the pages say to install.`,
        {
          at: elsewhere.at,
          released: false,
        },
      );
    }
    const graphs = files.flatMap((tree) => tree.with('weights').map((file) => ({ tree, file })));
    const [graph] = graphs;
    if (graph && graphs.every(({ file }) => EXPORTED.test(file.path))) {
      return partial(0.5, 'Only compiled graphs of the network are released.', {
        at: graph.tree.cite(graph.file.path),
      });
    }
    const loaded = factsIn(code, 'loads-weights').find(({ fact }) => LOADS_GRAPH.test(fact.name));
    if (loaded) {
      return partial(0.5, 'The code loads a compiled graph of the network; nothing defines it.', {
        at: citeFact(loaded),
      });
    }
    return fail('No code that defines the network was found.');
  },
});

/** What networks are written in, as opposed to notebooks, scripts that start something, and settings. */
const DEFINES: ReadonlySet<string> = new Set(['python', 'r', 'julia', 'other']);

/**
 * A class that is a network, in the release's own code: in a file that is named after one before any other, and there the
 * whole before what it is made of. One in a notebook or beside an evaluation may read another model's features, and is left
 * to the names of files.
 */
function ownNetwork(code: readonly ReadCode[], documents: readonly Document[]): LocatedFact | null {
  const found = factsIn(code, 'network').filter(({ tree, file }) => {
    if (!DEFINES.has(file.language)) return false;
    const entry = tree.files.find(({ path }) => path === file.path);
    const roles = entry?.roles;
    return !roles?.has('vendored') && !roles?.has('test') && !namesTask(pathWords(file.path));
  });
  const inNamed = found.filter(({ tree, file }) =>
    tree.files.some(({ path, roles }) => path === file.path && roles.has('architecture')),
  );
  const names = documents.flatMap((one) => (one.kind === 'page' ? [] : namesOfPage(one)));
  return mostWhole(inNamed.length > 0 ? inNamed : found, names);
}

/** The first of the networks that are most likely the whole, by their names. */
function mostWhole(networks: readonly LocatedFact[], names: readonly string[]): LocatedFact | null {
  const rank = ({ fact: { name }, file: { path } }: LocatedFact): number => {
    const folded = foldName(name);
    const isNamed = names.some((one) => one.length > 2 && folded.startsWith(one));
    const kind = PART.test(name) ? 0 : WHOLE.test(name) ? 2 : 1;
    const isInParts = /(?:^|[/_])(?:layers?|blocks?|heads?|dropout|attention|losses?|metrics)\.\w+$/i.test(
      path,
    );
    const isInModel = /(?:^|[/_])(?:models?|net|network|modell?ing\w*)\.\w+$/i.test(path);
    // Copies of others' networks lie deeper than what uses them.
    return (
      kind + (isNamed ? 1.5 : 0) + (isInModel ? 1.1 : isInParts ? -0.9 : 0) - path.split('/').length / 100
    );
  };
  const most = Math.max(...networks.map(rank));
  return networks.find((one) => rank(one) === most) ?? null;
}
const WHOLE =
  /(?:Model|Net|Network|LM|Predictor|Classifier|Regressor|AutoEncoder|Autoencoder|VAE|GAN|Former|BERT|Bert|GPT)(?:[A-Z_]\w*|V?\d+)?$|For[A-Z]\w+$/;
const PART =
  /(?:Norm|Block|Layers?|Attention|Attn|MLP|Mlp|FFN|FeedForward|Embed(?:ding|der)?s?|Drop(?:out|Path)|[GSR]E?[LlI][Uu]|Swish|Residual|Linear|Head|Loss|Pool(?:ing)?|Encoding|Projection|Transition|Gate|Mask|Identity|Flatten|Upsample|Downsample|Activation|Bias|Module|Cell|Unit|Output|Intermediate|Pooler|Bottleneck|Transform)(?:\d{1,3}d?)?$|^_|Conv|^Lambda|Base$/;

/** The network of a published library that training or inference builds, by its class or name; a probe or a baseline builds another. */
function builtOfLibrary(
  files: readonly FileTree[],
  documents: readonly Document[],
  code: readonly ReadCode[],
): Outcome | null {
  const steps = (['training', 'inference'] as const).map((step) =>
    stepEvidence(step, files, documents, code),
  );
  const own = new Set(bodiesOf(steps, files, new Acts(code)));
  const isOwn = (one: ReadCode) =>
    own.has(one) ||
    one.tree.files.some(({ path, roles }) => path === one.file.path && roles.has('architecture'));
  const found = factsIn(code.filter(isOwn), 'library-network').find(({ tree, file }) => {
    const roles = tree.files.find(({ path }) => path === file.path)?.roles;
    return !roles?.has('vendored') && !roles?.has('test') && !namesTask(pathWords(file.path));
  });
  if (!found) return null;
  return pass(
    `The network is ${found.fact.name}, which ${found.file.path} builds from a published library.`,
    {
      at: citeFact(found),
    },
  );
}

/** Whether a body was read, defines no network, and loads one that is finished, or calls one elsewhere. */
const onlyLoads = (code: readonly ReadCode[], path: string): boolean =>
  code.some(
    ({ file }) =>
      file.path === path &&
      file.basis === 'parsed' &&
      factsOf(file, 'network').length === 0 &&
      file.facts.some(({ kind }) => kind === 'loads-weights' || kind === 'remote'),
  );

const LIBRARY_IMPORT = /\bfrom (transformers|diffusers|timm|sentence_transformers)\b[\w.]* import\b/;

/** A repository that is installed from its source. */
const INSTALLED =
  /(?:\bpip3?\s+install\s[^\n]{0,200}git\+https:\/\/|\bgit\s+clone\s[^\n]{0,200}https:\/\/)(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?=[\s@#"']|$)/g;

/** The repository that the release's scripts are built on: one of the same owner before any other. */
function builtOn(documents: readonly Document[]): { name: string; sibling: boolean; at: Citation } | null {
  const found = documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) => {
      const own = /^https?:\/\/github\.com\/([\w.-]+)\/([\w.-]+)/.exec(document.cite().url);
      return document.code.flatMap(({ text, line }) =>
        [...text.matchAll(INSTALLED)]
          .filter(([, , name = '']) => foldName(name) !== foldName(own?.[2] ?? ''))
          .map(([, owner = '', name = '']) => ({
            name: `${owner}/${name}`,
            sibling: own !== null && foldName(owner) === foldName(own[1] ?? ''),
            at: document.cite(line),
          })),
      );
    });
  return found.find(({ sibling }) => sibling) ?? found[0] ?? null;
}

/** A file named after the model or network before one that merely stands in a folder of that name. */
const mostTelling = (files: readonly ClassifiedFile[]) =>
  files.find(
    ({ path }) =>
      pathWords(path).words.some((word) =>
        /^(model(s|ing)?|networks?|nets?|transformer|architecture)$/.test(word),
      ) && !/util/i.test(path),
  ) ?? files[0];

/**
 * The library class that the Hub names for the model. Code loaded from the model's own repository (`auto_map`) is no
 * library's. Rule: the Model Openness Framework's "Model architecture", read as fulfilled by a published class.
 */
function libraryClass(hub: HubModel, files: FileTree | null): Outcome | null {
  const library = modelLibrary(hub.library);
  const named = hub.config?.architectures?.[0] ?? hub.autoModel ?? hub.config?.modelType;
  if (!library || hub.config?.remoteCode || !(named || files?.with('model-config').length)) return null;
  return pass(`The network is ${named ? `${named}, ` : ''}a published class of ${library.name}.`, {
    at: [citeModel(hub)],
    license: libraryLicense(library),
  });
}
