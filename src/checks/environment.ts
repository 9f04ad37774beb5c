/** Asks whether somebody else can build what the code runs in: from a file that says all that must be installed. */
import { type Texts, valueIn } from '../evidence.js';
import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { isLockFile, isOfAPage, type Pinning, pinningsIn } from '../release/files/dependencies.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** A published image that is pulled, or an environment file that is used by name. */
const PULL =
  /\b(?:singularity|apptainer) exec\b[^\n]*\.sif\b|\b(docker|podman|singularity|apptainer|enroot) (pull|run|build)\b|\bdocker:\/\/\S+/;
const INSTALLS = /\b(?:pip3?|conda|mamba|micromamba|poetry|mim)\s+(?:install|add|create)\b/;
const HEADING = /\b(?:requirements?|dependenc\w*|prerequisites?|install\w*|environment|set-?up|setting up)\b/;
const NAMED = /\b(?:python|pytorch|torch|tensorflow|keras|jax|cuda|transformers|numpy|scanpy|rdkit|R)\b/i;
/** A program with its version: "Python 3.6", "TensorFlow>=1.12". */
const VERSION = /\b(?:python|pytorch|torch|tensorflow|keras|jax|cuda)[ =<>~v]*\d/i;
/** Folders whose dependencies are not the model's. */
const ASIDE =
  /(^|\/)(docs?|tutorials?|demos?|notebooks|website|web|frontend|ui|app|(?:[\w.-]+[-_])?tests?|(?:[\w.-]+[-_])?js|\.[\w-]+)\//i;

/** What builds pages and screens runs no model. */
const OF_PAGES = /(^|\/)(docs?|website|web|frontend|ui|\.[\w-]+)\//i;

const isForPages = ({ path }: ClassifiedFile, tree: FileTree): boolean =>
  OF_PAGES.test(path) || isOfAPage(path, tree.files);

/** From this share of a list on its versions count as told: an odd package without one can be worked out. */
const VERSIONED = 0.5;

/**
 * Whole: a container, a lock file, or a list (pip's, conda's, a package's metadata) that gives versions or bounds for
 * at least half of what it names. Half: a list of names. A quarter: words in a page, which no tool can follow.
 */
export default defineCheck({
  id: 'environment',
  title: 'The environment can be rebuilt',
  partialTitle: 'The environment is only partly described',
  failureTitle: 'The environment is not described',
  why: 'Without a file that says what to install, in which versions and on which system, everybody finds out by trial and error. A container, a lock file or a list with versions counts in full, a list of bare names half, words on a page a quarter.',
  fix: 'Add a Dockerfile, a lock file, or an `environment.yml` or `requirements.txt` with versions in which the documented command works.',
  needs: ['repository', 'hub', 'files', 'documents'],
  evaluate({ repository, hub, files, documents }) {
    const built = first(files, (tree) =>
      [...tree.with('environment'), ...tree.with('dependencies')].filter(
        (file) =>
          !file.roles.has('test') &&
          !isOfAPage(file.path, tree.files) &&
          !ASIDE.test(file.path.replace(/^\.devcontainer\//, '')) &&
          (isContainer(file) || isLockFile(file.path)),
      ),
    );
    if (built) return pass(`The environment is described in ${built.label}.`, { at: built });
    for (const document of documents) {
      const block = document.code.find(({ text }) => PULL.test(text));
      if (block) return pass('A container image to run it in is named.', { at: document.cite(block.line) });
    }
    const texts = { github: repository?.texts, hub: hub?.texts };
    const lists = files.flatMap((tree) =>
      own(tree, documents).map((file) => ({ tree, file, pins: pinsOf(file, texts[tree.origin]) })),
    );
    // The list nearest to the root is the whole's; deeper ones are of parts.
    const nearest = Math.min(...lists.filter(({ pins }) => pins?.length).map(({ file }) => depthOf(file)));
    const versioned = lists.find(({ file, pins }) => depthOf(file) <= nearest && isVersioned(pins ?? []));
    if (versioned) {
      const { tree, file } = versioned;
      return pass(`${file.path} lists what must be installed, with versions.`, { at: tree.cite(file.path) });
    }
    const said = statementsOn(
      documents,
      /\b(docker|singularity|apptainer) (image|container)s?\b.*\b(provide|available|pull|download|publish|hub)/i,
    )[0];
    if (said)
      return partial(0.75, 'A container image is mentioned but not linked.', { at: citeStatement(said) });
    const [named] = lists;
    if (named) {
      const unread = lists.filter(({ pins }) => pins === null);
      return partial(0.5, 'Dependencies are named, mostly without versions.', {
        at: named.tree.cite(named.file.path),
        ...(unread.length > 0 && {
          missing: unread.map(({ tree, file }) => ({
            what: file.path,
            reason: { code: 'not-collected' },
            source: { url: tree.cite(file.path).url },
          })),
        }),
      });
    }
    const aside = first(files, (tree) =>
      tree.with('dependencies').filter((file) => isList(file) && !isForPages(file, tree)),
    );
    if (aside) return partial(0.5, 'Only part of the code lists its dependencies.', { at: aside });
    const told = inWords(documents);
    if (told) return partial(0.25, 'A page says what to install, but no file does.', { at: told });
    return fail('No container, environment file or package list was found.');
  },
});

/** Builds a system with everything in it; of the files that describe one, conda's are lists. */
const isContainer = ({ path, roles }: ClassifiedFile) =>
  roles.has('environment') && !/\.ya?ml$/i.test(path.replace(/compose\.ya?ml$/i, ''));

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

/** Dependencies of the model itself, with the files that a page builds an environment from. */
const own = (tree: FileTree, documents: readonly Document[]): ClassifiedFile[] => [
  ...new Set([
    ...usedAsEnvironment(tree, documents),
    ...[...tree.with('environment'), ...tree.with('dependencies')].filter(
      (file) =>
        isList(file) && !isContainer(file) && !isOfAPage(file.path, tree.files) && !ASIDE.test(file.path),
    ),
  ]),
];

/** `null`: the file was not read. */
function pinsOf({ path }: ClassifiedFile, texts: Texts | undefined): Pinning[] | null {
  const body = texts?.[path];
  const text = body ? valueIn(body) : null;
  return text && (pinningsIn(path, text.text) ?? []);
}

const depthOf = ({ path }: ClassifiedFile) => path.split('/').length;

const isVersioned = (pins: readonly Pinning[]) =>
  pins.length > 0 && pins.filter((pin) => pin !== 'free').length >= pins.length * VERSIONED;

/** A command that installs, or words about installing that name a package. */
function inWords(documents: readonly Document[]): Citation | undefined {
  const general = documents.filter(
    ({ kind, path }) => kind !== 'page' || /^(?:docs?\/.*|[^/]+)$/i.test(path),
  );
  for (const document of general) {
    const block = document.code.find(
      ({ text, section }) =>
        INSTALLS.test(text) || (HEADING.test(section.heading.toLowerCase()) && NAMED.test(text)),
    );
    if (block) return document.cite(block.line);
    const sentence = document.sentences.find(
      (one) =>
        NAMED.test(one.text) &&
        (/\binstall|\b(?:depend|requir|need|tested (?:on|with|under|in)|works? with|built (?:on|with))/i.test(
          one.text,
        ) ||
          HEADING.test(one.section.heading.toLowerCase()) ||
          VERSION.test(one.text)) &&
        !one.negated,
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
