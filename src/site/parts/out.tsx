/** Links to elsewhere: only to pages on the web, and never as a recommendation of the site. */
import type { ComponentChildren } from 'preact';
import { webAddress } from '../../report/web-address.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';

/** Text without a link where the address is none of the web. */
export function Out({ href, children }: { href: string; children: ComponentChildren }) {
  const address = webAddress(href);
  if (address === null) return <span>{children}</span>;
  return (
    <a href={address} rel="noopener nofollow ugc">
      {children}
    </a>
  );
}

type Citation = Result['checks'][number]['citations'][number];

const SHOWN = 6;

/** Where something is proven, each place with its line. */
export function Evidence({ citations }: { citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  const more = citations.length - SHOWN;
  return (
    <ul class="evidence">
      {citations.slice(0, SHOWN).map(({ url, label, line }) => (
        <li key={url}>
          <Out href={url}>{plain(line === undefined ? label : `${label}:${line}`)}</Out>
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}
