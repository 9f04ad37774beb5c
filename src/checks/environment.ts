/** Asks whether somebody else can build what the code runs in: from a file that says all that must be installed. */
import { type Texts, valueIn } from '../evidence.js';
import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { isLockFile, type Pinning, pinningsIn } from '../release/files/dependencies.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** A published image that is pulled, or an environment file that is used by name. */
const PULL =
  /\b(?:singularity|apptainer) exec\b[^\n]*\.sif\b|\b(docker|podman|singularity|apptainer|enroot) (pull|run|build)\b|\bdocker:\/\/\S+/;
const INSTALLS = /\b(?:pip3?|conda|mamba|micromamba|poetry|mim)\s+(?:install|add|create)\b/;
const HEADING = /\b(?:requirements?|dependenc\w*|prerequisites?|install\w*|environment|set-?up|setting up)\b/;
const NAMED = /\b(?:python|pytorch|torch|tensorflow|keras|jax|cuda|transformers|numpy|scanpy|rdkit|R)\b/i;
/** Folders whose dependencies are not the model's. */
const ASIDE = /(^|\/)(docs?|tutorials?|demos?|notebooks|website|web|frontend|ui|app|\.[\w-]+)\//i;

/**
 * Whole: a container, a conda or Nix environment, or a list of requirements. A package's manifest names what its parts
 * need, often any version of it: it is whole when it bounds most of them, else half. Words in the README are a quarter.
 */
export default defineCheck({
  id: 'environment',
  title: 'The environment can be rebuilt',
  failureTitle: 'The environment is not described',
  why: 'What must be installed, in which versions and on what system: without a file that says it everybody puts it together by trial.',
  fix: 'Add a Dockerfile, an `environment.yml`, a `pixi.toml` or a `requirements.txt` in which the documented command works.',
  needs: ['repository', 'hub', 'files', 'documents'],
  evaluate({ repository, hub, files, documents }) {
    const described = first(files, (tree) =>
      tree
        .with('environment')
        .concat(
          tree.with('dependencies').filter(({ path }) => /(^|\/)(pixi\.(toml|lock)|renv\.lock)$/.test(path)),
        )
        .filter(({ roles }) => !roles.has('test')),
    );
    if (described) return pass(`The environment is described in ${described.label}.`, { at: described });
    for (const document of documents) {
      const block = document.code.find(({ text }) => PULL.test(text));
      if (block) return pass('A container image is named to run it in.', { at: document.cite(block.line) });
    }
    const used = first(files, (tree) => usedAsEnvironment(tree, documents));
    if (used) return pass(`The documents build the environment from ${used.label}.`, { at: used });
    const texts = { github: repository?.texts, hub: hub?.texts };
    const lists = files.flatMap((tree) =>
      own(tree).map((file) => ({ tree, file, pins: pinsOf(file, texts[tree.origin]) })),
    );
    const list = lists.find(({ file, pins }) => isRequirements(file) || isBounded(pins ?? []));
    if (list) {
      return pass(`${list.file.path} lists what must be installed.`, { at: list.tree.cite(list.file.path) });
    }
    const said = statementsOn(
      documents,
      /\b(docker|singularity|apptainer) (image|container)s?\b.*\b(provide|available|pull|download|publish|hub)/i,
    )[0];
    if (said) return partial(0.75, 'A container image is spoken of.', { at: citeStatement(said) });
    const [named] = lists;
    if (named) {
      const at = named.tree.cite(named.file.path);
      const source = { url: at.url };
      return partial(0.5, 'A package names what it needs, not in which versions it works.', {
        at,
        ...(named.pins === null && {
          missing: [{ what: named.file.path, reason: { code: 'not-collected' }, source }],
        }),
      });
    }
    const aside = first(files, (tree) => tree.with('dependencies').filter(isList));
    if (aside) return partial(0.5, 'Only a part of the code lists what it needs.', { at: aside });
    const told = inWords(documents);
    if (told) return partial(0.25, 'A page says what to install; no file does.', { at: told });
    return fail('No container, environment file or package list was found.');
  },
});

/** What a command makes a conda environment from, whatever the file is called: `conda env create -f mymodel.yml`. */
const MAKES_ENVIRONMENT =
  /\b(?:conda|mamba|micromamba)\s+(?:env\s+)?(?:create|update)\b[^\n]*?\s(?:-f|--file)[ =]?\s*["']?(?:\.\/)?([\w./-]+)/g;

function usedAsEnvironment(tree: FileTree, documents: readonly Document[]): ClassifiedFile[] {
  const named = documents.flatMap(({ code }) =>
    code.flatMap(({ text }) => [...text.matchAll(MAKES_ENVIRONMENT)].map(([, file = '']) => file)),
  );
  return tree.files.filter(({ path }) => named.some((file) => path === file || path.endsWith(`/${file}`)));
}

const isList = ({ path, roles }: ClassifiedFile) => !roles.has('test') && !isLockFile(path);

/** Dependencies of the model itself. */
const own = (tree: FileTree): ClassifiedFile[] =>
  tree.with('dependencies').filter((file) => isList(file) && !ASIDE.test(file.path));

const isRequirements = ({ path }: ClassifiedFile) => /requirement/.test(pathWords(path).base);

/** `null`: the file was not read. */
function pinsOf({ path }: ClassifiedFile, texts: Texts | undefined): Pinning[] | null {
  const body = texts?.[path];
  const text = body ? valueIn(body) : null;
  return text && (pinningsIn(path, text.text) ?? []);
}

const isBounded = (pins: readonly Pinning[]) => pins.filter((pin) => pin !== 'free').length > pins.length / 2;

/** A command that installs, or words about installing that name a package. */
function inWords(documents: readonly Document[]): Citation | undefined {
  const general = documents.filter(({ kind, path }) => kind !== 'page' || /^docs?\//i.test(path));
  for (const document of general) {
    const block = document.code.find(
      ({ text, section }) =>
        INSTALLS.test(text) || (HEADING.test(section.heading.toLowerCase()) && NAMED.test(text)),
    );
    if (block) return document.cite(block.line);
    const sentence = document.sentences.find(
      ({ text, section, negated }) =>
        !negated &&
        NAMED.test(text) &&
        (/\binstall/i.test(text) || HEADING.test(section.heading.toLowerCase())),
    );
    if (sentence) return document.cite(sentence.line);
  }
  return undefined;
}

function first(files: readonly FileTree[], of: (tree: FileTree) => ClassifiedFile[]): Citation | undefined {
  for (const tree of files) {
    const file = of(tree)[0];
    if (file) return tree.cite(file.path);
  }
  return undefined;
}
