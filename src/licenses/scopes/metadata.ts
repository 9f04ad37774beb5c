/** License fields of packages and citations: `pyproject.toml`, `setup.cfg`, `setup.py`, `CITATION.cff`, SPDX headers. */
import { type Texts, valueIn } from '../../evidence.js';
import { citeFile, type Place } from '../../prose/cite.js';
import { nameLicense } from '../names/names.js';
import type { Answer } from './answers.js';

/** Files at the top of a repository that state a license, and where in them. The first group is the name. */
const FIELDS: readonly [path: RegExp, patterns: readonly RegExp[]][] = [
  [
    /^pyproject\.toml$/,
    [
      /^license\s*=\s*["']([^"'\n]{1,80})["']/m,
      /^license\s*=\s*\{[^}\n]*\btext\s*=\s*["']([^"'\n]{1,80})["']/m,
      /["']License :: (?:OSI Approved :: )?([^"'\n:]{1,80})["']/,
    ],
  ],
  [
    /^setup\.cfg$/,
    [/^license\s*=\s*([^\n]{1,80})$/m, /^\s*License :: (?:OSI Approved :: )?([^\n:]{1,80})$/m],
  ],
  [
    /^setup\.py$/,
    [
      /\blicen[cs]e\s*=\s*["']([^"'\n]{1,80})["']/,
      /["']License :: (?:OSI Approved :: )?([^"'\n:]{1,80})["']/,
    ],
  ],
  [/^citation\.cff$/i, [/^license:\s*["']?([^"'\n#]{1,80}?)["']?\s*$/m]],
];

/** https://spdx.github.io/spdx-spec/v2.3/using-SPDX-short-identifiers-in-source-files/ */
const SPDX_HEADER = /\bSPDX-License-Identifier:\s*([\w.+() -]{1,120}?)\s*(?:\*\/|-->|["'\n]|$)/;

/** Longest part of a file in which a field is looked for, in characters. */
const LONGEST = 100_000;

/** What each such file states, in the order of `FIELDS`. Names that are not known licenses say nothing here. */
export function licensesInMetadata(texts: Texts, place: Place): Answer[] {
  const paths = Object.keys(texts).sort();
  return FIELDS.flatMap(([file, patterns]) =>
    paths
      .filter((path) => file.test(path))
      .flatMap((path) => statedIn(path, valueIn(texts[path] as Texts[string])?.text ?? '', patterns, place)),
  );
}

function statedIn(path: string, whole: string, patterns: readonly RegExp[], place: Place): Answer[] {
  const text = whole.slice(0, LONGEST);
  for (const pattern of [SPDX_HEADER, ...patterns]) {
    const match = pattern.exec(text);
    const terms = match?.[1] ? nameLicense(match[1].trim()) : null;
    if (!match || !terms || terms.openness === 'none' || terms.openness === 'unclear') continue;
    const line = text.slice(0, match.index).split('\n').length;
    return [{ terms, basis: 'metadata', citations: [citeFile(place, path, line)] }];
  }
  return [];
}
