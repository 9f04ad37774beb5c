/** Finds out which targets of a list there is something to do about: those that moved, and those that other rules judge now. */
import { canonicalName } from '../batch/key.js';
import { stampOf } from '../batch/stamp.js';
import type { Head, HeadAnswer } from '../collect/batch/head.js';
import type { Listed } from '../collect/batch/listed.js';
import type { Unavailable } from '../evidence.js';
import { type Known, keyText } from './history.js';
import type { Unseen } from './report.js';
import { type Question, questionsOn, type Seen, stillAs } from './seen.js';

/** A target, and what its list told of it beside the name. */
export interface Watched {
  listed: Listed;
  head?: Head;
}

export interface Lookout {
  /** Other rules judge it, and the evidence is the same, or is looked at afterwards. */
  rejudge: Listed[];
  /** It is read anew. */
  read: Listed[];
  unseen: Unseen[];
}

/**
 * @param known what the journal says, by `keyText`
 * @param stamp of the line that a target would get
 * @param ask answers questions in their order
 * @param full everything is read anew
 */
export async function lookOut(
  watched: readonly Watched[],
  {
    known,
    stamp,
    ask,
    full,
  }: {
    known: ReadonlyMap<string, Known>;
    stamp(listed: Listed): number;
    ask(questions: readonly Question[]): Promise<(HeadAnswer | undefined)[]>;
    full: boolean;
  },
): Promise<Lookout> {
  const found: Lookout = { rejudge: [], read: [], unseen: [] };
  const open: { listed: Listed; seen: Seen; asked: { question: Question; answer?: HeadAnswer }[] }[] = [];
  for (const { listed, head } of watched) {
    const before = known.get(keyText(canonicalName(listed.target)));
    if (before?.seen && before.head.status === 'done' && stampOf(before.head) !== stamp(listed))
      found.rejudge.push(listed);
    if (full || !before?.seen || before.head.status !== 'done') {
      found.read.push(listed);
      continue;
    }
    const { seen } = before;
    // A list that holds the record has answered already.
    const asked = questionsOn(listed.target, seen).map((question) =>
      head && question.kind === 'hub' ? { question, answer: head } : { question },
    );
    open.push({ listed, seen, asked });
  }
  const waiting = open.flatMap(({ asked }) => asked).filter(({ answer }) => answer === undefined);
  const answers = await ask(waiting.map(({ question }) => question));
  waiting.forEach((one, index) => {
    const answer = answers[index];
    if (answer) one.answer = answer;
  });
  for (const { listed, seen, asked } of open) {
    const still: boolean | Unavailable = stillAs(
      seen,
      asked.map(({ question, answer }) => ({ question, answer })),
    );
    if (still === false) found.read.push(listed);
    else if (still !== true) found.unseen.push({ target: canonicalName(listed.target), reason: still });
  }
  return found;
}
