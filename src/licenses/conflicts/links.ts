/** Links to license files that are not there. */

import { type Fact, type FileList, valueIn } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import { fileAt, fileUrl, type Place, treeUrl } from '../../prose/cite.js';
import type { LicenseScope } from '../license.js';
import { isLicenseName } from '../scopes/license-paths.js';
import type { Sources } from '../scopes/sources.js';
import { citeKey } from '../scopes/weights.js';
import { type Conflict, capital, cited, type Resolution, untilSettled } from './conflict.js';

/** A link in a card or README, or the card's `license_link`, that leads to a missing file of its own repository. */
export function missingFiles({ hub, repository, pages }: Sources, { licenses }: Resolution): Conflict[] {
  const homes = [
    ...(hub
      ? [{ place: hub.place, files: hub.model.files, scope: 'weights' as const, where: 'on the Hub' }]
      : []),
    ...(repository
      ? [
          {
            place: repository.place,
            files: repository.value.files,
            scope: 'code' as const,
            where: 'in the repository',
          },
        ]
      : []),
  ];
  const link = hub?.model.cardData?.license_link;
  const links: { url: string; what: string; citation: Citation }[] = pages.flatMap((page) =>
    page.links.map(({ url, line }) => ({ url, what: `the ${page.label}`, citation: page.cite(line) })),
  );
  if (hub && typeof link === 'string')
    links.push({
      url: /^[\w.-]+$/.test(link) ? fileUrl(hub.place, link) : link,
      what: "the card's license_link",
      citation: citeKey(hub, 'license_link'),
    });
  return homes.flatMap(({ place, files, scope, where }) =>
    links.flatMap(({ url, what, citation }) => {
      const path = fileAt(url, place);
      if (!path || !isLicenseName(path) || isThere(path, files)) return [];
      return [
        missingFile(`${what} links to ${path}`, where, scope, cited(citation, tree(place)), licenses[scope]),
      ];
    }),
  );
}

/** A cut list, or one that could not be read, proves nothing. */
function isThere(path: string, files: Fact<FileList>): boolean {
  const list = valueIn(files);
  if (!list || list.truncated) return true;
  return list.entries.some((entry) => entry.path === path || entry.path.startsWith(`${path}/`));
}

const tree = (place: Place): Citation => ({
  url: treeUrl(place),
  label: 'the list of files',
});

function missingFile(
  says: string,
  where: string,
  scope: LicenseScope,
  citations: Citation[],
  verdict: Parameters<typeof untilSettled>[1],
): Conflict {
  const because = `${capital(says)}, but there is no such file ${where}. ${untilSettled(scope, verdict)}`;
  return { kind: 'missing-file', scope, because, citations };
}
