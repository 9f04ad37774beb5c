// How many models a class ladder sorts in a second on one core, inheritance and licenses included.
import { readFileSync } from 'node:fs';
import { fromSources } from './sources.mjs';

const [{ classify, judgeRecord, loadLadder }, { FRAMEWORK_JUDGE, TOOL_JUDGE }] = await fromSources(
  'src/index.ts',
  'src/rubric/judges.ts',
);

const ladder = await loadLadder('mof-1.0');
const vectors = JSON.parse(readFileSync(new URL('../rubric/mof-vectors.json', import.meta.url), 'utf8'));
const records = vectors.map(({ globalLicense, components }) => ({
  globals: Object.fromEntries(Object.entries(globalLicense).map(([key, one]) => [key, one?.name ?? null])),
  entries: components.map(({ name, ...rest }) => ({ component: name, ...rest })),
}));

function perSecond(judge) {
  const run = () => {
    for (const record of records) classify(judgeRecord(record, ladder, judge).standings, ladder);
  };
  for (let warm = 0; warm < 20; warm++) run();
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < 1000; count += records.length) run();
  return Math.round((count / (performance.now() - start)) * 1000);
}

for (const [name, judge] of [
  ['default', FRAMEWORK_JUDGE],
  ['strict', TOOL_JUDGE],
]) {
  console.log(`${ladder.id}, ${name}: ${perSecond(judge)} classifications per second`);
}
