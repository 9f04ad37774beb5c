/**
 * The report on one model as one file that needs nothing beside it: styles and all pages' words inside, no script, nothing loaded, and
 * the result itself for programs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { checkAddress } from '../docs-address.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { jsonLine } from '../report/json.js';
import type { Renderer } from '../report/renderer.js';
import { dayOf } from '../report/wording.js';
import type { Result } from '../result/result.js';
import { plain, withoutControls } from '../terminal.js';
import { Account } from './parts/account.js';
import { Summary } from './parts/description.js';
import { KeyFacts } from './parts/facts.js';
import { GateBlock } from './parts/gate.js';
import { Section } from './parts/section.js';
import { Dispute } from './parts/use.js';
import { oneLine, Unseen, Verdict } from './parts/verdict.js';

/** One model. The page is whole without scripts: parts that are long fold. */
export const renderHtml: Renderer = ([result]) => {
  if (!result) return '';
  const css = styles();
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = `${plain(result.model.name)}: how open it is`;
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <meta name="generator" content={`rodeo ${plain(result.rodeo)}`} />
      <title>{title}</title>
      <meta name="description" content={oneLine(result)} />
    </head>,
  ).replace('</head>', () => `<style>${css}</style></head>`);
  // Within a script only `</` and `<!--` mean anything, and JSON has another way of writing `<`.
  const json = jsonLine(result).replace(/</g, '\\u003c');
  return [
    '<!doctype html>',
    `<html lang="en">${head}<body>`,
    withoutControls(renderToString(<Report result={result} />)),
    `<script type="application/json" id="rodeo-result">${json}</script>`,
    '</body></html>\n',
  ].join('\n');
};

let read: string | undefined;
/** The style sheet of the site. */
function styles(): string {
  read ??= readFileSync(join(PACKAGE_ROOT, 'dist/assets/site.css'), 'utf8').replace(/<\//g, '<\\/');
  return read;
}

function Report({ result }: { result: Result }) {
  const { model, gate } = result;
  return (
    <main id="main">
      <article class="model-page">
        <header class="model-head">
          <h1>{plain(model.name)}</h1>
          <Summary result={result} />
          <KeyFacts result={result} />
        </header>
        <Verdict result={result} reason="" />
        <Unseen result={result} />
        {gate && (
          <Section id="gate" title="Gate">
            <GateBlock gate={gate} />
          </Section>
        )}
        <Account
          result={result}
          fixPage={(check) => `#check-${check}`}
          licensePage={null}
          checkPage={checkAddress}
        />
        <Section id="dispute" title="Dispute this">
          <Dispute result={result} />
        </Section>
        <p class="note">
          Evidence of {dayOf(result.collectedAt)}, judged by rodeo {plain(result.rodeo)} under the rubric{' '}
          {plain(result.rubric.title)}. The result itself is in this file, as JSON.
          {result.notes.map((note) => (
            <> {plain(note)}.</>
          ))}
        </p>
      </article>
    </main>
  );
}
