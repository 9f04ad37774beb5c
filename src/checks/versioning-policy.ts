/** Asks whether the owner says how versions are named, how long they stay, and what replaces them. */
import { citeModel } from '../prose/cite.js';
import { citeStatement, described, modelPages, statementsOn } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const POLICY = {
  heading:
    /\bversioning\b|\bdeprecation\b|\brelease (?:policy|cycle|process)\b|\bsupport(?:ed)? (?:policy|versions)\b/,
  sentence:
    /\bsemantic versioning\b|\bsemver\b|\bversioning (?:policy|scheme|protocol|convention)\b|\bdeprecation (?:policy|schedule|period)\b|\b(?:versions?|checkpoints?|models?) (?:will be|are|is|was|has been) (?:supported until|deprecated (?:in favou?r|after|on)|retired (?:after|on)|superseded)\b/i,
  otherwise:
    /(?:\b(?:no|not|never|without)|n['’]t)\s+(?:[\w-]+\s+){0,3}(?:semantic versioning|semver|versioning|deprecation)\b/i,
};
const NUMBERED = /(?:^\W*|\b(?:model|checkpoint|weights|release) )version\b\W{0,4}v?\d+(?:\.\d+)*\b/i;
/** Versions of what it runs with. */
const OTHER_VERSION =
  /\b(?:python|cuda|torch|pytorch|transformers|tensorflow|jax|framework|license|apache|tokenizers|datasets|gcc|driver)\b/i;

export default defineCheck({
  id: 'versioning-policy',
  title: 'A versioning policy is stated',
  partialTitle: 'Versions are mentioned, but no policy is stated',
  failureTitle: 'No versioning policy is stated',
  why: 'Those who depend on a model must know whether a name always means the same weights, and for how long.',
  fix: 'Say in the README how versions are named and when old ones are retired, and keep each version under a tag.',
  needs: ['hub', 'documents'],
  evaluate({ hub, documents }) {
    const pages = modelPages(documents);
    const policy = described(pages, POLICY);
    if (policy) return pass('A page says how versions are kept.', { at: policy.at });
    const successor = hub?.cardData?.new_version;
    if (hub && typeof successor === 'string' && successor !== '') {
      return partial(0.5, `The card names ${successor} as the newer version.`, {
        at: citeModel(hub),
      });
    }
    const numbered = statementsOn(pages, NUMBERED).find(({ sentence }) => !OTHER_VERSION.test(sentence.text));
    if (numbered)
      return partial(0.5, 'Versions are numbered, but no rule is given.', { at: citeStatement(numbered) });
    return fail('No page says how versions are named or retired.');
  },
});
