/** Runs one transcript against the program as it is shipped. `UPDATE=1` writes what it printed; the difference is for people to read. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { here, openStage, type Stage } from './stage.js';
import { blockOf, parseTranscript, runCommand } from './transcripts.js';

/**
 * @param name of a file beside this one: `audit.md`
 * @param processes whether each command starts a process of its own
 */
export function transcript(name: string, processes?: 'own'): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(processes);
  });
  afterAll(() => stage.close());

  describe(name, () => {
    it('prints what it says', async () => {
      const path = join(here, name);
      const written = await readFile(path, 'utf8');
      const transcript = parseTranscript(written);
      // Commands of one transcript share a folder, so that a file that one writes is there for the next.
      const work = join(stage.folder, 'work', name);
      await cp(join(here, 'files'), work, { recursive: true });
      const replace = (text: string) => stage.sameEverywhere(text, work);
      const blocks: string[] = [];
      for (const { command } of transcript.steps) {
        blocks.push(blockOf(command, await runCommand(command, work, stage.env), replace));
      }
      const printed = transcript.with(blocks);
      // Node's code for a program that ends while it still waits for something: never right, also in an update.
      expect(printed).not.toContain('[exit 13]');
      if (process.env.UPDATE === '1') await writeFile(path, printed);
      else expect(printed).toBe(written);
      expect(transcript.steps.length).toBeGreaterThan(0);
    });
  });
}
