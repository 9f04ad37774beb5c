/** Licenses told by their titles and decisive phrases, where no published text is similar enough. */
import { nameLicense } from '../names/names.js';
import { OPEN_RULES, OWN_TERMS, type TextRule } from './text-rules.js';

/** Of the rules that a text meets, the one whose title it has first; a title that a published license has is none. */
export function ownTermsIn(unexplained: string, plain: () => string): TextRule | null {
  let first: { rule: TextRule; at: number } | null = null;
  for (const rule of OWN_TERMS) {
    const [title = '', ...markers] = rule.all;
    const at = typeof title === 'string' ? unexplained.indexOf(title) : unexplained.search(title);
    if (at < 0 || (first && first.at <= at)) continue;
    if (matches(plain(), { ...rule, all: markers })) first = { rule, at };
  }
  return first?.rule ?? null;
}

/** Ids of the published licenses whose decisive phrases a text has; `plain` is as `plainText` leaves it. */
export function ruledIds(plain: string): string[] {
  const commons = creativeCommonsId(plain);
  return commons ? [commons] : OPEN_RULES.filter((rule) => matches(plain, rule)).map(({ id }) => id);
}

/** The legal codes share most words; the title and the definitions tell them apart. */
function creativeCommonsId(plain: string): string | null {
  if (!/by exercising the licensed rights|creative commons public license \(?ccpl/.test(plain)) return null;
  const title =
    /attribution[ -]?((?:[ -]?(?:non-?commercial|no-?deriv(?:ative)?s|share-?alike))*) (\d\.\d)/.exec(plain);
  if (!title && !plain.includes('by exercising the licensed rights')) return null;
  const named = title?.[1] ?? '';
  const elements = [
    /non-?commercial/.test(named) || /\bnoncommercial means\b|keine kommerzielle nutzung/.test(plain)
      ? 'nc'
      : '',
    /share-?alike/.test(named) || /license elements of this .{0,80}share-?alike/.test(plain) ? 'sa' : '',
    /no-?deriv/.test(named) || /but not share, adapted material|keine bearbeitung/.test(plain) ? 'nd' : '',
  ].filter(Boolean);
  return nameLicense(['cc', 'by', ...elements, title?.[2] ?? '4.0'].join('-'))?.id ?? null;
}

const holds = (plain: string, phrase: string | RegExp): boolean =>
  typeof phrase === 'string' ? plain.includes(phrase) : phrase.test(plain);

const matches = (plain: string, rule: TextRule): boolean =>
  rule.all.every((phrase) => holds(plain, phrase)) && !rule.not?.some((phrase) => holds(plain, phrase));
