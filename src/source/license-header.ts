/** Reads the notice at the top of a source file: the license that it is under, or that it must not be passed on. */
import { splitSentences } from '../prose/sentences.js';

/** A notice in the words of the file, or the id of an SPDX header. */
export interface LicenseHeader {
  text: string;
  /** 1-based. */
  line: number;
}

/** Notices stand before any code; the longest that are common have 20 lines. */
const LINES = 40;
const LONGEST_LINE = 300;
/** Kept of a notice, in characters. */
const LONGEST = 300;

/** https://spdx.github.io/spdx-spec/v2.3/using-SPDX-short-identifiers-in-source-files/ */
const SPDX = 'SPDX-License-Identifier:';
/** What comments begin with in the languages of models. */
const COMMENT = /^\s*(?:#+|\/\/+|\/?\*+\/?|%+|--+|;+|'''|""")\s?/;
/** Words by which a sentence tells under which license a file is. */
const LICENSES = /\blicen[cs]ed\b|\blicen[cs]e\b|\bunder the terms\b/i;
/** Told by nearly all notices, and of no license by itself. */
const ASIDE =
  /^(?:see the licen[cs]e|you may obtain a copy|you should have received|unless required)\b|\b(?:adapted|derived|borrowed|copied|taken|modified|ported|portions?|parts?|based on|inspired)\b/i;
/** Words by which a notice that names no license withholds one. */
const WITHHOLDS =
  /\bconfidential\b|\bproprietary\b|\bwithout\b[^.]{0,60}\b(?:permission|consent|agreement)\b|\bnon-?commercial\b|\b(?:academic|research|internal) (?:use|purposes?) only\b|\b(?:not|prohibited) (?:\w+ ){0,3}(?:copy|distribute|redistribute|disclose)/i;

/** Whether a sentence of a notice says that the file must not be passed on, or used for all purposes. */
export const withholds = (text: string): boolean => WITHHOLDS.test(text);

/** The notice of a file in a language whose comments are known; `null` where it has none. Takes bounded time. */
export function licenseHeader(source: string): LicenseHeader | null {
  const lines = commentsOf(source);
  for (const { text, line } of lines) {
    const [, after] = text.split(SPDX);
    const id = /^[\w.+() -]*/
      .exec(after?.trim() ?? '')?.[0]
      .replace(/--$/, '')
      .trim();
    if (id) return { text: id, line };
  }
  const sentences = splitSentences(lines.map(({ text }) => text).join('\n')).map(({ text }) =>
    text.replace(/\s+/g, ' ').trim(),
  );
  const said = sentences.find((one) => LICENSES.test(one) && !ASIDE.test(one)) ?? sentences.find(withholds);
  if (said === undefined) return null;
  const [first = ''] = said.split(' ').filter((word) => /licen|\w{5}/i.test(word));
  const at = lines.find(({ text }) => text.includes(first));
  return { text: said.slice(0, LONGEST), line: at?.line ?? 1 };
}

/** The comments before the first line of code, without their marks. */
function commentsOf(source: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let quoted = false;
  for (const [at, whole] of source
    .slice(0, LINES * LONGEST_LINE)
    .split('\n', LINES)
    .entries()) {
    const line = whole.slice(0, LONGEST_LINE);
    const quotes = line.match(/"""|'''/g)?.length ?? 0;
    const isComment = quoted || COMMENT.test(line);
    if (quotes % 2 === 1) quoted = !quoted;
    if (!isComment && line.trim() !== '') break;
    found.push({ text: line.replace(COMMENT, '').replace(/\s*(?:\*\/|"""|''')\s*$/, ''), line: at + 1 });
  }
  return found;
}
