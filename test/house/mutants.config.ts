/** Units, run against sources with one change in them: RODEO_MUTANT is `{ file, start, end, text }`, as test/house/mutate.mjs sets it. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mutant = process.env.RODEO_MUTANT && JSON.parse(process.env.RODEO_MUTANT);

export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform(code, id) {
        if (!mutant || id !== mutant.file) return null;
        return { code: code.slice(0, mutant.start) + mutant.text + code.slice(mutant.end), map: null };
      },
    },
  ],
  test: { pool: 'forks', isolate: false, testTimeout: 30_000, globalSetup: ['test/fingerprints.ts'] },
});
