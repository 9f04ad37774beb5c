/** What changed between two results, for people: what is worse first, what stayed as a count. */
import type { Diff, ModelDiff } from '../../diff.js';
import type { Baseline, Change } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { CHANGE_ORDER, CHANGE_WORDS, changeCounts, isNewProblem, standingIn } from '../changes.js';
import { dayOf } from '../wording.js';
import { grid, heading, type Look, lookOf, rest } from './grid.js';

const SIGNS: Record<Change['change'], { sign: string; color: 'red' | 'yellow' | 'green' | 'dim' }> = {
  worse: { sign: '▼', color: 'red' },
  cannotTell: { sign: '?', color: 'yellow' },
  better: { sign: '▲', color: 'green' },
  added: { sign: '+', color: 'dim' },
  removed: { sign: '−', color: 'dim' },
  same: { sign: '=', color: 'dim' },
};
const WORD_WIDTH = 13;

/** Draws every model, one below the other. `verbose` adds what stayed the same. */
export function renderDiff(
  { models }: Diff,
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  return models.map((model) => `\n${modelLines(model, look).join('\n')}\n`).join('');
}

function modelLines({ name, rubric, status, was, is, notes, changes }: ModelDiff, look: Look): string[] {
  const { bold, dim, yellow } = look.paint;
  const head = `${bold(plain(name))} ${dim(`rubric ${plain(rubric)}`)}`;
  const lines = (texts: string[]) =>
    grid(
      [{ width: rest(look) }],
      texts.map((text) => [text]),
    );
  if (status !== 'compared')
    return lines([head, `only in the ${status === 'added' ? 'later' : 'earlier'} file`]);
  const days = [was, is].map((side) => dayOf(plain(side?.collectedAt ?? ''))).filter((day) => day !== '');
  return [
    ...lines([
      head,
      ...(days.length === 2 ? [`evidence of ${days[0]} and of ${days[1]}`] : []),
      ...notes.map((note) => yellow(plain(note))),
      changeCounts(changes),
    ]),
    ...changeLines(changes, look),
  ];
}

/** The section of an audit that was given a baseline. */
export function renderBaseline(baseline: Baseline | undefined, look: Look): string[] {
  if (!baseline) return [];
  const { file, collectedAt, notes, changes } = baseline;
  const day = dayOf(plain(collectedAt));
  const standing = standingIn(changes);
  const mark = { width: 2 };
  const row = (text: string) => grid([mark, { width: rest(look, mark.width) }], [['', text]]);
  return [
    ...heading('Since the baseline', look, `${plain(file)}${day && ` of ${day}`}`),
    ...row(changeCounts(changes)),
    ...notes.flatMap((note) => row(look.paint.yellow(plain(note)))),
    ...changeLines(changes, look),
    ...(standing.length > 0
      ? row(
          look.paint.dim(
            `Failing already in the baseline: ${standing.map(({ id }) => plain(id)).join(', ')}`,
          ),
        )
      : []),
  ];
}

/** @param sameWord what is of the same worth and not the same is shown, by this word */
export function changeLines(changes: readonly Change[], look: Look, sameWord?: string): string[] {
  const shown = CHANGE_ORDER.filter(
    (change) => look.verbose || sameWord !== undefined || change !== 'same',
  ).flatMap((change) => changes.filter((one) => one.change === change));
  return grid(
    [{ width: 2 }, { width: WORD_WIDTH }, { width: rest(look, 2, WORD_WIDTH) }],
    shown.map((one) => {
      const { sign, color } = SIGNS[one.change];
      const told = isNewProblem(one) ? ' (new failure)' : '';
      const text = `${plain(one.title)}: ${look.paint.dim(fromTo(one) + told)}`;
      return [
        look.paint[color](sign),
        look.paint[color](one.change === 'same' ? (sameWord ?? CHANGE_WORDS.same) : CHANGE_WORDS[one.change]),
        text,
      ];
    }),
  );
}

/** `66, was 70`; of what only one result has, what that one says. */
function fromTo({ was, is }: Change): string {
  if (was === null || is === null) return plain(is ?? was ?? '');
  return was === is ? plain(is) : `${plain(is)}, was ${plain(was)}`;
}
