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
 * Suits the engine to what runs for a second. Node interprets a pattern at its first use and compiles it at its second: an audit uses
 * hundreds of patterns a few times each, and spends a sixth less when each is compiled when it is first used. Node 20 optimizes functions
 * after a budget of bytecode that is spent before it is known what is used often: with eight times the budget an audit takes a tenth
 * less, and a batch a sixth. Later engines than those of Node 20 and 22 are left alone: in that of Node 24 a long process that was told so
 * died within the code of a pattern, by a segmentation fault.
 */
async function suitEngine(): Promise<void> {
  const NEWEST_SAFE = 12;
  const OF_NODE_20 = 11;
  const engine = Number.parseInt(process.versions.v8, 10);
  if (engine > NEWEST_SAFE) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--no-regexp-tier-up');
  if (engine === OF_NODE_20) setFlagsFromString('--interrupt-budget=1000000');
}
