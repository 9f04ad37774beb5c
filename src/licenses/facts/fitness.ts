/** What the Model Openness Framework asks of a license: is it open, and is it written for this kind of content? */
import { nameLicense } from '../names/names.js';
import { spdxIdIsOpen } from '../names/spdx.js';
import { KNOWN } from '../names/table.js';

export type ContentKind = 'code' | 'data' | 'document';

/**
 * Whether the whole string names an open license, in any spelling, or an expression that leaves an open choice.
 * What the tool calls open is so here too, deprecated ids included.
 */
export function isOpenLicense(license: string): boolean {
  return nameLicense(license)?.openness === 'open' || toolIsOpen(license);
}

/** Whether the string says that there is no license. */
export function isNoLicense(license: string): boolean {
  return nameLicense(license)?.openness === 'none';
}

const FOR_DATA =
  /^(?:CC0-|CC-BY-(?:SA-)?\d|CDLA-|ODC-By-|ODbL-|PDDL-|OGL-|DL-DE-|NLOD-|O-UDA-|etalab-|CC-PDDC)/i;
const FOR_DOCUMENTS = /^(?:CC0-|CC-BY-(?:SA-)?\d|GFDL|Apache-2\.0$|CC-PDDC|FreeBSD-DOC)/i;
const FOR_ALL = /^OpenMDW-/i;

/**
 * Whether an open license is written for this kind of content: software licenses for code, open-data licenses for data, content
 * licenses for documents. Of an expression with OR one branch is enough, of one with AND all count.
 * @param license an SPDX id or expression, or the name of a family
 */
export function fitsKind(license: string, kind: ContentKind): boolean {
  const name = nameLicense(license)?.id ?? license;
  const parts = name.split(/ (?:AND|OR) /).map((part) => part.replace(/^[( ]+| WITH .*|[) ]+$/g, ''));
  const fits = (id: string) =>
    FOR_ALL.test(id) ||
    (kind === 'data' ? FOR_DATA.test(id) : kind === 'document' ? FOR_DOCUMENTS.test(id) : isForCode(id));
  return / OR /.test(name) ? parts.some(fits) : parts.every(fits);
}

/** Whatever is neither for data nor for documents; the Apache License is written for both. */
const isForCode = (id: string): boolean =>
  !FOR_DATA.test(id) && (!FOR_DOCUMENTS.test(id) || id === 'Apache-2.0');

/**
 * Ids that the tool's lists (SPDX of 2024-05-21, its own open-data ids) do not call open: it misspells PDDL-1.0, and lacks ports
 * of CC-BY-SA, and licenses that were approved or listed later.
 */
const UNKNOWN_TO_TOOL = new Set(
  'PDDL-1.0 etalab-2.0 openmdw-1.1 CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO BSD-3-Clause-Open-MPI W3C-20150513 ALGLIB-Documentation WordNet OSC-1.0'.split(
    ' ',
  ),
);

/** SPDX ids that are open and in rodeo's own table, so that the SPDX list need not be read for the usual ones. */
const USUAL = new Set(KNOWN.flatMap(({ id, openness }) => (openness === 'open' ? [id] : [])));

/** Whether the Model Openness Tool calls this license open: exact SPDX ids only, their case included. */
export function toolIsOpen(license: string): boolean {
  return !UNKNOWN_TO_TOOL.has(license) && (USUAL.has(license) || spdxIdIsOpen(license));
}

/** The only words that the Model Openness Tool takes for "no license". */
export const toolIsNone = (license: string): boolean => license === '' || license === 'unlicensed';

/** The ids whose kind the Model Openness Tool knows; CC0-1.0 it has entered twice, and the later entry (document) won. */
const TOOL_KINDS: Record<ContentKind, ReadonlySet<string>> = {
  code: new Set(
    `0BSD AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 ECL-1.0 ECL-2.0 ISC MIT MIT-0
    MulanPSL-1.0 MulanPSL-2.0 NCSA UPL-1.0 OpenMDW-1.0`.split(/\s+/),
  ),
  data: new Set('CDLA-Permissive-1.0 CDLA-Permissive-2.0 C-UDA-1.0 PDDL-1.0 OpenMDW-1.0'.split(' ')),
  document: new Set(
    'Apache-2.0 CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CC-PDDC FreeBSD-DOC OpenMDW-1.0'.split(' '),
  ),
};

/** Whether the Model Openness Tool takes this id for type-appropriate. */
export function toolFitsKind(license: string, kind: ContentKind): boolean {
  return TOOL_KINDS[kind].has(license);
}
