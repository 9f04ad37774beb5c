/** The command that makes pages, as the parser of arguments knows it; what it does is loaded when it is called. */
import type { Command } from 'commander';
import { count } from './options.js';

export function addSite(program: Command): void {
  program
    .command('site')
    .description(
      'write pages on every model of a batch: a leaderboard, a page for each model, and data for others',
    )
    .argument('<file...>', 'what rodeo batch -o wrote; of several, the earlier are history')
    .option('-o, --output <folder>', 'where to write it')
    .option('--title <text>', 'name of the site', 'How open is it?')
    .option('--publisher <text>', 'who answers for it')
    .option('--logo <file>', 'an image for the top of each page')
    .option('--style <file>', 'a style sheet of your own, loaded after the standard one')
    .option('--base-url <url>', 'where it will be served: for canonical links, the sitemap and badges')
    .option(
      '--submit-url <url>',
      "where to suggest models and dispute judgments: GitHub's form for a new issue",
    )
    .option('--rubric <id|file>', 'what the journal was judged by, when it does not come with rodeo')
    .option(
      '--bundles <folder>',
      'what rodeo sign wrote about these results: pages of those say so, and link it',
    )
    .option('--key <file>', 'with --bundles: who must have signed: a public key, or its certificate (PEM)')
    .option('--identity <name>', 'with --bundles: who must have signed without a key')
    .option('--issuer <url>', 'with --bundles: who must vouch for that identity')
    .option('--trusted-root <file>', 'with --bundles: the trusted root of your own Sigstore')
    .option(
      '--fetch-images',
      'store the pictures of organizations beside the pages (default: links to them); asks their servers',
    )
    .option('--serve', 'serve it on this machine until Ctrl-C, rebuilt when the journal grows')
    .addOption(count('--port <n>', 'with --serve: the port (default: any that is free)'))
    .action(async (files, flags) => (await import('./site.js')).site(files, flags));
}
