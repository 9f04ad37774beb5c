/** A record held against the evidence: the claims that do not hold first, those that do as a count. */
import type { Against, Claim } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { grid, heading, type Look, rest } from './grid.js';

const VERDICTS: Record<
  Claim['verdict'],
  { sign: string; word: string; color: 'green' | 'yellow' | 'red' | 'dim' }
> = {
  contradicted: { sign: '✘', word: 'contradicted', color: 'red' },
  notFound: { sign: '–', word: 'not found', color: 'yellow' },
  couldNotLook: { sign: '?', word: 'could not be seen', color: 'yellow' },
  confirmed: { sign: '✔', word: 'confirmed', color: 'green' },
};
const ORDER = Object.keys(VERDICTS) as Claim['verdict'][];

export function renderAgainst(against: Against | undefined, look: Look): string[] {
  if (!against) return [];
  const counts = ORDER.flatMap((verdict) => {
    const count = against.claims.filter((claim) => claim.verdict === verdict).length;
    return count > 0 ? [`${count} ${VERDICTS[verdict].word}`] : [];
  });
  const shown = ORDER.filter((verdict) => look.verbose || verdict !== 'confirmed').flatMap((verdict) =>
    against.claims.filter((claim) => claim.verdict === verdict),
  );
  const columns = [{ width: 2 }, { width: rest(look, 2) }];
  const unclaimed =
    against.unclaimed.length > 0
      ? grid(columns, [
          ['', look.paint.dim(`Found, and not entered: ${against.unclaimed.map(plain).join(', ')}`)],
        ])
      : [];
  return [
    ...heading('Claims', look, `${plain(against.file)}: ${counts.join(', ')}`),
    ...shown.flatMap((claim) => claimLines(claim, look)),
    ...unclaimed,
  ];
}

function claimLines(claim: Claim, look: Look): string[] {
  const { sign, word, color } = VERDICTS[claim.verdict];
  const { about, what, claimed, because, citations } = claim;
  const said =
    about === 'component' ? plain(claimed) : `${about === 'license' ? 'license ' : ''}${plain(claimed)}`;
  const text = `${plain(what)}: ${said} ${look.paint.dim('·')} ${look.paint[color](word)}. ${plain(because)}`;
  const [place] = citations;
  const label = place ? plain(place.label) + (place.line ? `:${place.line}` : '') : '';
  const links = look.verbose ? citations.map(({ url }) => look.paint.dim(`   ${plain(url)}`)) : [];
  return [
    ...grid(
      [{ width: 2 }, { width: rest(look, 2) }],
      [[look.paint[color](sign), `${text}${label && !look.verbose ? look.paint.dim(` (${label})`) : ''}`]],
    ),
    ...links,
  ];
}
