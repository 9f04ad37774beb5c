/** The commands that carry a verdict to others, and the owner's claims into it: init, sign, verify. */
import { type Command, Option } from 'commander';
import { belowFlags } from './help-layout.js';

export function addProof(program: Command): void {
  program
    .command('init')
    .description(
      'write .openness.yaml for a model of your own: what was found in its folder, and what you may claim',
    )
    .argument('[folder]', 'where the model is', '.')
    .action(async (folder) => (await import('./init.js')).init(folder));
  program
    .command('sign')
    .description(
      'sign a statement about an audit (--format in-toto): a Sigstore bundle that anybody can verify',
    )
    .argument('<file>', 'what rodeo audit --format in-toto=FILE wrote')
    .option('--key <file>', 'a private key of your own (PEM); without it, as whoever your token says')
    .option('-o, --output <file>', 'the bundle to write (default: the file with .sigstore.json)')
    .addHelpText('after', belowFlags(SIGN_HELP))
    .action(async (file, flags) => (await import('./sign.js')).sign(file, flags));
  program
    .command('verify')
    .description(
      'verify a signed result, offline: who signed it, what it is about, and whether it can be computed again',
    )
    .argument('<file>', 'a bundle of rodeo sign, or a statement')
    .argument('[model]', 'the model that it must be about')
    .option('--evidence <file>', 'what it was judged from (--save-evidence): the result is computed again')
    .option('--rubric <file>', 'the rubric, when it does not come with rodeo')
    .option('--attest <file>', 'what people stated, when the audit was given it')
    .option('--key <file>', 'who must have signed: a public key, or its certificate (PEM)')
    .option('--identity <name>', 'who must have signed without a key: an address, or the URI of a workflow')
    .option('--issuer <url>', 'who must vouch for that identity')
    .option('--trusted-root <file>', 'the roots of trust of a Sigstore of your own (default: the public one)')
    .addOption(new Option('--format <name>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('-o, --output <file>', 'write the report to a file')
    .option('--badge <file>', 'write a badge (SVG) of the result, if everything that was asked holds')
    .option('--bundle-url <url>', 'with --badge: the address of the bundle, for the badge to link to')
    .addHelpText('after', belowFlags(VERIFY_HELP))
    .action(async (file, model, flags) => (await import('./verify.js')).verify(file, model, flags));
}

const SIGN_HELP = `
Without --key, the signer is whoever an OpenID Connect token names: in GitHub Actions
the workflow, which needs the permission id-token: write; elsewhere the holder of the
token in SIGSTORE_ID_TOKEN. The signature is then recorded in a public log.
RODEO_KEY_PASSWORD is the password of an encrypted key.

Examples:
  rodeo audit microsoft/biogpt --save-evidence evidence.json --format in-toto=audit.json
  rodeo sign audit.json --key key.pem`;

const VERIFY_HELP = `
Exit codes: 0 all that was asked holds, 1 something differs, 2 wrong usage, 3 the
signer could not be determined.

Examples:
  rodeo verify audit.json.sigstore.json --key key.pub --evidence evidence.json
  rodeo verify audit.json.sigstore.json microsoft/biogpt --issuer https://token.actions.githubusercontent.com \\
    --identity https://github.com/org/repo/.github/workflows/audit.yml@refs/heads/main`;
