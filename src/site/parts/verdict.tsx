/** The verdict on a model in short: its headline, what kind of release it is and why, its other scores and its class. */
import type { ComponentChildren } from 'preact';
import { unavailableText } from '../../evidence.js';
import { headlineOf } from '../../result/headline.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { rangeText } from '../table/marks.js';
import { Gauge, ScoreLine, scoreRange, tierText } from './charts.js';
import { classReason } from './class.js';
import { Out } from './out.js';

/** The one word for it: the archetype, or what the rubric has in its place. */
const labelOf = ({ archetype, verdict, ...result }: Result): string =>
  plain(archetype?.label ?? verdict?.label ?? headlineOf(result)?.tier ?? '');

/** For search engines and cards: `microsoft/biogpt: Openness 66 of 100, Open weights. …` */
export function oneLine(result: Result): string {
  const headline = headlineOf(result);
  const range = headline && scoreRange(headline);
  const score = range ? `${plain(headline.title)} ${rangeText(range)} of 100` : 'not scored';
  const label = labelOf(result);
  return `${plain(result.model.name)}: ${score}${label ? `, ${label}` : ''}. Every number leads to the line that proves it.`;
}

/**
 * @param reason the sentence behind the archetype; empty for none
 * @param children what stands beside it, such as the place among others
 */
export function Verdict({
  result,
  reason,
  children,
}: {
  result: Result;
  reason: string;
  children?: ComponentChildren;
}) {
  const { archetype, classification } = result;
  const headline = headlineOf(result);
  const label = labelOf(result);
  const first = classification && classReason(classification);
  return (
    <section class="verdict" aria-labelledby="openness">
      <h2 id="openness" class="aside">
        How open it is
      </h2>
      {headline && <Gauge score={headline} />}
      <div class="verdict-text">
        {label !== '' && (
          <p class="archetype">
            {label}
            {headline?.tier && plain(headline.tier) !== label && (
              <span class="chip">{tierText(headline)}</span>
            )}
            {archetype && !archetype.certain && <span class="chip">so far</span>}
          </p>
        )}
        {reason !== '' && <p class="reason">{reason}</p>}
        {result.scores
          .filter((score) => score !== headline)
          .map((score) => (
            <ScoreLine key={score.id} score={score} />
          ))}
        {classification && (
          <p class="reason">
            <a href="#class">{plain(classification.label)}</a> in the {plain(classification.framework.name)}
            {first && <>. {first}</>}
          </p>
        )}
      </div>
      {children}
    </section>
  );
}

/** What could not be looked at, and why. */
export function Unseen({ result }: { result: Result }) {
  if (result.missing.length === 0) return null;
  return (
    <aside class="callout" aria-labelledby="unseen">
      <h2 id="unseen">What could not be seen</h2>
      <p>It counts for neither side: scores are ranges from none of it to all of it.</p>
      <ul>
        {result.missing.map(({ what, reason, url }) => (
          <li key={what + url}>
            <Out href={url}>{plain(what)}</Out>: {plain(unavailableText(reason))}
          </li>
        ))}
      </ul>
    </aside>
  );
}
