/** Asks whether one command runs the whole analysis, from fetching the data to the reported figures. */
import { citeCommand, commandsIn } from '../release/code/commands.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Drivers of the workflow engines, by the names that the engines look for. */
const ENGINE =
  /^(?:[^/]+\/){0,2}(?:snakefile|[^/]+\.smk|nextflow\.config|main\.nf|dvc\.yaml|dodo\.py|_targets\.r|[^/]+\.(?:cwl|wdl))$/i;
/** A script that says by its name that it runs everything. */
const DRIVER =
  /^(?:[^/]+\/){0,2}(?:(?:run|reproduce|replicate|do|make)[-_]?(?:all|everything|paper|results|figures|analysis|experiments|(?:full|whole|entire)[-_]?\w*)|reproduce|replicate|full[-_]?pipeline|run[-_]?(?:the[-_]?)?(?:pipeline|workflow))\.(?:sh|bash|py|r|jl|slurm)$/i;
const RUNS_ALL =
  /^(?:snakemake|nextflow run|dvc repro)\b|^make\s+(?:all|reproduce|replicate|paper|results|figures|pipeline|experiments)\b/;
const REPRODUCES = /\breproduc\w*|\breplicat\w*|\bend-to-end\b/;

export default defineCheck({
  id: 'one-command-workflow',
  title: 'One command runs the whole analysis',
  partialTitle: 'A command is given, but what it covers is not stated',
  failureTitle: 'No single command runs the whole analysis',
  why: 'Steps that people run by hand are forgotten, swapped and run twice; a driver runs them as the authors did.',
  fix: 'Add a Snakemake or Nextflow workflow, or one script that leads from the download to the figures, and name its command.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const tree of files) {
      const own = tree.files.filter(({ roles }) => !roles.has('vendored') && !roles.has('test'));
      const engine = own.find(({ path }) => ENGINE.test(path));
      if (engine) return pass(`A workflow engine runs ${engine.path}.`, { at: tree.cite(engine.path) });
      const driver = own.find(({ path }) => DRIVER.test(path));
      if (driver) return pass(`${driver.path} runs the whole analysis.`, { at: tree.cite(driver.path) });
    }
    const commands = commandsIn(documents, files).filter(({ own }) => own);
    const all = commands.find(({ text }) => RUNS_ALL.test(text));
    if (all) return pass(`One command is documented: ${all.text}.`, { at: citeCommand(all) });
    for (const { document } of commands) {
      const section = document.sections.find(({ heading }) => REPRODUCES.test(heading.toLowerCase()));
      const under = commands.filter(
        (one) => one.document === document && isIn(one.line, section?.line, document),
      );
      const [only] = under;
      if (only && under.length === 1) {
        return partial(
          0.5,
          'A single command is given under reproduction, but what it covers is not stated.',
          {
            at: citeCommand(only),
          },
        );
      }
    }
    return fail('No workflow, driver script or single command was found.');
  },
});

/** Whether a line stands in the section that begins at `start`, before the next heading. */
function isIn(
  line: number,
  start: number | undefined,
  { sections }: { sections: { line: number }[] },
): boolean {
  if (start === undefined || line < start) return false;
  return !sections.some((one) => one.line > start && one.line <= line);
}
