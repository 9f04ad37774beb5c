/** Asks whether the price of the training is told in money. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

const MONEY =
  /(?:[$€£¥]|\b(?:USD|EUR|GBP|CNY)\b)\s?\d[\d.,]{0,20}|\b\d[\d.,]{0,20}\s?(?:k|K|M|thousand|million)?\s?(?:US )?(?:dollars|USD|euros?|EUR)\b/;
const COST = /\bcost(?:s|ing)?\b|\bbudget\b|\bspent\b|\bprice\b|\bpaid\b/i;
/** Tariffs, grants and what people were paid. */
const OTHER_PRICE =
  /\b(?:per|\/)\s?(?:[\d,.]+[kKM]? )?(?:\w+ )?(?:tokens?|images?|annotation|requests?|month)\b|\bannotators?\b|\bgrant\b/i;

export default defineCheck({
  id: 'training-cost',
  title: 'The cost of training is stated',
  partialTitle: 'The cost of training is only partly stated',
  failureTitle: 'The cost of training is not stated',
  why: 'The price shows those who plan a similar model whether they can afford it.',
  fix: 'State what building the model cost, and what the figure covers.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const told = trainingFigures(documents, repository, MONEY, OTHER_PRICE).find(({ sentence }) =>
      COST.test(sentence.text),
    );
    if (told) return pass('The cost of training is stated.', { at: citeStatement(told) });
    return fail('No page states the cost of training.');
  },
});
