// Makes recordings of repositories out of git directories, as the accuracy bench reads them, bodies of code included:
//   node test/bench/record.mjs MIRRORS OUT
// MIRRORS names one repository a line, `owner/name<TAB>git directory`; OUT gets `<owner>__<name>.json` each. Other people's
// files are in them: OUT belongs outside of this repository.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Prose, terms and manifests, which an audit always asks for. */
const DOCUMENT =
  /\.(?:md|mdx|markdown|rst)$|(?:^|\/)(?:readme|(?:un)?licen[cs]e|copying|notice|citation|requirements?|setup\.(?:py|cfg)|pyproject\.toml|pipfile|environment|conda|dockerfile)[^/]*$|[-_.]licen[cs]e(?:\.txt)?$|(?:^|\/)docs?\/.*\.txt$|env(?:ironment)?\.ya?ml$/i;
/** What a reader of code may ask for. */
const CODE =
  /\.(?:py|ipynb|sh|bash|slurm|sbatch|ya?ml|toml|cfg|ini|gin|smk|nf|r|jl|lua|m|rs|cpp|cu|java|ts|js)$|(?:^|\/)(?:makefile|snakefile|justfile)[^/]*$|(?:conf|config|train|exp|param|recipe|hyper)[^/]*\.json$|\/conf(?:ig)?s?\/[^/]*\.json$/i;
/** Bytes: longer files are data or generated, and all of a repository's bodies stay below the second figure. */
const LONGEST = 400_000;
const MOST = 6_000_000;

const [mirrors, out] = process.argv.slice(2);
if (mirrors === undefined || out === undefined) {
  process.stderr.write('usage: node test/bench/record.mjs MIRRORS OUT\n');
  process.exitCode = 2;
} else {
  mkdirSync(out, { recursive: true });
  for (const line of readFileSync(mirrors, 'utf8').split('\n')) {
    const [repo, folder] = line.trim().split(/\s+/);
    if (repo && folder) await record(repo, folder, out);
  }
}

async function record(repo, folder, out) {
  const git = (...args) =>
    execFileSync('git', ['--git-dir', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const listed = git('ls-tree', '-r', '-z', 'HEAD')
    .split('\0')
    .flatMap((one) => {
      const [, mode, type, sha, path] = /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(one) ?? [];
      return path === undefined ? [] : [{ path, type, mode, sha }];
    });
  const blobs = listed.filter(({ type }) => type === 'blob');
  const sizes = await ask(folder, '--batch-check', blobs);
  const tree = listed.map((entry) => ({ ...entry, size: sizes.get(entry.sha)?.size ?? null }));
  const isWanted = ({ path, size, mode }) =>
    size !== null && size <= LONGEST && mode !== '120000' && (DOCUMENT.test(path) || CODE.test(path));
  // Prose first, then what lies near the root: what a budget cuts off is deep and long.
  const order = ({ path }) => (DOCUMENT.test(path) ? 0 : 100) + path.split('/').length;
  const wanted = tree
    .filter((entry) => entry.type === 'blob' && isWanted(entry))
    .sort((a, b) => order(a) - order(b) || a.size - b.size);
  let left = MOST;
  const taken = wanted.filter(({ size }) => {
    left -= size;
    return left >= 0;
  });
  const bodies = await ask(folder, '--batch', taken);
  const texts = {};
  for (const { path, sha } of taken) {
    const body = bodies.get(sha)?.body;
    if (body !== undefined && !body.includes(0)) texts[path] = body.toString('utf8');
  }
  const [head, pushedAt] = git('log', '-1', '--format=%H %cI').trim().split(' ');
  const tags = git('tag', '--sort=-creatordate').split('\n').filter(Boolean);
  const counted = { commits: Number(git('rev-list', '--count', 'HEAD').trim()) };
  const name = `${repo.replace('/', '__')}.json`;
  const isMain = git('branch', '--format=%(refname:short)').includes('main');
  const recording = {
    repo,
    head,
    defaultBranch: isMain ? 'main' : 'master',
    pushedAt,
    tags,
    ...counted,
    tree,
    texts,
  };
  writeFileSync(join(out, name), JSON.stringify(recording));
  process.stdout.write(`${repo}: ${Object.keys(texts).length} bodies of ${tree.length} files\n`);
}

/** Sizes or bodies of objects, by their ids; what the directory lacks is missing. */
function ask(folder, how, entries) {
  const child = spawn('git', ['--git-dir', folder, 'cat-file', how], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(entries.map(({ sha }) => `${sha}\n`).join(''));
  return how === '--batch' ? bodiesOf(child.stdout) : sizesOf(child.stdout);
}

async function sizesOf(stdout) {
  const found = new Map();
  for await (const line of createInterface({ input: stdout })) {
    const [sha, type, size] = line.split(' ');
    if (type === 'blob') found.set(sha, { size: Number(size) });
  }
  return found;
}

async function bodiesOf(stdout) {
  const chunks = [];
  for await (const chunk of stdout) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  const found = new Map();
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at);
    const [sha, type, size] = all.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    found.set(sha, { body: all.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return found;
}
