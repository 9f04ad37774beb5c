/** Up to four models side by side: the frame, which the browser's script fills by what the address names. */
import { pageText } from '../parts/layout.js';
import type { Site } from '../site.js';

export function comparePage(site: Site): string {
  return pageText(site, {
    path: 'compare.html',
    title: 'Compare',
    about: 'Up to four models side by side, the differences first.',
    within: 'compare.html',
    script: 'models',
    children: (
      <>
        <header class="page-head">
          <h1>Side by side</h1>
          <p class="lead">
            Up to four models, the differences first. The address of this page keeps the choice, so that it
            can be shared.
          </p>
        </header>
        <noscript>
          <p class="callout">
            Comparing needs JavaScript. The <a href="grid.html">grid</a> shows all models against all checks
            without it.
          </p>
        </noscript>
        <form class="filters" id="chooser" hidden>
          <div class="field">
            <label for="add">Add a model</label>
            <input id="add" list="add-list" autoComplete="off" spellcheck={false} placeholder="owner/name" />
            <datalist id="add-list" />
          </div>
          <button type="submit">Add</button>
          <output id="said" class="note" aria-live="polite" />
        </form>
        <div id="comparison" />
      </>
    ),
  });
}
