// Measures how well verdicts agree with people's, on a folder of recordings: npm run bench:accuracy -- --corpus DIR
import { fromSources } from './sources.mjs';

const [{ main }] = await fromSources('test/bench/accuracy/main.ts');
process.exitCode = await main(process.argv.slice(2), {
  disputes: new URL('accuracy/disputes.yaml', import.meta.url),
  relabeled: new URL('accuracy/relabeled.csv', import.meta.url),
  blind: new URL('accuracy/blind.csv', import.meta.url),
  map: new URL('accuracy/os-ai-map.csv', import.meta.url),
});
