import { defineConfig } from 'vitest/config';

/** Tests that start the built program, in processes of their own. All others import what they test. */
const PROGRAM = [
  ...['test/cli/**/*.test.ts', 'test/program/**/*.test.ts', 'test/action.test.ts'],
  ...['test/batch/ends.test.ts', 'test/batch/query.test.ts', 'test/queue/queue.test.ts'],
];

export default defineConfig({
  test: {
    pool: 'forks',
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
          exclude: PROGRAM,
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
