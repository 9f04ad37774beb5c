/** Asks whether the owner says what the model is for, and what it is not for. */
import { described, modelPages, type Topic } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const USE: Topic = {
  heading:
    /\b(intended|direct|downstream|out[- ]of[- ]scope|acceptable|prohibited|appropriate|potential|foreseeable) (use|usage|uses|users?|audience|applications?)\b|^uses$|\b(use|usage)[- ]cases?\b|^(use|uses) (and|&) limitations|^intended for\b|^\W*(?:(?:example|possible|potential|main|typical|primary|suggested|target|key|downstream|real-?world|practical) )*applications?\W*$|^(?:who (?:is|should)|what (?:is it for|can (?:it|you|the model|this model)))\b|^(?:purpose|intended|scope of use|recommended (?:use|usage)|when (?:not )?to use)\b|^misuse\b|\b(use|usage) (restrictions|guidelines|policy)\b/,
  sentence:
    /\b(is|are|was|were|it['’]s) (not )?((?:\w+ly|most|best) )?(intended|designed|meant|suitable|suited) (\w+ly )?(for|to be (?:used|fine-?tuned)|to support|to serve|to help|to assist)\b|\bintended (use|uses|purpose|users|audience)\b|^use[- ]cases?: \w|\b(should|must) not be (used|relied|deployed)\b|\bout[- ]of[- ]scope\b|\b(can|may|could) be used (?:\w+ly )?(for|to|as|out of the box)\b.*\b(research|tasks?|applications?|downstream|predict\w*|generat\w*|classif\w*|features?|embeddings?|fine-?tun\w*)\b/i,
  otherwise:
    /\b(commands?|options?|flags?|arguments?|scripts?|notebooks?|functions?|files?|folders?|config\w*|GUI|CLI|APIs?|datasets?|step \d)\b|--\w|^to /i,
};

export default defineCheck({
  id: 'intended-use',
  title: 'Intended use is documented',
  partialTitle: 'Intended use is documented only briefly',
  failureTitle: 'Intended use is not documented',
  why: 'Anyone who picks up a model has to know what it was made and tested for before trusting an answer.',
  fix: 'Add a section "Intended use" to the model card: tasks, users, and uses that are out of scope.',
  needs: ['documents'],
  evaluate({ documents }) {
    const found = described(modelPages(documents), USE);
    if (!found) return fail('Neither a section nor a sentence says what the model is for.');
    switch (found.as) {
      case 'section':
        return pass('A section says what the model is for.', { at: found.at });
      case 'sentences':
        return pass('Several sentences say what the model is for.', { at: found.at });
      case 'sentence':
        return partial(0.5, 'One sentence says what the model is for.', { at: found.at });
    }
  },
});
