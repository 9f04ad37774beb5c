#!/usr/bin/env node
// Compiled code is kept from run to run where Node can do so (22.1 and later).
import * as module from 'node:module';

module.enableCompileCache?.();
await import('../dist/cli.js');
