import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that start the built program, in processes of their own. All others import what they test. */
const PROGRAM = [
  ...['test/cli/**/*.test.ts', 'test/program/**/*.test.ts', 'test/action.test.ts'],
  ...['test/batch/ends.test.ts', 'test/batch/query.test.ts', 'test/queue/queue.test.ts'],
  'test/watch/watch.test.ts',
];

/** Tests in a real browser: one file, so one worker, which begins with the first and has less to do than the others. */
const BROWSER = ['test/site/browser/browser.test.ts'];

/** Tests in which Node has no part that others do not try, left out by `TESTS=node` where all were run on another Node. */
const ELSEWHERE = [
  // What pages do is Chromium's business, whichever Node wrote them: unit tests see that both write the same.
  ...BROWSER,
  // The shell of the action and of workflows, whose program is what the transcripts start.
  ...['test/action.test.ts', 'test/program/*workflow*.test.ts'],
  // Quotas by a clock of their own.
  ...['test/http/pacing.test.ts', 'test/http/limits/plan.test.ts'],
  // Functions from facts and texts to facts and texts, sentence by sentence. The goldens of all shipped models, of every rubric and
  // format, and all transcripts go through them on this Node, too.
  ...['checks', 'lexicon', 'licenses', 'mot', 'prose', 'release', 'result', 'source'].map(
    (name) => `test/${name}/**`,
  ),
  // The links of pages, and benches of accuracy.
  ...['test/docs/**', 'test/bench/**'],
  // What schemas say of texts that goldens hold to the letter.
  'test/report/formats/valid.test.ts',
  // Thousands of made-up rubrics.
  'test/rubric/*.property.test.ts',
];
const leftOut = process.env.TESTS === 'node' ? ELSEWHERE : [];

export default defineConfig({
  test: {
    pool: 'forks',
    // What a file was made into is kept for the next time, and for the next Node, by its text.
    experimental: { fsModuleCache: true },
    // Most tests wait for processes, sockets and timers: one worker more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // What waits for a timeout waits beside others.
    maxConcurrency: 8,
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
          exclude: [...PROGRAM, ...BROWSER, ...leftOut],
          globalSetup: ['test/fingerprints.ts'],
          // One process for many files: importing the sources anew for each takes ten times as long as the tests.
          isolate: false,
          // Ends what hangs, on a machine that may be busy with others.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          exclude: leftOut,
          globalSetup: ['test/fingerprints.ts', 'test/site/browser/assets.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: PROGRAM,
          exclude: leftOut,
          globalSetup: ['test/program/setup.ts'],
          isolate: false,
          // A transcript is dozens of commands, on a machine that may be busy with others.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
