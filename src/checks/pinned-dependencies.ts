/** Asks whether the same environment can be built again in a year: are the versions of dependencies fixed? */
import { valueIn } from '../evidence.js';
import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { isLockFile, isOfAPage, type Pinning, pinningsIn } from '../release/files/dependencies.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** What a dependency brings by how it is fixed: a range narrows the search, a name only says what to look for. */
const CREDIT: Record<Pinning, number> = { exact: 1, bounded: 0.5, free: 0.25 };

/** Folders whose dependencies are not the model's. */
const ASIDE =
  /^(docs?|examples?|tutorials?|demos?|notebooks|benchmarks?|website|web|frontend|ui|app|(?:[\w.-]+[-_])?tests?|\.\w+)\//i;
const VERSION = /(^|\s)[A-Za-z][\w.-]*==\d[\w.]*|^[A-Za-z][\w-]*\s+v?\d+\.\d+[\w.+]*\s*$/gm;

export default defineCheck({
  id: 'pinned-dependencies',
  title: 'Dependencies are pinned',
  partialTitle: 'Dependencies are only partly pinned',
  failureTitle: 'Dependencies are not pinned',
  why: 'Libraries change under a model: what ran when it was published fails or answers differently two years later.',
  fix: 'Commit a lock file (`uv lock`, `poetry lock`, `conda-lock`) or a requirements file with exact versions.',
  needs: ['repository', 'hub', 'files', 'documents'],
  evaluate({ repository, hub, files, documents }) {
    const listed = files.flatMap(mainFiles);
    const lock = listed.find(({ file }) => isLockFile(file.path));
    if (lock) return pass('A lock file fixes every version.', { at: lock.tree.cite(lock.file.path) });
    const bodies = { github: repository?.texts, hub: hub?.texts };
    const read = listed.flatMap(({ tree, file }) => {
      const body = bodies[tree.origin]?.[file.path];
      const text = body ? valueIn(body) : null;
      const pins = text ? pinningsIn(file.path, text.text) : null;
      return pins && pins.length > 0 ? [summary(tree, file, pins)] : [];
    });
    const best = read.reduce<Summary | null>((a, b) => (a && a.share >= b.share ? a : b), null);
    if (best) {
      const told = `${best.exact} of ${best.count} dependencies have an exact version`;
      if (best.share >= 0.95) return pass(`${told}.`, { at: best.at });
      const rest = best.bounded > 0 ? `, ${best.bounded} a range` : '';
      return partial(best.share, `${told}${rest}.`, { at: best.at });
    }
    const named = versionsNamed(documents);
    const unread = listed.filter(({ tree, file }) => bodies[tree.origin]?.[file.path]?.state !== 'present');
    const first = unread[0];
    if (!first && named)
      return partial(0.5, 'A page lists versions of dependencies; no file does.', { at: named });
    if (!first) return fail('No file lists dependencies with their versions.');
    const fact = bodies[first.tree.origin]?.[first.file.path];
    return partial(0.25, 'A file lists the dependencies; how it fixes their versions was not read.', {
      at: first.tree.cite(first.file.path),
      missing: [
        {
          what: first.file.path,
          reason: fact?.state === 'unavailable' ? fact.reason : { code: 'not-collected' },
          source: fact?.source ?? { url: first.tree.cite(first.file.path).url },
        },
      ],
    });
  },
});

/** The files that stand highest: those in deeper folders serve a part, those of examples and websites something else. */
function mainFiles(tree: FileTree): { tree: FileTree; file: ClassifiedFile }[] {
  const all = [
    ...tree.with('dependencies'),
    ...tree.with('environment').filter(({ path }) => isLockFile(path)),
  ].filter(
    ({ path, roles }) =>
      path.split('/').length <= 3 && !roles.has('test') && !ASIDE.test(path) && !isOfAPage(path, tree.files),
  );
  const depth = Math.min(...all.map(({ path }) => path.split('/').length));
  return all.filter(({ path }) => path.split('/').length === depth).map((file) => ({ tree, file }));
}

/** A code block that is a table of names and versions, or installs several at exact versions. */
function versionsNamed(documents: readonly Document[]): Citation | undefined {
  for (const document of documents) {
    const block = document.code.find(({ text }) => (text.match(VERSION) ?? []).length >= 3);
    if (block) return document.cite(block.line);
  }
  return undefined;
}

interface Summary {
  share: number;
  exact: number;
  bounded: number;
  count: number;
  at: Citation;
}

function summary(tree: FileTree, file: ClassifiedFile, pins: Pinning[]): Summary {
  const of = (wanted: Pinning) => pins.filter((pin) => pin === wanted).length;
  return {
    share: pins.reduce((sum, pin) => sum + CREDIT[pin], 0) / pins.length,
    exact: of('exact'),
    bounded: of('bounded'),
    count: pins.length,
    at: tree.cite(file.path),
  };
}
