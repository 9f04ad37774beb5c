/** The page of a model: what it is, how open it is and why, what is missing, and the line behind every number. */
import { lastPart } from '../../paths.js';
import { dayOf } from '../../report/wording.js';
import { headlineOf } from '../../result/headline.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { archetypeReason } from '../archetype.js';
import { groupSlug, taskTitle } from '../names.js';
import { Account } from '../parts/account.js';
import { Avatar } from '../parts/avatar.js';
import { Distribution, scoreRange } from '../parts/charts.js';
import { Summary, Tags } from '../parts/description.js';
import { displayName, KeyFacts, ownerName } from '../parts/facts.js';
import { History, type Moment } from '../parts/history.js';
import { pageText, rootOf } from '../parts/layout.js';
import { Section } from '../parts/section.js';
import { Use } from '../parts/use.js';
import { oneLine, Unseen, Verdict } from '../parts/verdict.js';
import type { Signature } from '../signatures.js';
import type { Site } from '../site.js';
import type { Range } from '../table/row.js';
import { organizationSlug, ownerOf, rankText } from '../table/views.js';

export interface ModelPage {
  result: Result;
  slug: string;
  bins: readonly number[];
  /** Earlier results of the same model, the oldest first. */
  history: readonly Moment[];
  /** Where the result was signed, and that was verified. */
  signature?: Signature | undefined;
  /** The picture of whoever publishes it, from the top of the site, where it was stored. */
  picture?: string | undefined;
}

export function modelPage(
  site: Site,
  { result, slug, bins, history, signature, picture }: ModelPage,
): string {
  const path = `models/${slug}.html`;
  const root = rootOf(path);
  const { model } = result;
  const headline = headlineOf(result);
  const range = headline && scoreRange(headline);
  const name = plain(model.name);
  const checkPage = (id: string) => `${root}checks.html#${id}`;
  const owner = organizationSlug({ slug, organization: ownerOf(name) });
  return pageText(site, {
    path,
    title: name,
    about: oneLine(result),
    children: (
      <article class="model-page">
        <nav class="crumbs" aria-label="Breadcrumb">
          <ol>
            <li>
              <a href={`${root}index.html`}>Models</a>
            </li>
            {model.task !== undefined && (
              <li>
                <a href={`${root}tasks/${groupSlug(model.task)}.html`}>{taskTitle(model.task)}</a>
              </li>
            )}
          </ol>
        </nav>
        <header class="model-head">
          <h1>{displayName(result, lastPart(name))}</h1>
          <p class="model-by">
            {owner !== '' && (
              <>
                {picture !== undefined && <Avatar src={root + picture} />}
                by <a href={`${root}organizations/${owner}.html`}>{ownerName(result, ownerOf(name))}</a>
                {model.organization?.verified && <span class="chip">verified on the Hub</span>}
              </>
            )}
          </p>
          <Summary result={result} />
          <KeyFacts result={result} />
          <Tags site={site} result={result} root={root} />
        </header>

        <Verdict result={result} reason={archetypeReason(result, site.rules)}>
          {range && <Place site={site} range={range} bins={bins} inconclusive={headline.inconclusive} />}
        </Verdict>
        <Unseen result={result} />

        <Account
          result={result}
          fixPage={checkPage}
          licensePage={(license) => `${root}licenses/${groupSlug(license)}.html`}
          checkPage={checkPage}
        />

        {history.length > 0 && (
          <Section id="history" title="History">
            <History moments={history} />
          </Section>
        )}

        <Use site={site} result={result} slug={slug} root={root} signature={signature} />

        <p class="note">
          Evidence of {dayOf(result.collectedAt)}, judged by rodeo {plain(result.rodeo)} under the rubric{' '}
          <a href={`${root}about.html`}>{plain(result.rubric.title)}</a>.
          {result.notes.map((note) => (
            <> {plain(note)}.</>
          ))}
        </p>
      </article>
    ),
  });
}

/** Where it stands among the others. */
function Place({
  site,
  range,
  bins,
  inconclusive,
}: {
  site: Site;
  range: Range;
  bins: readonly number[];
  inconclusive: boolean;
}) {
  const { standing } = site;
  const above = inconclusive ? null : standing.aboveOf(range);
  const rank = inconclusive ? null : standing.rankOf(range);
  const share = above && (above.low === above.high ? `${above.low}%` : `${above.low}–${above.high}%`);
  return (
    <figure class="place-figure">
      <figcaption>
        {rank ? (
          <>
            Rank <strong>{rankText(rank)}</strong> of {standing.ranked}
            {share !== null && <>, more open than {share} of the others</>}
          </>
        ) : (
          'Not ranked: too little could be seen'
        )}
      </figcaption>
      <Distribution
        bins={bins}
        at={range}
        title={`Scores of all ${site.models} models, and this one's place`}
      />
    </figure>
  );
}
