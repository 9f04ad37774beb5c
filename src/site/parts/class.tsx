/** The class of a model in a framework: what it reached, and what stands in the way of the next one. */

import type { ClassComponent, Classification, ClassVerdict } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { Bar, OPENNESS_WORDS } from '../table/marks.js';
import { Evidence } from './out.js';

const LISTS = [
  { key: 'missing', word: 'missing' },
  { key: 'notOpen', word: 'under terms that are not open' },
  { key: 'unlicensed', word: 'without a license' },
  { key: 'unknown', word: 'could not be seen' },
] as const;

/** The first thing that keeps it from the next class, in one sentence; `null` when the highest is reached. */
export function classReason({ classes }: Classification): string | null {
  const next = classes.find(({ progress }) => progress < 100);
  if (!next) return null;
  const reasons = LISTS.flatMap(({ key, word }) => {
    const names = next[key];
    return names.length > 0 ? [`${listed(names.map(plain))} ${word}`] : [];
  });
  return `Class ${plain(next.class)} has ${next.open} of ${next.required} components: ${reasons.join('; ')}.`;
}

function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function ClassBlock({ classification }: { classification: Classification }) {
  const { title, label, atMost, classes, components, notes } = classification;
  const reason = classReason(classification);
  return (
    <>
      <p class="lead">
        <strong>{plain(label)}</strong>
        {atMost && <> so far, at most {plain(atMost.label)}</>} in the {plain(title)}.{' '}
        {reason && <span>{reason}</span>}
      </p>
      <ul class="classes">
        {classes.map((one) => (
          <ClassRow key={one.class} one={one} />
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} class="note">
          {plain(note)}
        </p>
      ))}
      <details>
        <summary>All {components.length} components</summary>
        <ul class="components">
          {components.map((one) => (
            <Component key={one.component} one={one} />
          ))}
        </ul>
      </details>
    </>
  );
}

function ClassRow({ one }: { one: ClassVerdict }) {
  const met = one.progress === 100;
  // Progress is none while a lower class is not reached; the bar shows what the number beside it says.
  const share = one.required === 0 ? 100 : Math.round((100 * one.open) / one.required);
  return (
    <li>
      <span class="class-name">{plain(one.label)}</span>
      <span class="class-count">{met ? '✔ reached' : `${one.open} of ${one.required}`}</span>
      <Bar score={{ low: share, high: Math.max(share, one.progressHigh ?? 0) }} />
    </li>
  );
}

const STATUS: Record<ClassComponent['status'], { sign: string; word: string; style: string }> = {
  open: { sign: '✔', word: 'open', style: 'pass' },
  notOpen: { sign: '◐', word: 'there, terms not open', style: 'partial' },
  unlicensed: { sign: '◐', word: 'there, no license', style: 'partial' },
  missing: { sign: '✘', word: 'missing', style: 'fail' },
  unknown: { sign: '?', word: 'not seen', style: 'unknown' },
};

function Component({ one }: { one: ClassComponent }) {
  const { sign, word, style } = STATUS[one.status];
  return (
    <li>
      <span class={`sign ${style}`} aria-hidden="true">
        {sign}
      </span>
      <div>
        <p>
          <strong>{plain(one.component)}</strong> · {word}
          {one.license && one.status !== 'missing' && (
            <>
              {' '}
              · {plain(one.license.name)} ({OPENNESS_WORDS[one.license.openness]})
            </>
          )}
          <span class="sub">
            Class {plain(one.class)}
            {one.required ? '' : ', optional'}
          </span>
        </p>
        <p>{plain(one.because)}</p>
        <Evidence citations={one.citations} />
      </div>
    </li>
  );
}
