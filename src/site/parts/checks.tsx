/** Each check of a model with its answer, its points, and the lines that prove it. */
import { unavailableText } from '../../evidence.js';
import { points, range } from '../../report/wording.js';
import { answersOf, bySection } from '../../result/answers.js';
import type { Points, Result, Score } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { ANSWERS, Sign } from '../table/marks.js';
import { MARKS } from '../table/row.js';
import { Evidence, Out } from './out.js';

/**
 * All answers, by the score that they count for most.
 * @param pageOf where a check is explained: a page of the site, or an address
 */
export function Checks({ result, pageOf }: { result: Result; pageOf: (check: string) => string }) {
  const answers = answersOf(result);
  return (
    <>
      {bySection(answers).map(([section, ofSection]) => (
        <section key={section} class="answers">
          <h3>{plain(section)}</h3>
          <ul>
            {ofSection.map((answer) => {
              const { id, title, result: found, because, citations, missing, attested } = answer;
              return (
                <li key={id} id={`check-${id}`} class={`answer ${ANSWERS[MARKS[found]].style}`}>
                  <Sign mark={MARKS[found]} />
                  <div class="answer-text">
                    <p class="answer-title">
                      {result.items ? plain(title) : <Explained page={pageOf(id)}>{plain(title)}</Explained>}
                      {attested && <span class="chip">stated by a person</span>}
                    </p>
                    <p>{plain(because)}</p>
                    <Evidence citations={citations} />
                    {missing.map(({ what, reason, url }) => (
                      <p key={url} class="unseen">
                        Could not look: <Out href={url}>{plain(what)}</Out>, {plain(unavailableText(reason))}
                      </p>
                    ))}
                  </div>
                  <Worth id={id} result={result} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

function Explained({ page, children }: { page: string; children: string }) {
  return /^https?:/.test(page) ? <Out href={page}>{children}</Out> : <a href={page}>{children}</a>;
}

/** What an answer brought in each score, or the level of an item. */
function Worth({ id, result }: { id: string; result: Result }) {
  const item = result.items?.find((one) => one.id === id);
  if (item) {
    const levels = [item.label, item.labelAtMost].flatMap((one) => (one ? plain(one) : []));
    return <p class="worth">{levels.join(' to ')}</p>;
  }
  const check = result.checks.find((one) => one.id === id);
  const counted = result.scores.flatMap((score): [Score, Points][] => {
    const found = check?.points[score.id];
    return found && found.possible > 0 ? [[score, found]] : [];
  });
  if (counted.length === 0) return <p class="worth">not counted</p>;
  return (
    <dl class="worth">
      {counted.map(([score, { earned, earnedHigh, possible }]) => (
        <div key={score.id}>
          <dt>{plain(score.title)}</dt>
          <dd>
            {range(earned, earnedHigh, points)}
            <span class="possible"> of {points(possible)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
