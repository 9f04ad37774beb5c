/** Pages of text: questions, how to submit a model, the data beside the pages, and what has no result. */
import type { ComponentChildren } from 'preact';
import { plain } from '../../terminal.js';
import { pageText } from '../parts/layout.js';
import { Out } from '../parts/out.js';
import { prefilled } from '../parts/use.js';
import type { Site } from '../site.js';

interface Text {
  path: string;
  title: string;
  about: string;
}

function prosePage(site: Site, { path, title, about }: Text, children: ComponentChildren): string {
  return pageText(site, {
    ...{ path, title, about },
    ...(path === 'faq.html' && { within: 'about.html' as const }),
    children: (
      <article class="prose">
        <h1>{title}</h1>
        <p class="lead">{about}</p>
        {children}
      </article>
    ),
  });
}

export function faqPage(site: Site): string {
  const [headline] = site.columns.scores;
  const questions: [string, ComponentChildren][] = [
    [
      'Who decides these scores?',
      <>
        A program, from public evidence and a <a href="about.html">published method</a>. The same evidence
        gives the same score on every machine, and each answer links to the line behind it.
      </>,
    ],
    [
      'What does a range such as 54–63 mean?',
      <>
        Something could not be looked at: a gated file, a server that did not answer. 54 is what is proven, 63
        what it would be if all of that were there. It is never counted as missing.
      </>,
    ],
    [
      'What does "inconclusive" mean?',
      <>So little could be seen that the score says nothing yet. Such a model has no rank.</>,
    ],
    [
      'Is a model with a low score a bad model?',
      <>No. {headline?.title} says what others can do with a model, not how well it answers.</>,
    ],
    [
      'Why is a model with downloadable weights not open?',
      <>
        Weights alone let others run a model. To check, repair or retrain it takes the code, the data and the
        terms to use them.
      </>,
    ],
    [
      'Why does a license count so much?',
      <>
        Without permission nothing may be done with what can be downloaded. Each model's page says what its
        licenses allow.
      </>,
    ],
    [
      'A judgment is wrong. What now?',
      <>
        Each model's page has a section "Dispute this". A page, a file or a line that shows otherwise settles
        it, and the next audit finds it by itself.
      </>,
    ],
    [
      'How often is this updated?',
      <>
        With every batch. Each page gives the date of its evidence, and the <a href="feed.xml">feed</a> tells
        what changed.
      </>,
    ],
    [
      'May I use the numbers?',
      <>
        Yes: <a href="api.html">as JSON, CSV or badges</a>, beside these pages.
      </>,
    ],
  ];
  return prosePage(
    site,
    { path: 'faq.html', title: 'Questions', about: 'What readers ask about these pages.' },
    questions.map(([question, answer]) => (
      <section key={question}>
        <h2>{question}</h2>
        <p>{answer}</p>
      </section>
    )),
  );
}

export function submitPage(site: Site): string {
  return prosePage(
    site,
    {
      path: 'submit.html',
      title: 'Submit a model',
      about: 'A name is enough: everything else is read from what is public.',
    },
    <>
      {site.submitUrl !== undefined && (
        <p>
          <Out
            href={prefilled(
              site.submitUrl,
              'Submit: ORGANIZATION/MODEL',
              'Model on the Hub, or repository on GitHub:\n\nRepository, paper or model page, if they do not link to each other:\n',
            )}
          >
            Open an issue with the name of the model
          </Out>
        </p>
      )}
      <h2>Or judge it yourself</h2>
      <pre>{'npx rodeo audit ORGANIZATION/MODEL'}</pre>
      <p>Before publication, a folder works as well:</p>
      <pre>npx rodeo audit ./my-model</pre>
      <h2>Build such a site from your own list</h2>
      <pre>{'npx rodeo batch models.txt -o results.ndjson\nnpx rodeo site results.ndjson -o public/'}</pre>
    </>,
  );
}

export function apiPage(site: Site): string {
  const base = site.baseUrl ?? '';
  const files: [string, string][] = [
    [
      'api/index.json',
      'All models: scores with their ranges, rank, class, archetype, licenses, and where the rest is.',
    ],
    ['api/models/OWNER/NAME.json', 'One model: the same, with every check, its reason and its evidence.'],
    ['api/models.csv', 'A row for each model, for spreadsheets.'],
    ['badges/OWNER/NAME.svg', 'A badge.'],
    ['badges/OWNER/NAME.json', 'The same as an endpoint for shields.io.'],
    ['feed.xml', 'Atom: what is new, and what changed.'],
  ];
  return prosePage(
    site,
    {
      path: 'api.html',
      title: 'Data and feed',
      about: 'Everything on these pages as files that programs read: no key, no limit, no server.',
    },
    <>
      <dl class="definitions">
        {files.map(([path, text]) => (
          <div key={path}>
            <dt>{/[A-Z]/.test(path) ? <code>{base + path}</code> : <a href={path}>{path}</a>}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        OWNER and NAME are the model's name on the Hub in lower case:{' '}
        <code>api/models/microsoft/biogpt.json</code>. A repository is under <code>github.com/</code>. Where a
        name has characters other than letters, digits, dots and dashes, or two differ in capitals only,{' '}
        <code>slug</code> in <code>api/index.json</code> says where it is.
      </p>
      <h2>What the keys mean</h2>
      <dl class="definitions">
        {[
          ['schema', '1. A new key does not raise it; a key that changes its meaning or goes away does.'],
          [
            'scores.ID.low, .high',
            'What is proven, and what it would be if all that could not be seen were there; 0 to 100.',
          ],
          ['inconclusive', 'So little could be seen that the headline says nothing yet.'],
          [
            'rank.best, .worst',
            'Equal unless something that could not be seen might move it; null when inconclusive.',
          ],
          ['class', 'The class in the framework, null for none.'],
          ['licenses.SCOPE.openness', 'open, restricted, unclear, none or unknown.'],
          ['bundle', 'Where the result was signed: the Sigstore bundle, for rodeo verify; else missing.'],
          ['checks[].result', 'pass, partial, fail, unknown or notApplicable.'],
        ].map(([key, text]) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>A column in another leaderboard</h2>
      <pre>
        {`const { models } = await (await fetch('${base || 'https://SITE/'}api/index.json')).json();\nconst openness = new Map(models.map((one) => [one.id, one.scores.openness]));`}
      </pre>
    </>,
  );
}

/** Targets that have no result. */
export function withoutPage(site: Site, targets: readonly { target: string; reason: string }[]): string {
  return prosePage(
    site,
    {
      path: 'without.html',
      title: 'Without a result',
      about: 'What was in the list and could not be judged, and why. None of it is counted anywhere.',
    },
    targets.length === 0 ? (
      <p>Nothing: every target of the list has a result.</p>
    ) : (
      <ul>
        {targets.map(({ target, reason }) => (
          <li key={target}>
            <code>{plain(target)}</code> {plain(reason)}
          </li>
        ))}
      </ul>
    ),
  );
}
