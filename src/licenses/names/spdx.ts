/** The SPDX license list: ids, names, which are open, and their texts. */
import { createRequire } from 'node:module';
import type { KnownLicense } from './table.js';

/** Open without OSI approval: free by the FSF's list, or open by the MOF's list of data and content licenses. */
const OPEN_BEYOND_OSI = new Set(
  `BSD-3-Clause-Clear CC0-1.0 CDLA-Sharing-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 WTFPL ODC-By-1.0 ODbL-1.0
  OpenMDW-1.0 PDDL-1.0 etalab-2.0 AGPL-1.0 Apache-1.0 BitTorrent-1.1 BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-4-Clause
  CECILL-2.0 CECILL-B CECILL-C ClArtistic Condor-1.1 eCos-2.0 FSFAP FTL GFDL-1.1 GFDL-1.1-only GFDL-1.1-or-later
  GFDL-1.2 GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-only GFDL-1.3-or-later gnuplot IJG iMatix Imlib2
  LPPL-1.2 LPPL-1.3a NOSL NPL-1.0 NPL-1.1 Nunit OFL-1.0 OGL-Canada-2.0 OGL-UK-2.0 OGL-UK-3.0 OLDAP-2.3 OLDAP-2.7
  OpenSSL OSL-1.1 Ruby SGI-B-2.0 SMLNJ StandardML-NJ Vim X11 XFree86-1.1 xinetd YPL-1.1 Zend-2.0
  Zimbra-1.3`.split(/\s+/),
);

/** SPDX ids whose terms exclude uses, users or derivatives by their own words. */
const RESTRICTED_SPDX =
  /-(?:NC|ND)(?:-|$)|noncommercial|^(?:BUSL|SSPL|Elastic|PolyForm|FSL|SUL|C-UDA|Hippocratic|CPOL|NCGL|Aladdin|ASWF-Digital|JPL-image|Caldera$)/i;

/** `GPL-3.0` and its like were split in two; their plain ids now mean "only". */
const SUCCESSORS: Record<string, string> = {
  'BSD-2-Clause-FreeBSD': 'BSD-2-Clause-Views',
  'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
  Nunit: 'zlib-acknowledgement',
  'StandardML-NJ': 'SMLNJ',
};

/** Members of the Creative Commons Attribution series that are open, ports included: no NC, no ND. */
const isOpenCreativeCommons = (id: string): boolean => /^CC-BY(?:-SA)?-\d/.test(id);

interface SpdxEntry {
  name: string;
  osiApproved: boolean;
}

const load = createRequire(import.meta.url);
let spdx: Map<string, SpdxEntry & { id: string }> | undefined;

/** The SPDX license list, by lower-case id and by name. Loaded when a name is not in the table: it takes 3 ms. */
function spdxList(): Map<string, SpdxEntry & { id: string }> {
  if (!spdx) {
    spdx = new Map();
    const entries = Object.entries(load('spdx-license-list/spdx.json') as Record<string, SpdxEntry>);
    for (const [id, entry] of entries) spdx.set(entry.name.toLowerCase(), { ...entry, id });
    for (const [id, entry] of entries) spdx.set(id.toLowerCase(), { ...entry, id });
  }
  return spdx;
}

/** The SPDX license of that id or full name, whatever its case; deprecated ids become their successors. */
export function spdxLicense(idOrName: string): KnownLicense | null {
  const found = spdxList().get(idOrName.trim().toLowerCase());
  if (!found) return null;
  const successor = successorOf(found.id);
  const entry = successor ? spdxList().get(successor.toLowerCase()) : found;
  const { id, name, osiApproved } = entry ?? found;
  const open = osiApproved || found.osiApproved || OPEN_BEYOND_OSI.has(found.id) || OPEN_BEYOND_OSI.has(id);
  const openness =
    open || isOpenCreativeCommons(id) ? 'open' : RESTRICTED_SPDX.test(id) ? 'restricted' : 'unclear';
  return { id, name, openness, aliases: [] };
}

/** Whether this exact id, its case included, stands on the SPDX list and is open by what the list itself or others say. */
export function spdxIdIsOpen(id: string): boolean {
  const entry = spdxList().get(id.toLowerCase());
  return entry?.id === id && spdxLicense(id)?.openness === 'open';
}

function successorOf(id: string): string | undefined {
  const gnu = /^((?:A|L)?GPL|GFDL)-(\d\.\d)(\+?)$/.exec(id);
  return gnu ? `${gnu[1]}-${gnu[2]}-${gnu[3] ? 'or-later' : 'only'}` : SUCCESSORS[id];
}

/** The text of an SPDX license as published; `null` for ids that are not on the list. One file of the list is read. */
export function spdxText(id: string): string | null {
  if (!/^[\w.+-]+$/.test(id)) return null;
  try {
    return (load(`spdx-license-list/licenses/${id}.json`) as { licenseText: string }).licenseText;
  } catch {
    return null;
  }
}

/** Whether the OSI's list of approved licenses has this SPDX id, or the id that it succeeds. Other names are not on it. */
export function isOsiApproved(id: string): boolean {
  const entry = spdxList().get(id.toLowerCase());
  if (entry?.osiApproved) return true;
  const plain = id.replace(/-(?:only|or-later)$/, '');
  return plain !== id && spdxList().get(plain.toLowerCase())?.osiApproved === true;
}
