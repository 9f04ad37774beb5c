// Measures batches against stand-in services: npm run bench:batch [-- --quick] [-- --only full,kills] [-- --corpus FILE]
import { pathToFileURL } from 'node:url';
import { bundled } from './sources.mjs';

const [file, serve, fastClock, cli] = await bundled(
  'test/bench/batch/main.ts',
  'test/bench/batch/serve.ts',
  'test/bench/batch/fast-clock.ts',
  'src/cli.ts',
);
const { main } = await import(pathToFileURL(file).href);
process.exitCode = await main(process.argv.slice(2), { cli, serve, fastClock });
