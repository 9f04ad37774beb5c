import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/fingerprints.ts'],
    // Transcripts start the built program, which takes longer than a function call on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
