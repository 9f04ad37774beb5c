/** Asks whether the owner says where the model fails: limits, biases, risks. */
import { described, modelPages } from '../release/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const HEADING =
  /\b(limitations?|biases|bias|risks?|caveats?|known issues|failure modes|fairness|ethical considerations|ethics|safety|shortcomings|out[- ]of[- ]scope|disclaimer|warnings?|responsible (ai|use))\b/;
const TOPIC =
  /\b(limitations?|known (issues?|failures?)|caveats?)\b|\bbias(es|ed)?\b.*\b(model|data|predictions?|outputs?|gender|race|social)\b|\b(model|predictions?|outputs?|it|we|performance)\b.*\b(may|might|can|could|does|do) (not |also )?(be (inaccurate|incorrect|biased|unreliable|wrong)|fail|hallucinate|struggle|degrade|generali[sz]e poorly|perform (poorly|worse)|produce (biased|wrong|incorrect|harmful|offensive|inaccurate))|\bnot (been )?(validated|tested|evaluated|approved) (for|on|in)\b|\bnot (a substitute|intended) for (clinical|medical|professional|diagnos)/i;

export default defineCheck({
  id: 'limitations',
  title: 'Limitations are documented',
  failureTitle: 'Limitations are not documented',
  why: 'The owner knows best where the model fails; users who are not told find out in production.',
  fix: 'Add a section "Limitations" to the model card: inputs it fails on, known biases, and what was not tested.',
  needs: ['documents'],
  evaluate({ documents }) {
    const found = described(modelPages(documents), HEADING, TOPIC);
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
