/** Options that several commands share. */
import type { Command } from 'commander';
import { seconds } from './options.js';

/** How evidence is gathered over the network, and what is taken for the model's own. */
export function addGathering(command: Command): void {
  command
    .option('--repo <target|none>', 'the GitHub repository, when it is not found or the wrong one is')
    .option('--hub <target|none>', 'the Hub model, likewise')
    .option('--paper <doi|arxiv|none>', 'the paper, likewise')
    .addOption(seconds('--max-wait <seconds>', 'longest wait for servers in total (default: 30)'))
    .addOption(
      seconds('--timeout <seconds>', 'how long to wait for a server that does not answer (default: 15)'),
    );
}

/** How a report looks. */
export function addLook(command: Command, verbose: string): void {
  command
    .option('-v, --verbose', verbose)
    .option('--color', 'color even when it is not printed to a terminal')
    .option('--no-color', 'no color');
}
