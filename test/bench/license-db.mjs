// Two-sided bench over a checkout of aboutcode-org/scancode-licensedb: closed texts that are called open, and open ones that are
// called restricted. Its categories are people's judgment; rules are made on one half only, and the other half is the measure.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSources } from './sources.mjs';

const [{ isApprovedByOsi }, { recognizeText }] = await fromSources(
  'src/licenses/names/osi.ts',
  'src/licenses/text/text.ts',
);

const OPEN = new Set(['Permissive', 'Copyleft', 'Copyleft Limited', 'Public Domain']);
const CLOSED = new Set(['Proprietary Free', 'Free Restricted', 'Source-available', 'Commercial']);
const ANSWERS = ['open', 'unclear', 'none', 'restricted'];

/** Texts that are in force, with what people judged them to be; drafts, deprecated ones and those without a text are left out. */
function textsIn(folder) {
  const docs = existsSync(join(folder, 'docs')) ? join(folder, 'docs') : folder;
  return (
    readdirSync(docs)
      .filter((name) => name.endsWith('.json') && name !== 'index.json')
      .map((name) => JSON.parse(readFileSync(join(docs, name), 'utf8')))
      .filter(({ text, is_deprecated }) => text && !is_deprecated)
      // Where the category calls closed what the OSI approved, the two lists disagree, and no reader can be right by both.
      .filter(({ category, spdx_license_key: id }) => !(CLOSED.has(category) && id && isApprovedByOsi(id)))
      .map(({ key, category, text }) => ({
        key,
        text,
        side: OPEN.has(category) ? 'open' : CLOSED.has(category) ? 'closed' : null,
        half: createHash('sha256').update(key).digest()[0] & 1 ? 'held out' : 'developed on',
      }))
      .filter(({ side }) => side !== null)
  );
}

/**
 * Prints the confusion table of both halves.
 * @param folder a checkout, or its docs folder
 * @param named the half whose misses are named; the other one stays unseen
 */
export function benchDatabase(folder, named) {
  const texts = textsIn(folder);
  const before = process.cpuUsage();
  const judged = texts.map((one) => ({ ...one, answer: recognizeText(one.text) }));
  const { user, system } = process.cpuUsage(before);
  const files = Math.round(texts.length / ((user + system) / 1e6));
  console.log(`\n(d) ${texts.length} texts of scancode-licensedb, ${files} files/s\n`);
  const cells = (row) => row.map((cell) => String(cell).padStart(12)).join('');
  for (const half of ['developed on', 'held out']) {
    console.log(`${half.padEnd(16)}${cells(['texts', ...ANSWERS])}`);
    for (const side of ['closed', 'open']) {
      const own = judged.filter((one) => one.half === half && one.side === side);
      const counts = ANSWERS.map(
        (answer) => own.filter(({ answer: { terms } }) => terms.openness === answer).length,
      );
      console.log(`  ${side.padEnd(14)}${cells([own.length, ...counts])}`);
    }
    const share = (side, openness) => {
      const own = judged.filter((one) => one.half === half && one.side === side);
      const wrong = own.filter(({ answer }) => answer.terms.openness === openness);
      if (half === named)
        for (const { key, answer } of wrong)
          console.log(`    ${side} called ${openness}: ${key} → ${answer.terms.name} (${answer.as})`);
      return `${wrong.length} of ${own.length} ${side} texts called ${openness} (${((100 * wrong.length) / own.length).toFixed(2)} %)`;
    };
    console.log(
      `  ${share('closed', 'open')} (wanted: 0), ${share('open', 'restricted')} (wanted: at most 1 %)\n`,
    );
  }
}
