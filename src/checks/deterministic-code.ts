/** Asks whether two runs of the same code give the same result: all random number generators fixed, or a deterministic mode. */

import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { citeFact, factsIn } from '../release/code/bodies.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, partial, pass, unknown } from './check.js';

/** What switches the libraries to it: PyTorch, TensorFlow, Lightning, transformers, cuBLAS. */
const SWITCH =
  /use_deterministic_algorithms\(\s*True|cudnn\.deterministic\s*=\s*True|enable_op_determinism|TF_DETERMINISTIC_OPS|CUBLAS_WORKSPACE_CONFIG|enable_full_determinism|\bdeterministic\s*[=:]\s*(?:True|true|1)\b|--(?:use[-_])?(?:full[-_]?)?determinis(?:tic|m)(?![\w-])/;
const SAID =
  /\b(?:fully|bit-?wise|completely|exactly)[- ](?:deterministic|reproducible|identical)\b|\b(?:training|runs?|results|code|pipeline|evaluation)\b[^.]{0,40}\b(?:is|are) deterministic\b|\ball (?:random )?(?:number )?(?:seeds|generators) (?:are|were) (?:fixed|set)\b/i;
const NOT_SAID =
  /\bnon-?deterministic\b|\bnot (?:\w+ )?(?:deterministic|reproducible|identical)\b|\b(?:results?|runs?|outputs?|scores?|numbers) (?:may|might|can|will) (?:\w+ )?(?:vary|differ)\b/i;
/** Of sampling from the finished model. */
const AT_USE =
  /\b(?:generat(?:e|ion|ing)|sampling|decod(?:e|ing)|inference|temperature|tokeni[sz]\w+|answers?|responses?)\b/i;

export default defineCheck({
  id: 'deterministic-code',
  title: 'The analysis is deterministic',
  partialTitle: 'The analysis is only partly deterministic',
  failureTitle: 'Nothing makes the analysis deterministic',
  why: 'Where randomness is not controlled, a different number may be a mistake or a different draw, and nobody can tell which.',
  fix: 'Fix the seeds of every random number generator, turn on the deterministic mode of the library, and say so in the README.',
  needs: ['files', 'documents', 'code'],
  evaluate({ files, documents, code }) {
    const [denied] = statementsOn(documents, NOT_SAID).filter(({ sentence }) => !AT_USE.test(sentence.text));
    for (const document of documents) {
      const block = document.code.find(({ text }) => SWITCH.test(text));
      if (block && denied) {
        return partial(0.5, 'A deterministic mode is used, but the pages say that results differ.', {
          at: [document.cite(block.line), citeStatement(denied)],
        });
      }
      if (block) return pass('A deterministic mode is turned on.', { at: document.cite(block.line) });
    }
    const [mode] = factsIn(code, 'deterministic');
    if (mode && !denied) return pass('The code turns a deterministic mode on.', { at: citeFact(mode) });
    if (denied)
      return fail('The pages say that results differ from run to run.', { at: citeStatement(denied) });
    const [said] = statementsOn(documents, SAID).filter(({ sentence }) => !AT_USE.test(sentence.text));
    if (said) return pass('The pages say that runs are deterministic.', { at: citeStatement(said) });
    const roles = ['training-code', 'finetuning-code', 'evaluation-code'] as const;
    const read = new Set(code.map(({ file }) => file.path));
    const [first] = files.flatMap((tree) =>
      roles.flatMap((role) =>
        tree.with(role).flatMap(({ path }) => (read.has(path) ? [] : [tree.cite(path)])),
      ),
    );
    if (!first)
      return fail(
        read.size > 0
          ? 'No page says so, and no code turns a deterministic mode on.'
          : 'No page says so, and there is no code that could show it.',
      );
    const missing: Missing = {
      what: 'the body of the code',
      reason: { code: 'not-collected' },
      source: { url: first.url },
    };
    return unknown('No page says so; whether the code does it was not read.', [missing], { at: first });
  },
});
