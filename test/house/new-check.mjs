// Lays out a check: npm run new:check -- ID. Its file and its test, its two lines in the index, its line in the rubric. What it asks
// is left to whoever calls this: the test fails until both sides of its rule are written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [id = ''] = process.argv.slice(2);
if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(id)) {
  console.error('usage: npm run new:check -- ID, in lower case with dashes, such as inference-hardware');
  process.exit(2);
}
const path = (name) => join(root, name);
const [file, test] = [`src/checks/${id}.ts`, `test/checks/${id}.test.ts`];
if (existsSync(path(file))) {
  console.error(`${file} is there`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const words = id.replaceAll('-', ' ');
const title = words.charAt(0).toUpperCase() + words.slice(1);

writeFileSync(
  path(file),
  `/** Whether ${words} … (say why it matters to somebody who runs or retrains the model). */
import { defineCheck, fail, pass } from './check.js';

export default defineCheck({
  id: '${id}',
  title: '${title} is stated',
  partialTitle: '${title} is only partly stated',
  failureTitle: '${title} is not stated',
  why: 'TODO: what somebody cannot do without it.',
  fix: 'TODO: what its owner does about it, in one sentence.',
  needs: ['documents'],
  evaluate({ documents }) {
    const [stated] = documents.flatMap((page) =>
      page.sentences.filter(({ text }) => text.includes('TODO')).map(({ line }) => page.cite(line)),
    );
    return stated ? pass('TODO: one sentence.', { at: stated }) : fail('TODO: one sentence.');
  },
});
`,
);
writeFileSync(
  path(test),
  `import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import ${name} from '../../src/checks/${id}.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(${name}, release(facts));

// Both sides of the rule, on literal facts: training-hardware.test.ts is such a test of prose, license-text.test.ts one of files.
describe('${id}', () => {
  it.each<[string, Facts]>([['what its owner says', { readme: 'TODO: a sentence of it.\\n' }]])('passes on %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'pass' });
  });

  it.each<[string, Facts]>([
    ['a denial', { readme: 'We do not …\\n' }],
    ['boilerplate', { readme: '[More Information Needed]\\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'fail' });
  });

  it('is written', () => expect(JSON.stringify([${name}.why, ${name}.fix])).not.toContain('TODO'));
});
`,
);

/** Puts a line where it belongs by the alphabet, among those that match. */
function insert(text, line, like) {
  const lines = text.split('\n');
  const places = lines.flatMap((one, index) => (like.test(one) ? [index] : []));
  const after = places.findLast((index) => lines[index] < line) ?? places[0] - 1;
  lines.splice(after + 1, 0, line);
  return lines.join('\n');
}

const index = path('src/checks/index.ts');
const imported = insert(
  readFileSync(index, 'utf8'),
  `import ${name} from './${id}.js';`,
  /^import \w+ from '\.\/[\w-]+\.js';$/,
);
const end = imported.lastIndexOf('\n];');
writeFileSync(index, `${imported.slice(0, end)}\n  ${name},${imported.slice(end)}`);

const rubric = path('rubrics/rodeo.yaml');
const yaml = readFileSync(rubric, 'utf8');
const criteria = yaml.indexOf('\ncriteria:');
// Up to what comes next, with the comment on it.
const next = yaml.slice(criteria + 1).search(/\n(?:#.*\n)*[a-z]/) + criteria + 1;
writeFileSync(
  rubric,
  `${yaml.slice(0, next).trimEnd()}\n  ${id}: {} # TODO: argue its weight; {} shows it without counting it\n${yaml.slice(next)}`,
);

console.log(
  `${file}\n${test}\nsrc/checks/index.ts: move its second line to where the report shows it\nrubrics/rodeo.yaml\n`,
);
console.log('src/checks/explanations: say what passes, is half and fails, with an example of each');
console.log(`Then: npx vitest run ${test}; npm run update; npm run check`);
