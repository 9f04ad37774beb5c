/** What a report for machines lists: the answer to each check or, where a rubric has a framework's own list, to each item. */
import { checkWords } from '../checks/words.js';
import type { CheckResult, ItemResult, Result, Score } from './result.js';
import { scoresInOrder } from './scores.js';

export interface Answer {
  /** Of the check or item. */
  id: string;
  title: string;
  /** The score it counts for most, or the framework's own section. */
  section: string;
  result: CheckResult['result'];
  /** Whether points hang on it. */
  counts: boolean;
  because: string;
  citations: CheckResult['citations'];
  missing: CheckResult['missing'];
  /** A person stated it; no evidence shows it. */
  attested?: true;
  /** What the owner of the model should do. */
  fix?: string;
}

const UNCOUNTED = 'Without points';

/** All answers, in the rubric's order, those without points last. */
export function answersOf(result: Result): Answer[] {
  if (result.items) return result.items.map((item) => answerOfItem(item, result));
  const scores = scoresInOrder(result);
  const answers = result.checks.map((check): Answer => {
    const main = scores.find(({ id }) => id === mainScore(check, scores));
    const fix = checkWords.find(({ id }) => id === check.id)?.fix;
    const { id, title, because, citations, missing } = check;
    return {
      ...{ id, title, because, citations, missing },
      section: main?.title ?? UNCOUNTED,
      result: check.result,
      counts: Object.values(check.points).some(({ possible }) => possible > 0),
      ...(check.attested && { attested: true }),
      ...(fix !== undefined && { fix }),
    };
  });
  return [...answers].sort((one, other) => Number(isUncounted(one)) - Number(isUncounted(other)));
}

const isUncounted = ({ section }: Answer): boolean => section === UNCOUNTED;

function answerOfItem(item: ItemResult, { checks: asked, scores }: Result): Answer {
  const { id, title, because, citations } = item;
  return {
    ...{ id, title, because, citations },
    section: item.section ?? scores[0]?.title ?? UNCOUNTED,
    result: resultOf(item),
    counts: item.points.possible > 0,
    missing: asked.filter((check) => item.checks.includes(check.id)).flatMap((check) => check.missing),
  };
}

/** An item that may still turn out better is partly met when its sure level is worth something, and unknown otherwise. */
function resultOf({ low, high }: ItemResult): CheckResult['result'] {
  if (low === null || high === null) return 'notApplicable';
  if (low === 1) return 'pass';
  if (low > 0) return 'partial';
  return high > 0 ? 'unknown' : 'fail';
}

/** The score in which a check can earn most; the headline only for checks that count nowhere else. */
export function mainScore(check: CheckResult, scores: readonly Score[]): string | undefined {
  const rank = (score: Score) => {
    const possible = check.points[score.id]?.possible;
    return possible === undefined ? -1 : possible + (score.headline ? 0 : 1e6);
  };
  return scores.reduce<Score | undefined>(
    (best, score) => (rank(score) > (best ? rank(best) : -1) ? score : best),
    undefined,
  )?.id;
}

/** By section, in the order in which sections come first. */
export function bySection(answers: readonly Answer[]): [string, Answer[]][] {
  const sections = new Map<string, Answer[]>();
  for (const answer of answers)
    sections.set(answer.section, [...(sections.get(answer.section) ?? []), answer]);
  return [...sections];
}
