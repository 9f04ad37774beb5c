/** A long run that is told to stop: it ends what it has begun, and is ended at once when it is told twice. */

/** What a shell reports for a program that ended by the signal. */
export const INTERRUPTED = { SIGINT: 130, SIGTERM: 143 } as const;

export interface Interruption {
  signal: AbortSignal;
  by: keyof typeof INTERRUPTED | null;
  /** Does what the first signal does, for another reason. */
  stop(): void;
  /** Says that it was heard. */
  tell(): void;
  /** Leaves the terminal as it was found, before the second signal ends the program. */
  leave(): void;
  end(): void;
}

/** The first signal stops what is not begun yet; the second ends the program as it would any other. */
export function onInterruption(): Interruption {
  const controller = new AbortController();
  const names = Object.keys(INTERRUPTED) as (keyof typeof INTERRUPTED)[];
  const interruption: Interruption = {
    signal: controller.signal,
    by: null,
    stop: () => controller.abort(),
    tell: () => undefined,
    leave: () => undefined,
    end() {
      for (const name of names) process.off(name, heard);
    },
  };
  function heard(name: NodeJS.Signals): void {
    if (interruption.by) {
      interruption.leave();
      interruption.end();
      process.kill(process.pid, name);
      return;
    }
    interruption.by = name as keyof typeof INTERRUPTED;
    interruption.tell();
    controller.abort();
  }
  for (const name of names) process.on(name, heard);
  return interruption;
}
