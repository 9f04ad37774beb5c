/** Runs one transcript against the program as it is shipped. `UPDATE=1` writes what it printed; the difference is for people to read. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { here, openStage } from './stage.js';
import { blockOf, parseTranscript, runCommand } from './transcripts.js';

/**
 * @param name of a file beside this one: `audit.md`
 * @param processes whether each command starts a process of its own
 */
export function transcript(name: string, processes?: 'own'): void {
  describe(name, () => {
    it('prints what it says', async () => {
      const path = join(here, name);
      const { written, printed, steps } = await play(path, processes);
      // Node's code for a program that ends while it still waits for something: never right, also in an update.
      expect(printed).not.toContain('[exit 13]');
      if (process.env.UPDATE === '1') await writeFile(path, printed);
      else expect(printed).toBe(written);
      expect(steps).toBeGreaterThan(0);
    });
  });
}

export interface Played {
  written: string;
  /** The transcript with what its commands printed now. */
  printed: string;
  steps: number;
  /** The signal that ended the process which commands shared, so that all of them ran anew, each in a process of its own. */
  endedBy: NodeJS.Signals | null;
}

/**
 * Runs all commands of a transcript in a fresh folder. Where the process that they share was ended by a signal, which the program's
 * own processes never were, all run anew in processes of their own, and it says so. An answer, however wrong, is never asked for again.
 */
export async function play(path: string, processes?: 'own'): Promise<Played> {
  const first = await playOnce(path, processes);
  if (first.endedBy === null) return first;
  console.warn(
    `${basename(path)}: the process that its commands share was ended by ${first.endedBy}. They run anew, each in its own.`,
  );
  return { ...(await playOnce(path, 'own')), endedBy: first.endedBy };
}

async function playOnce(path: string, processes?: 'own'): Promise<Played> {
  const stage = await openStage(processes);
  try {
    const written = await readFile(path, 'utf8');
    const transcript = parseTranscript(written);
    // Commands of one transcript share a folder, so that a file that one writes is there for the next.
    const work = join(stage.folder, 'work', basename(path));
    await cp(join(here, 'files'), work, { recursive: true });
    const replace = (text: string) => stage.sameEverywhere(text, work);
    const blocks: string[] = [];
    for (const { command } of transcript.steps) {
      blocks.push(blockOf(command, await runCommand(command, work, stage.env), replace));
      if (stage.endedBy() !== null) break;
    }
    const endedBy = stage.endedBy();
    return { written, printed: transcript.with(blocks), steps: transcript.steps.length, endedBy };
  } finally {
    await stage.close();
  }
}
