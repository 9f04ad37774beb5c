/** The program's door: starts a command, and turns whatever it throws into one line and an exit code. */
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

try {
  await suitEngine();
  const { run } = await import('./commands/program.js');
  await run(process.argv.slice(2));
} catch (error) {
  const { reportError } = await import('./commands/failure.js');
  process.exitCode = reportError(error);
}

/**
 * Suits the engine to what runs for a second. Node 20 optimizes functions after a budget of bytecode that is spent before it is known
 * what is used often: with eight times the budget an audit takes a tenth less, and a batch a sixth. The budget is a number that is read
 * anew each time; nothing else is changed in a running engine. How patterns are compiled must not be: those that it had begun to
 * interpret were then called as if they were compiled, and the process died (`--no-regexp-tier-up`, tried on Node 20 and 24).
 */
async function suitEngine(): Promise<void> {
  const OF_NODE_20 = 11;
  if (Number.parseInt(process.versions.v8, 10) !== OF_NODE_20) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--interrupt-budget=1000000');
}
