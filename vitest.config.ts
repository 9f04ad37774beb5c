import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that start the built program, in processes of their own. All others import what they test. */
const PROGRAM = [
  ...['test/cli/**/*.test.ts', 'test/program/**/*.test.ts', 'test/action.test.ts'],
  ...['test/batch/ends.test.ts', 'test/batch/query.test.ts', 'test/queue/queue.test.ts'],
  'test/watch/watch.test.ts',
];

/** Tests in a real browser: one after the other, as all share it and one site. */
const BROWSER = ['test/site/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Most tests wait for processes, sockets and timers: one worker for each core, none kept back.
    maxWorkers: availableParallelism(),
    // A floor, not an aim. Transcripts start processes of their own, which are not counted.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 84, branches: 80 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...PROGRAM, ...BROWSER],
          globalSetup: ['test/fingerprints.ts'],
          // One process for many files: importing the sources anew for each takes ten times as long as the tests.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          globalSetup: ['test/fingerprints.ts', 'test/site/browser/assets.ts'],
          isolate: false,
          fileParallelism: false,
          // After all others, which take every core.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: PROGRAM,
          globalSetup: ['test/program/setup.ts'],
          // A transcript is dozens of commands, on a machine that may be busy with others.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
