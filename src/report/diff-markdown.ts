/** What changed between two results, as a comment on a pull request: what is worse first, what stayed as a count. */
import type { Diff, ModelDiff } from '../diff.js';
import type { Baseline, Change } from '../result/result.js';
import { CHANGE_ORDER, CHANGE_WORDS, changeCounts, isNewProblem, standingIn } from './changes.js';
import { literal } from './markdown-text.js';
import { dayOf } from './wording.js';

const SIGNS: Record<Change['change'], string> = {
  worse: '🔻',
  cannotTell: '❔',
  better: '✅',
  added: '➕',
  removed: '➖',
  same: '🟰',
};

export function renderDiffMarkdown({ models }: Diff): string {
  return `${models.map((model) => modelLines(model).join('\n')).join('\n\n')}\n`;
}

function modelLines({ name, rubric, status, was, is, notes, changes }: ModelDiff): string[] {
  const head = `## ${literal(name)}`;
  if (status !== 'compared') {
    return [head, '', `Only in the ${status === 'added' ? 'later' : 'earlier'} file.`];
  }
  const days = [was, is].map((side) => dayOf(side?.collectedAt ?? '')).filter((day) => day !== '');
  const evidence = days.length === 2 ? [`evidence of ${days.join(' and of ')}`] : [];
  return [
    head,
    '',
    `**${changeCounts(changes)}**`,
    ...noteLines(notes),
    ...changeTable(changes),
    '',
    `<sub>${literal([...evidence, `rubric ${rubric}`].join(' · '))}</sub>`,
  ];
}

const noteLines = (notes: readonly string[]): string[] =>
  notes.length > 0 ? ['', ...notes.map((note) => `> ${literal(note)}`)] : [];

/** The section of an audit that was given a baseline. */
export function baselineLines(baseline: Baseline | undefined): string[] {
  if (!baseline) return [];
  const { file, collectedAt, notes, changes } = baseline;
  const day = dayOf(collectedAt);
  const standing = standingIn(changes);
  return [
    '',
    `**Since the baseline** ${literal(file)}${day && ` of ${literal(day)}`}: ${changeCounts(changes)}`,
    ...noteLines(notes),
    ...changeTable(changes),
    ...(standing.length > 0
      ? ['', `Failing already in the baseline: ${standing.map(({ id }) => literal(id)).join(', ')}`]
      : []),
  ];
}

/** @param sameWord what is of the same worth and not the same is shown, by this word */
export function changeTable(changes: readonly Change[], sameWord?: string): string[] {
  const shown = CHANGE_ORDER.filter((change) => change !== 'same' || sameWord !== undefined).flatMap(
    (change) => changes.filter((one) => one.change === change),
  );
  if (shown.length === 0) return [];
  const rows = shown.map((one) => {
    const { change, title, was, is } = one;
    const name = change === 'same' ? (sameWord ?? CHANGE_WORDS.same) : CHANGE_WORDS[change];
    const word = `${SIGNS[change]} ${name}${isNewProblem(one) ? ', new failure' : ''}`;
    return `| ${word} | ${literal(title)} | ${literal(was ?? '–')} | ${literal(is ?? '–')} |`;
  });
  return ['', '| | What | Was | Is |', '| :-- | :-- | :-- | :-- |', ...rows];
}
