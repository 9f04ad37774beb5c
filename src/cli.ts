/** The program's door: starts a command, and turns whatever it throws into one line and an exit code. */
import { VERSION } from './version.js';

// A reader that stops early (`rodeo … | head`) is no error. Nothing calls process.exit(): it would cut what a pipe still holds.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

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
