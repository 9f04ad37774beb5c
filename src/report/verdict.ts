/** The verdict in one sentence: what can be done with the model today, and what keeps it from being made again. Pure. */
import { isInOwnWords } from '../licenses/names/own-words.js';
import type { CheckResult, Result } from '../result/result.js';
import { plain } from '../terminal.js';
import { range } from './wording.js';

/** Below this share of known points no tier and no archetype is said: too little was seen for a word. */
export const ENOUGH_SEEN = 0.4;

/** What is said in place of a tier. */
export const NOT_ENOUGH = 'Not enough seen';

/** Whether enough of the headline could be looked at for any word on the model. */
export const isSeen = ({ scores }: Pick<Result, 'scores'>): boolean =>
  !scores.some(({ headline, coverage }) => headline && coverage < ENOUGH_SEEN);

/** The archetype in words: none is said where too little was seen, and one that the unseen may change is said to be so far. */
export function archetypeWord({
  archetype,
  scores,
}: Pick<Result, 'archetype' | 'scores'>): string | undefined {
  if (!archetype) return undefined;
  if (!isSeen({ scores })) return NOT_ENOUGH;
  return `${plain(archetype.label)}${archetype.certain ? '' : ' so far'}`;
}

/**
 * One sentence, with its full stop. It speaks of weights, training code and training data where the rubric asks for them, and of
 * the headline otherwise. What could not be seen is said to be unseen, never to be missing.
 */
export function verdictOf(result: Result): string {
  const byId = new Map(result.checks.map((check) => [check.id, check]));
  const weights = byId.get('model-weights');
  const recipe = [
    { noun: 'training code', check: byId.get('training-code') },
    { noun: 'training data', check: byId.get('training-data') },
  ].flatMap(({ noun, check }) => (check ? [{ noun, check }] : []));
  if (result.items || !weights || recipe.length === 0) return headlineSentence(result);
  return `${running(weights, byId, result)}; ${retraining(recipe)}.`;
}

/** The verdict below a headline that is repeated beside it: nothing where it would only say the same number again. */
export function verdictBeside(result: Result): string {
  const sentence = verdictOf(result);
  return result.verdict || sentence !== headlineSentence(result) ? sentence : '';
}

function headlineSentence({ scores, verdict, model }: Result): string {
  if (verdict) {
    const most = verdict.atMost ? `, ${plain(verdict.atMost)} at most` : '';
    return `${plain(model.name)}: ${plain(verdict.label)}${most}.`;
  }
  const [headline] = [...scores].sort((a, b) => Number(b.headline) - Number(a.headline));
  if (!headline || headline.low === null || headline.high === null) return 'Nothing here can be scored.';
  const amount =
    headline.unit === 'count'
      ? `${range(headline.earned, headline.earnedHigh)} of ${headline.possible}`
      : `${range(headline.low, headline.high)} of 100`;
  return `${plain(headline.title)} is ${amount}.`;
}

/** Under which terms the weights can be had, and whether they run as they are. */
function running(weights: CheckResult, byId: ReadonlyMap<string, CheckResult>, { model }: Result): string {
  if (weights.result === 'unknown') return 'Whether the weights are released could not be seen';
  if (weights.result === 'fail' || weights.result === 'notApplicable') return 'No weights are released';
  const license = weights.license ?? model.licenses.weights;
  const subject = `Weights${termsOf(license)}`;
  if (weights.result === 'partial') return `${subject} are released only to some users`;
  const [code, snippet] = [byId.get('inference-code'), byId.get('loading-snippet')];
  const loads = snippet?.result === 'pass';
  // A rubric that asks for no code of the release's own is content with lines that load the weights.
  if (code?.result === 'pass' || (loads && !code)) return `${subject} run out of the box`;
  const had = `${subject} ${loads ? 'load with a documented snippet' : 'can be downloaded'}`;
  if (code?.result === 'partial') return `${had}, but the code to run them is incomplete`;
  if (code?.result === 'unknown') return `${had}, but the code to run them could not be seen`;
  return `${had}, but nothing shows how to run them`;
}

function termsOf(
  license: Pick<Result['model']['licenses']['weights'], 'name' | 'openness' | 'basis'>,
): string {
  switch (license.openness) {
    case 'none':
      return ' without a license';
    case 'unknown':
      return ', whose license could not be seen,';
    case 'unclear':
      return ' under unclear terms';
    default:
      if (isInOwnWords(license.name)) return ' under terms of their own (not an open license)';
      return ` under ${plain(license.name)}${license.openness === 'restricted' ? ' (not an open license)' : ''}`;
  }
}

/** Which parts of the recipe are missing, only in part, or unseen; the worst decides what follows from it. */
function retraining(recipe: readonly { noun: string; check: CheckResult }[]): string {
  const nouns = (state: CheckResult['result'][]) =>
    together(recipe.filter(({ check }) => state.includes(check.result)).map(({ noun }) => noun));
  const missing = nouns(['fail', 'notApplicable']);
  const unseen = nouns(['unknown']);
  const partly = recipe.filter(({ check }) => check.result === 'partial');
  // What was not seen may make a part whole.
  const parts = partly.map(({ check }) =>
    check.high < 1
      ? sentencePart(plain(check.title))
      : `${sentencePart(plain(check.title))}, as far as could be seen`,
  );
  const surelyPart = partly.some(({ check }) => check.high < 1);
  const said = [
    missing && `the ${missing} ${missing.includes(' and ') ? 'are' : 'is'} missing`,
    ...parts,
    unseen && `the ${unseen} could not be seen`,
  ].filter((part): part is string => part !== '');
  if (said.length === 0)
    return `the training code and data are released, too, so it can be retrained${onTheirTerms(recipe)}`;
  const follows = missing
    ? 'so it cannot be retrained'
    : surelyPart
      ? 'so it cannot be retrained as it was'
      : 'so whether it can be retrained is not known';
  const joined = said.join(parts.length > 0 && unseen && !surelyPart ? ', and ' : ' and ');
  return `${joined}, ${follows}`;
}

/** Terms that keep people from using what is there: data without a license is commonly used all the same, code is not. */
function onTheirTerms(recipe: readonly { noun: string; check: CheckResult }[]): string {
  const closed = recipe.filter(({ check: { license, id } }) =>
    id === 'training-code'
      ? license?.openness === 'restricted' || license?.openness === 'none'
      : license?.openness === 'restricted',
  );
  const nouns = together(closed.map(({ noun }) => noun));
  return nouns && `, but the ${nouns} ${closed.length > 1 ? 'are' : 'is'} not under an open license`;
}

/** “training code” and “training data” share their first word. */
function together(nouns: readonly string[]): string {
  return nouns.length === 2 ? 'training code and data' : (nouns[0] ?? '');
}

const sentencePart = (title: string): string => {
  const small = title.charAt(0).toLowerCase() + title.slice(1);
  return /^(the|only|a) /.test(small) ? small : `the ${small}`;
};
