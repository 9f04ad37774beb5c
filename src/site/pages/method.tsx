/** How models are judged: made from the rubric and from the checks' own words, so that it cannot drift from what is judged. */
import type { Check } from '../../checks/check.js';
import { checks } from '../../checks/index.js';
import { NEEDS } from '../../checks/need-words.js';
import { points } from '../../report/wording.js';
import { checksOfItem } from '../../rubric/items.js';
import { type Condition, hasItems, type Rubric, type WeightedRubric, weightIn } from '../../rubric/schema.js';
import { plain } from '../../terminal.js';
import { Coded } from '../parts/fixes.js';
import { pageText } from '../parts/layout.js';
import type { Site } from '../site.js';
import { Bar } from '../table/marks.js';

/** Scores, tiers, archetypes, factors of licenses and classes of the rubric. */
export function aboutPage(site: Site): string {
  const { rules } = site;
  return pageText(site, {
    path: 'about.html',
    title: 'Method',
    about: `How models are judged: ${site.columns.checks.length} questions, each answered from evidence.`,
    within: 'about.html',
    children: (
      <article class="prose">
        <h1>How this is judged</h1>
        <p class="lead">
          Nobody fills in a form. For each model a program reads what is public: the page on the Hub, the
          repository, the paper, the files and the licenses. It asks {site.columns.checks.length} questions,
          and keeps for each answer the line that proves it.
        </p>
        <h2>Three rules</h2>
        <ol>
          <li>
            <strong>A fact is there, is not there, or could not be looked at.</strong> What could not be
            looked at never counts against a model, and never for it: the score becomes a range. Its low end
            is what is proven.
          </li>
          <li>
            <strong>Proof has an order.</strong> A file that exists counts more than a link, a link more than
            a claim in prose, a claim more than a word in a path.
          </li>
          <li>
            <strong>Openness must be proven, and so must its absence.</strong> Terms that nobody can
            understand are unclear, not open; and a wish is not a restriction.
          </li>
        </ol>
        {rules && !hasItems(rules) && <Weighted rules={rules} />}
        {rules && hasItems(rules) && (
          <>
            <h2>{plain(rules.title)}</h2>
            <p>
              The list of the framework itself, item by item.{' '}
              <a href="checks.html">Which checks answer them</a>
            </p>
          </>
        )}
        {!rules && (
          <p class="callout">
            The rubric {plain(site.rubric.id)} is not among those that come with rodeo, so its weights are not
            shown here.
          </p>
        )}
        <h2>Ranks</h2>
        <p>
          Scores are ranges, so ranks are, too: a model at 54–63 may rank anywhere among those that it
          overlaps. Models of which too little could be seen are listed below all others, without a rank.
        </p>
        {site.mixed && (
          <p class="callout">
            Some results of this site were made by another version of rodeo or of the rubric than others.
            Differences between them may come from the method.
          </p>
        )}
        <p>
          <a href="checks.html">All checks</a>, what each asks and how to meet it ·{' '}
          <a href="faq.html">Questions</a>
        </p>
      </article>
    ),
  });
}

function Weighted({ rules }: { rules: WeightedRubric }) {
  const scores = Object.entries(rules.scores);
  const { open, restricted, none } = rules.licenseCredit;
  return (
    <>
      <h2>The scores</h2>
      <dl class="definitions">
        {scores.map(([id, { title, asks }]) => (
          <div key={id}>
            <dt>{plain(title)}</dt>
            <dd>
              {plain(asks ?? '')} Counts{' '}
              {Object.values(rules.criteria).filter((criterion) => weightIn(criterion, id) > 0).length}{' '}
              checks.
            </dd>
          </div>
        ))}
      </dl>
      <p>
        A score is the share of points that a model has of those that can apply to it. With less than{' '}
        {Math.round(rules.minCoverage * 100)}% of the points known it is called inconclusive.
      </p>
      <h2>What a license does to points</h2>
      <p>
        Something that can be downloaded but not freely used is worth less to whoever builds on it. A
        component counts {percent(open)} of its points under an open license, {percent(restricted)} under
        terms that restrict use, and {percent(none)} without any terms; a check may set other shares.
      </p>
      <h2>Tiers</h2>
      <ul>
        {rules.tiers.map(({ label, atLeast }) => (
          <li key={label}>
            <strong>{plain(label)}</strong>: {atLeast === undefined ? 'below that' : `${atLeast} or more`}
          </li>
        ))}
      </ul>
      {rules.archetypes && rules.archetypes.length > 0 && (
        <>
          <h2>Archetypes</h2>
          <p>The first that holds:</p>
          <ol>
            {rules.archetypes.map(({ label, when = {} }) => (
              <li key={label + JSON.stringify(when)}>
                <strong>{plain(label)}</strong>
                {': '}
                {Object.entries(when)
                  .map(
                    ([id, condition]) =>
                      `${plain(rules.scores[id]?.title ?? id).toLowerCase()} ${bounds(condition)}`,
                  )
                  .join(' and ') || 'everything else'}
              </li>
            ))}
          </ol>
        </>
      )}
      {rules.ladder && (
        <>
          <h2>{plain(rules.ladder.title)}</h2>
          <p>
            Beside the scores, each model is placed in the framework's own classes. A class asks for
            components, and for an open license on each.
          </p>
        </>
      )}
    </>
  );
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function bounds(condition: Condition): string {
  if (typeof condition === 'number') return `of at least ${condition}`;
  const { atLeast, below } = condition;
  return [atLeast !== undefined && `of at least ${atLeast}`, below !== undefined && `below ${below}`]
    .filter(Boolean)
    .join(' and ');
}

/** Every check: what it asks, why, what it reads, how to meet it, what it counts, and how many models of the site do. */
export function checksPage(site: Site, passing: ReadonlyMap<string, number | null>): string {
  const { rules } = site;
  const asked = rules ? askedBy(rules) : new Set(site.columns.checks.map(({ id }) => id));
  const shown = checks.filter(({ id }) => asked.has(id));
  return pageText(site, {
    path: 'checks.html',
    title: 'All checks',
    about: `${shown.length} checks: what each asks, why it matters, and how to meet it.`,
    within: 'about.html',
    children: (
      <article class="prose">
        <h1>All checks</h1>
        <p class="lead">What each asks, why it matters, what it reads, and how to meet it.</p>
        <ol class="check-index">
          {shown.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
        {shown.map((check) => (
          <CheckText key={check.id} check={check} rules={rules} share={passing.get(check.id) ?? null} />
        ))}
      </article>
    ),
  });
}

function askedBy(rules: Rubric): Set<string> {
  return new Set(
    hasItems(rules)
      ? Object.values(rules.items).flatMap((item) => checksOfItem(item))
      : Object.keys(rules.criteria),
  );
}

function CheckText({ check, rules, share }: { check: Check; rules: Rubric | null; share: number | null }) {
  const criterion = rules && !hasItems(rules) ? rules.criteria[check.id] : undefined;
  const weights =
    rules && !hasItems(rules) && criterion
      ? Object.entries(rules.scores).flatMap(([id, { title }]) => {
          const weight = weightIn(criterion, id);
          return weight > 0 ? [`${points(weight)} in ${plain(title).toLowerCase()}`] : [];
        })
      : [];
  return (
    <section class="check-text" aria-labelledby={check.id}>
      <h2 id={check.id}>{check.title}</h2>
      <p>{check.why}</p>
      <dl class="definitions">
        <div>
          <dt>Reads</dt>
          <dd>{check.needs.map((need) => NEEDS[need]).join(', ')}</dd>
        </div>
        <div>
          <dt>To meet it</dt>
          <dd>
            <Coded text={check.fix} />
          </dd>
        </div>
        {check.component !== undefined && (
          <div>
            <dt>Component</dt>
            <dd>{check.component}, of the Model Openness Framework</dd>
          </div>
        )}
        {rules && !hasItems(rules) && (
          <div>
            <dt>Points</dt>
            <dd>
              {weights.length > 0 ? weights.join(', ') : 'shown without points'}
              {weights.length > 0 && criterion?.license && (
                <>, scaled by how open the license of the {criterion.license} is</>
              )}
            </dd>
          </div>
        )}
        {share !== null && (
          <div>
            <dt>Here</dt>
            <dd>
              {share}% of the models meet it
              <Bar score={{ low: share, high: share }} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
