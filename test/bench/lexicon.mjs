// Lists the entries of the lexicon that never fire on a folder of recordings: npm run bench:lexicon -- --corpus DIR
// An entry that fires nowhere is one to look at: without sentences of its own kind elsewhere it earns its place nowhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSources } from './sources.mjs';

const at = process.argv.indexOf('--corpus');
const corpus = at < 0 ? undefined : process.argv[at + 1];
if (!corpus) {
  console.error('Name the folder of recordings: npm run bench:lexicon -- --corpus DIR');
  process.exitCode = 2;
} else {
  const [{ LEXICON }] = await fromSources('src/lexicon/index.ts');
  const sentences = [...read(corpus)];
  const silent = [];
  let entries = 0;
  for (const [list, words] of Object.entries(LEXICON)) {
    for (const { id, pattern } of words.entries) {
      entries++;
      const one = new RegExp(pattern.source, 'i');
      if (!sentences.some((sentence) => one.test(sentence))) silent.push(`${list} ${id}`);
    }
  }
  console.log(`${sentences.length} lines of prose, ${entries} entries, ${silent.length} never fire:`);
  for (const one of silent) console.log(`- ${one}`);
}

/** Lines of prose of all pages, each once; front matter and code are few among them and do no harm here. */
function read(folder) {
  const lines = new Set();
  for (const kind of ['github', 'hub']) {
    for (const file of readdirSync(join(folder, kind)).filter((name) => name.endsWith('.json'))) {
      const { texts = {} } = JSON.parse(readFileSync(join(folder, kind, file), 'utf8'));
      for (const [path, text] of Object.entries(texts)) {
        if (typeof text !== 'string' || !/\.(?:md|mdx|markdown|rst|txt)$/i.test(path)) continue;
        for (const line of text.split('\n')) if (/\p{L}{3}/u.test(line)) lines.add(line.slice(0, 2000));
      }
    }
  }
  return lines;
}
