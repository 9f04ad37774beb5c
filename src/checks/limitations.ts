/** Asks whether the owner says where the model fails: limits, biases, risks. */
import { described, modelPages, type Topic } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const LIMITS: Topic = {
  heading:
    /\b(limitations?|biases|bias|risks?|caveats?|known issues|failure modes|fairness|ethical considerations|ethics|safety|shortcomings|out[- ]of[- ]scope|misuse|responsible (ai|use))\b/,
  content:
    /\b(not|cannot|can['’]t|limit\w*|bias\w*|fail\w*|risks?|only|caution|harm\w*|errors?|inaccura\w*|poor\w*|worse|lower|incorrect\w*|unreliabl\w*|hallucinat\w*|may|might|toxic\w*|offensive|stereotyp\w*|weak\w*|bad(?:ly)?|rare(?:ly)?|unable|degrad\w*)\b/i,
  sentence:
    /\b((known|main|current|important|several|some|potential) limitations?|limitations? (of|include|is|are)\b|known (issues?|failures?)|caveats? (of|is|are))|\bbias(es|ed)?\b.*\b(model|data|predictions?|outputs?|gender|race|social)\b|\b(model|predictions?|outputs?|it|we|performance)\b.*\b(may|might|can|could|does|do) (not |also )?(be (inaccurate|incorrect|biased|unreliable|wrong)|fail|hallucinate|struggle|degrade|generali[sz]e poorly|perform (poorly|worse)|produce (biased|wrong|incorrect|harmful|offensive|inaccurate))|\bmodels?\b.*\bnot (been )?(validated|tested|evaluated|approved) (for|on|in)\b|\bnot (a substitute|intended) for (clinical|medical|professional|diagnos)|\bconsidered potentially inaccurate\b/i,
  otherwise:
    /\b(?<!\bnot )(?:without|no) (?:(?:any|known|obvious|major|significant|serious|real|particular) )*limitations?\b|\b(hardware|memory|length|size|rate|time|space) limitations?\b|\bas is\b/i,
};

export default defineCheck({
  id: 'limitations',
  title: 'Limitations are documented',
  partialTitle: 'Limitations are documented only briefly',
  failureTitle: 'Limitations are not documented',
  why: 'The owner knows best where the model fails; users who are not told find out in production.',
  fix: 'Add a section "Limitations" to the model card: inputs it fails on, known biases, and what was not tested.',
  needs: ['documents'],
  evaluate({ documents }) {
    const found = described(modelPages(documents), LIMITS);
    if (!found) return fail('Neither a section nor a sentence says where the model fails.');
    switch (found.as) {
      case 'section':
        return pass('A section says where the model fails.', { at: found.at });
      case 'sentences':
        return pass('Several sentences say where the model fails.', { at: found.at });
      case 'sentence':
        return partial(0.5, 'One sentence says where the model fails.', { at: found.at });
    }
  },
});
