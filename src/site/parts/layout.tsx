/** The frame of every page: what a browser and a crawler must know, the way around the site, and who made it. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { dayOf } from '../../report/wording.js';
import { plain, withoutControls } from '../../terminal.js';
import type { Site } from '../site.js';

export interface Page {
  /** From the top of the site: `models/microsoft/biogpt.html`. */
  path: string;
  title: string;
  about: string;
  /** Which entry of the way around is this one's. */
  within?: (typeof WAYS)[number]['path'];
  /** Loads the script, and the data before it. */
  script?: 'models';
  children: ComponentChildren;
}

const WAYS = [
  { path: 'index.html', title: 'Leaderboard' },
  { path: 'grid.html', title: 'Grid' },
  { path: 'timeline.html', title: 'Timeline' },
  { path: 'compare.html', title: 'Compare' },
  { path: 'organizations.html', title: 'Browse' },
  { path: 'about.html', title: 'Method' },
] as const;

/** Nothing is loaded from elsewhere, and nothing runs that did not come with the site. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** From a page to the top of the site. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** A whole page. */
export function pageText(site: Site, page: Page): string {
  return `<!doctype html>\n${withoutControls(renderToString(<Document site={site} page={page} />))}\n`;
}

function Document({ site, page }: { site: Site; page: Page }) {
  const root = rootOf(page.path);
  const title = page.title === site.title ? site.title : `${page.title} · ${site.title}`;
  const absolute = (path: string) => (site.baseUrl === undefined ? null : `${site.baseUrl}${path}`);
  const own = absolute(page.path);
  return (
    <html lang="en" data-root={root}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <meta name="description" content={page.about} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content={site.title} />
        <meta property="og:title" content={page.title} />
        <meta property="og:description" content={page.about} />
        {own && <meta property="og:url" content={own} />}
        {own && <link rel="canonical" href={own} />}
        <meta name="twitter:card" content="summary" />
        <link rel="icon" href={`${root}assets/icon.svg`} type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title="Changes" href={`${root}feed.xml`} />
        <link rel="stylesheet" href={`${root}assets/site.css`} />
        {site.ownStyle && <link rel="stylesheet" href={`${root}assets/own.css`} />}
        {page.script === 'models' && <script defer src={`${root}data/models.js`} />}
        {page.script && <script defer src={`${root}assets/site.js`} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Top site={site} page={page} root={root} />
        <main id="main" tabIndex={-1}>
          {page.children}
        </main>
        <Foot site={site} root={root} />
      </body>
    </html>
  );
}

function Top({ site, page, root }: { site: Site; page: Page; root: string }) {
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href={`${root}index.html`}>
          {site.logo === undefined ? <Mark /> : <img src={`${root}assets/${site.logo}`} alt="" height={28} />}
          {site.title}
        </a>
        <nav aria-label="Site">
          <ul>
            {WAYS.map(({ path, title }) => (
              <li key={path}>
                <a href={root + path} {...(page.within === path && { 'aria-current': 'page' as const })}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** A gauge three quarters full. */
function Mark() {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9" class="ring" />
      <path d="M12 3a9 9 0 1 1-9 9" class="arc" />
      <circle cx="12" cy="12" r="2.5" class="dot" />
    </svg>
  );
}

function Foot({ site, root }: { site: Site; root: string }) {
  return (
    <footer class="foot">
      <div class="foot-row">
        <ul>
          {[
            ['about.html', 'Method'],
            ['checks.html', 'All checks'],
            ['faq.html', 'Questions'],
            ['submit.html', 'Submit a model'],
            ['api.html', 'Data and feed'],
            ['feed.xml', 'Atom'],
          ].map(([path, title]) => (
            <li key={path}>
              <a href={`${root}${path}`}>{title}</a>
            </li>
          ))}
        </ul>
        <p>
          {site.publisher !== undefined && <>Published by {plain(site.publisher)}. </>}
          {site.collectedAt !== '' && <>Evidence up to {dayOf(site.collectedAt)}, judged by </>}
          {site.collectedAt === '' && <>Judged by </>}
          rodeo {site.rodeo} under the rubric <a href={`${root}about.html`}>{plain(site.rubric.id)}</a>.
        </p>
      </div>
    </footer>
  );
}
