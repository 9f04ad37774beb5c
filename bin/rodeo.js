#!/usr/bin/env node
// CommonJS, as package.json beside it says: a version, asked often by scripts and editors, is told before Node's modules are there,
// which take a sixth of the time of its start.
const { writeSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { version } = require('../package.json');

const args = process.argv.slice(2);
if (args.length !== 1 || !['--version', '-V'].includes(args[0]) || !tellVersion()) start();

function start() {
  // Compiled code is kept from run to run where Node can do so (22.1 and later).
  enableCompileCache?.();
  import('../dist/cli.js');
}

/** Whether nothing is left to be said. The program itself says why it cannot be written. */
function tellVersion() {
  try {
    writeSync(1, `${version}\n`);
    return true;
  } catch (error) {
    return error.code === 'EPIPE';
  }
}
