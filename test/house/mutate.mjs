// Changes one thing in a source, runs its tests, and lists what none of them noticed: npm run mutate -- src/gate.ts [more files]
// The tests are those under the same path; `--tests test/checks` names others, `--line 40-80` limits where. Sources stay as they are.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAst } from 'rolldown/parseAst';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true }, line: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error('usage: npm run mutate -- SOURCE… [--tests PATH] [--line FROM-TO]');
  process.exit(2);
}

const OPPOSITES = {
  ...{
    '===': '!==',
    '!==': '===',
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '&&': '||',
    '||': '&&',
    '??': '&&',
  },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*' },
};
/** Methods that have another one as their opposite. */
const METHODS = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};

/** All changes of one source, in its order: where, and to what. */
function mutantsOf(code) {
  const found = [];
  const add = (start, end, text) => found.push({ start, end, text });
  const visit = (node, parent) => {
    if (!node || typeof node.type !== 'string') return;
    // Types are nothing that runs.
    if (/^TS(?!AsExpression|NonNull|Satisfies)/.test(node.type)) return;
    if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
      const opposite = OPPOSITES[node.operator];
      const at = code.indexOf(node.operator, node.left.end);
      if (opposite && at < node.right.start) add(at, at + node.operator.length, opposite);
    }
    if (node.type === 'UnaryExpression' && node.operator === '!') add(node.start, node.start + 1, '');
    if (node.type === 'ConditionalExpression' || node.type === 'IfStatement') {
      add(node.test.start, node.test.end, `!(${code.slice(node.test.start, node.test.end)})`);
    }
    if (node.type === 'Literal' && typeof node.value === 'boolean')
      add(node.start, node.end, String(!node.value));
    if (node.type === 'Literal' && typeof node.value === 'number')
      add(node.start, node.end, String(node.value + 1));
    if (node.type === 'MemberExpression' && parent?.type === 'CallExpression' && !node.computed) {
      const other = METHODS[node.property.name];
      if (other) add(node.property.start, node.property.end, other);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type' || key === 'typeAnnotation' || key === 'returnType') continue;
      for (const child of Array.isArray(value) ? value : [value]) visit(child, node);
    }
  };
  visit(parseAst(code, { lang: 'ts' }), null);
  return found.sort((a, b) => a.start - b.start);
}

/** The tests that mirror a source, or the folder of those that do. */
function testsOf(source) {
  const mirrored = source.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
  return existsSync(join(root, mirrored)) ? [mirrored] : [mirrored.replace(/\/[^/]+$/, '/')];
}

function passes(tests, mutant) {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'test/house/mutants.config.ts',
      '--bail',
      '1',
      ...tests,
    ],
    {
      cwd: root,
      env: { ...process.env, RODEO_MUTANT: JSON.stringify(mutant) },
      stdio: 'ignore',
      timeout: 300_000,
    },
  );
  return status === 0;
}

let killed = 0;
let survived = 0;
const [from = 1, to = Number.POSITIVE_INFINITY] = values.line?.split('-').map(Number) ?? [];
for (const source of positionals) {
  const file = resolve(root, source);
  const code = readFileSync(file, 'utf8');
  const tests = values.tests ?? testsOf(source);
  if (!passes(tests, null)) throw new Error(`the tests of ${source} fail as it is: ${tests.join(', ')}`);
  for (const { start, end, text } of mutantsOf(code)) {
    const line = code.slice(0, start).split('\n').length;
    if (line < from || line > to) continue;
    if (!passes(tests, { file, start, end, text })) {
      killed++;
      continue;
    }
    survived++;
    const begin = code.lastIndexOf('\n', start) + 1;
    const stop = code.indexOf('\n', end);
    console.log(
      `${source}:${line}: nobody noticed  ${(code.slice(begin, start) + text + code.slice(end, stop)).trim()}`,
    );
  }
}
console.log(`${killed} of ${killed + survived} changes were noticed`);
