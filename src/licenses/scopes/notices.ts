/** NOTICE files: beside credits some say that the weights are for less than the license beside them grants. */
import { type Texts, valueIn } from '../../evidence.js';
import type { Place } from '../../prose/cite.js';
import { type Document, page } from '../../prose/page.js';
import { mentionsOf } from '../names/mentions.js';
import type { Subject } from '../terms/subjects.js';
import { isNotice } from './license-paths.js';
import type { LicenseStatement } from './statement.js';
import { licenseStatements } from './statements.js';

/** A notice that lists credits for longer than this is read up to here. Characters. */
const LONGEST = 50_000;

/** "Kite is provided under …, Copyright © …": what a license makes everybody pass on who builds on its model. */
const PASSED_ON = /\bis (?:licensed|provided) under\b.*(?:©|copyright|found at)/i;

/** What the notices of a tree limit of a part that they name. What they credit others for under other terms counts nowhere. */
export function noticeStatements(texts: Texts, place: Place): LicenseStatement[] {
  return Object.entries(texts).flatMap(([path, fact]) => {
    const text = isNotice(path) ? valueIn(fact)?.text.slice(0, LONGEST) : undefined;
    if (!text) return [];
    const document = page({
      kind: 'page',
      label: path,
      path,
      text,
      place,
      root: place.url,
    });
    return [...licenseStatements(document).filter(limitsAPart), ...passedOn(document)];
  });
}

function limitsAPart({ terms, restricts, subjects }: LicenseStatement): boolean {
  if (terms.openness === 'open' || terms.openness === 'none') return false;
  return (
    (restricts || terms.openness === 'restricted') && [...subjects].some((subject) => PARTS.has(subject))
  );
}

/** The notice under which a base model is passed on. */
function passedOn(document: Document): LicenseStatement[] {
  return document.sentences.flatMap(({ text, line }) =>
    (PASSED_ON.test(text) ? mentionsOf(text) : [])
      .filter(({ terms }) => terms.openness === 'restricted')
      .map(({ terms }) => ({ document, line, terms, subjects: WEIGHTS, restricts: false })),
  );
}

const WEIGHTS: ReadonlySet<Subject> = new Set<Subject>(['weights']);
const PARTS: ReadonlySet<Subject> = new Set<Subject>(['weights', 'code', 'data']);
