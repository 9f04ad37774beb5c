/** License fields of packages and records at the top of a repository, of whatever language, and SPDX headers in these. */
import { type Texts, valueIn } from '../../evidence.js';
import { citeFile, type Place } from '../../prose/cite.js';
import { statedInRecord } from '../../source/license-fields.js';
import { readManifest, type Stated } from '../../source/manifests.js';
import { licenseOfUrl } from '../names/links.js';
import { nameLicense } from '../names/names.js';
import type { Answer } from './answers.js';

/** Files at the top of a repository that state a license, in the order in which they are asked. */
const FILES = [
  ...[/^pyproject\.toml$/, /^setup\.cfg$/, /^setup\.py$/],
  ...[/^DESCRIPTION$/, /^Project\.toml$/, /^Cargo\.toml$/, /^package\.json$/],
  ...[/^citation\.cff$/i, /^codemeta\.json$/, /^\.zenodo\.json$/],
];

/** https://spdx.github.io/spdx-spec/v2.3/using-SPDX-short-identifiers-in-source-files/ */
const SPDX_HEADER = /\bSPDX-License-Identifier:\s*([\w.+() -]{1,120}?)\s*(?:\*\/|-->|["'\n]|$)/;

/** Longest part of a file in which a field is looked for, in characters. */
const LONGEST = 100_000;

/** What each such file states, in the order of `FILES`. Names that are not known licenses say nothing here. */
export function licensesInMetadata(texts: Texts, place: Place): Answer[] {
  const paths = Object.keys(texts).sort();
  return FILES.flatMap((file) =>
    paths
      .filter((path) => file.test(path))
      .flatMap((path) => statedIn(path, valueIn(texts[path] as Texts[string])?.text ?? '', place)),
  );
}

function statedIn(path: string, whole: string, place: Place): Answer[] {
  const text = whole.slice(0, LONGEST);
  const header = SPDX_HEADER.exec(text);
  const stated: Stated[] = [
    ...(header?.[1]
      ? [{ text: header[1].trim(), line: text.slice(0, header.index).split('\n').length }]
      : []),
    ...(readManifest(path, text)?.licenses ?? []),
    ...statedInRecord(path, text),
  ];
  for (const one of stated) {
    const terms = nameLicense(one.text) ?? licenseOfUrl(one.text);
    if (!terms || terms.openness === 'none' || terms.openness === 'unclear') continue;
    return [{ terms, basis: 'metadata', citations: [citeFile(place, path, one.line)] }];
  }
  return [];
}
