/** The program's door: starts a command, and turns whatever it throws into one line and an exit code. */
import { VERSION } from './version.js';

// A reader that stops early (`rodeo … | head`) is no error; a report that is not whole (a full disk) is, whatever the verdict.
// Nothing calls process.exit() before: it would cut what a pipe still holds.
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  const [{ reportError }, { unwritable }] = await Promise.all([
    import('./commands/failure.js'),
    import('./commands/output.js'),
  ]);
  process.exit(reportError(unwritable('the report to stdout', error)));
});
// Where messages cannot be written there is nowhere to say so.
process.stderr.on('error', () => undefined);

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Asked often, by scripts and editors, and in need of nothing else.
  process.stdout.write(`${VERSION}\n`);
} else {
  try {
    await compilePatternsAtOnce();
    const { run } = await import('./commands/program.js');
    await run(args);
  } catch (error) {
    const { reportError } = await import('./commands/failure.js');
    process.exitCode = reportError(error);
  }
}

/**
 * Node interprets a pattern at its first use and compiles it at its second. An audit uses hundreds of patterns a few times each, and
 * spends a sixth less when each is compiled when it is first used. An engine that does not know the setting would say so on stderr.
 */
async function compilePatternsAtOnce(): Promise<void> {
  const NEWEST_KNOWN = 14;
  if (Number.parseInt(process.versions.v8, 10) > NEWEST_KNOWN) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--no-regexp-tier-up');
}
