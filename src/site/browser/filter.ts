/** Which rows are shown: what the form says, kept in the part of the address after `#`, so that a view can be shared. */
import type { Row } from '../table/row.js';

const TEXTS: Record<string, (row: Row) => string[]> = {
  task: ({ task }) => [task],
  openness: ({ openness }) => [openness],
  class: ({ className }) => [className],
  archetype: ({ archetype }) => [archetype],
  organization: ({ organization }) => [organization],
  license: ({ license }) => [license],
  base: ({ bases }) => bases,
  tag: ({ tags }) => tags,
};

/** What is chosen, by the names of the form's fields; empty values are left out. */
export type Choice = Record<string, string>;

/** Whether a row is among what is chosen. */
export function chosen(choice: Choice): (row: Row) => boolean {
  const words = (choice.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const texts = Object.entries(TEXTS).flatMap(([name, read]) => {
    const wanted = choice[name]?.toLowerCase();
    return wanted ? [(row: Row) => read(row).some((one) => one.toLowerCase() === wanted)] : [];
  });
  const [least = '', most = ''] = (choice.size ?? '').split('-');
  const tests: ((row: Row) => boolean)[] = [
    ...texts,
    ...(words.length > 0
      ? [({ name }: Row) => words.every((word) => name.toLowerCase().includes(word))]
      : []),
    ...(choice.size
      ? [
          ({ parameters }: Row) =>
            parameters !== undefined &&
            parameters >= Number(least) &&
            (most === '' || parameters < Number(most)),
        ]
      : []),
    ...(choice.from
      ? [({ released }: Row) => released !== undefined && released.slice(0, 7) >= (choice.from as string)]
      : []),
    // A year alone may be any of its months: it is in when its first may be.
    ...(choice.to
      ? [({ released }: Row) => released !== undefined && released.slice(0, 7) <= (choice.to as string)]
      : []),
  ];
  return (row) => tests.every((test) => test(row));
}

export function choiceOf(form: HTMLFormElement): Choice {
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
  );
}

export const choiceInAddress = (): Choice => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** Only the part after `#`: elsewhere a page from a disk may not change its address. */
export function keepInAddress(choice: Choice): void {
  const text = new URLSearchParams(choice).toString();
  history.replaceState(null, '', text === '' ? '#' : `#${text}`);
}
