/** Holds the links that rodeo finds by itself against those that a curator gave. */

import { paperId } from '../../../src/collect/paper/citations.js';
import type { Config } from '../../../src/config.js';
import type { Link } from '../../../src/evidence.js';
import { type Asked, gather } from './audits.js';
import { type Corpus, recordedNames } from './corpus.js';
import { type Part, ratio } from './part.js';

const VERDICTS = ['right', 'wrong', 'none', 'right to find none'] as const;
type Verdict = (typeof VERDICTS)[number];

interface Found {
  kind: string;
  slug: string;
  want: string;
  got: string;
  verdict: Verdict;
}

/** Audits each recorded repository for its Hub model and paper, and each recorded Hub model for its repository. */
export async function measureLinks(corpus: Corpus, config: Config): Promise<Part> {
  const recorded = recordedNames(corpus);
  const found: Found[] = [];
  const look = async (asked: Asked) => (await gather(asked, config)).links;
  for (const { slug, repo, hub, paper } of corpus.calibration) {
    if (recorded.repositories.has(repo.toLowerCase())) {
      const links = await look({ target: `gh:${repo}`, links: {} });
      found.push(judged('repository → Hub model', slug, hub, links.hub));
      found.push(judged('repository → paper', slug, paperId(paper) ?? '', links.paper));
    }
    if (recorded.models.has(hub.toLowerCase())) {
      const links = await look({ target: hub, links: {} });
      found.push(judged('Hub model → repository', slug, repo, links.repository));
    }
  }
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const part: Part = { figures: {}, rows: {}, sections: [] };
  const table = kinds.map((kind) => {
    const some = found.filter((one) => one.kind === kind);
    const counts = VERDICTS.map((verdict) => some.filter((one) => one.verdict === verdict).length);
    VERDICTS.forEach((verdict, index) => {
      part.figures[`${kind}: ${verdict}`] = ratio(counts[index] ?? 0, some.length);
    });
    return [kind, String(some.length), ...counts.map(String)];
  });
  for (const { kind, slug, want, got, verdict } of found)
    part.rows[`${kind}: ${slug}`] = { want, got, miss: verdict.startsWith('right') ? 0 : 1 };
  part.sections = [
    {
      heading: 'Links that rodeo finds by itself',
      text: 'Against the curator’s. Wrong: another one is followed, or one is where the curator knows none. Several models may share a repository; then at most one Hub id can be right. A paper may be cited by the id of its preprint, which counts as wrong here.',
      table: { head: ['link', 'n', ...VERDICTS], rows: table },
    },
    {
      heading: 'Links that are not the curator’s',
      table: {
        head: ['link', 'model', 'curator', 'rodeo'],
        rows: found
          .filter(({ verdict }) => verdict === 'wrong' || verdict === 'none')
          .map(({ kind, slug, want, got }) => [kind, slug, want || '–', got || '–']),
      },
    },
  ];
  return part;
}

function judged(kind: string, slug: string, want: string, link: Link | null): Found {
  const got = link?.to ?? '';
  const same = got.toLowerCase() === want.toLowerCase();
  const verdict = same ? (want === '' ? 'right to find none' : 'right') : got === '' ? 'none' : 'wrong';
  return { kind, slug, want, got, verdict };
}
