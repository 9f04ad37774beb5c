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
    const { run } = await import('./commands/program.js');
    await run(args);
  } catch (error) {
    const { reportError } = await import('./commands/failure.js');
    process.exitCode = reportError(error);
  }
}
