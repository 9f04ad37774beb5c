/** Every kind of page as people meet it: from a disk and a server, with scripts and without, narrow and wide, light and dark. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Visit, visitIn, type World } from './chromium.js';

/** One of each kind. */
const PAGES = {
  leaderboard: 'index.html',
  'second page': 'leaderboard-2.html',
  grid: 'grid.html',
  timeline: 'timeline.html',
  comparison: 'compare.html#microsoft/biogpt,team-1%2Fmodel-1,eleutherai/pythia-12b',
  organizations: 'organizations.html',
  organization: 'organizations/microsoft.html',
  tasks: 'tasks.html',
  task: 'tasks/text-generation.html',
  licenses: 'licenses.html',
  license: 'licenses/mit.html',
  tags: 'tags.html',
  method: 'about.html',
  checks: 'checks.html',
  questions: 'faq.html',
  submission: 'submit.html',
  data: 'api.html',
  'targets without a result': 'without.html',
  model: 'models/microsoft/biogpt.html',
  'model that means harm': 'models/evil/harm.html',
  'report in one file': 'report.html',
  'report that means harm': 'harmful-report.html',
};
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };
/** Pages that scripts change, with those that they load: what is there before these come is looked at on its own. */
const SCRIPTED = {
  leaderboard: ['models.js', 'site.js'],
  grid: ['models.js', 'site.js'],
  // Each model that is compared has a file of its own, which the script asks for.
  comparison: ['models.js', 'site.js', 'biogpt.js', 'model-1.js', 'pythia-12b.js', 'noscript'],
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pictures of all pages go to the folder that `PICTURES` names, for people to look at. */
const pictured = process.env.PICTURES;

export function pages(): void {
  let world: World;
  const visits = new Map<string, Visit>();
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    world = await openWorld();
    for (const javaScriptEnabled of [true, false]) {
      const context = await world.browser.newContext({ javaScriptEnabled, viewport: WIDE });
      contexts.push(context);
      visits.set(javaScriptEnabled ? 'with scripts' : 'without scripts', await visitIn(context));
    }
  }, 120_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  /** Pages that load a script are seen without it, too. All others have none, which is looked at: there is nothing to switch off. */
  const WAYS = [
    ['file', 'with scripts'],
    ['http', 'with scripts'],
    ['file', 'without scripts'],
    ['http', 'without scripts'],
  ] as const;
  const VISITS = WAYS.flatMap(([way, scripts]) =>
    Object.keys(PAGES)
      .filter((kind) => scripts === 'with scripts' || kind in SCRIPTED)
      .map((kind) => [kind as keyof typeof PAGES, way, scripts] as const),
  );

  test.each(VISITS)('%s from %s, %s', async (kind, way, scripts) => {
    const { page, complaints } = visits.get(scripts) as Visit;
    complaints.length = 0;
    const path = PAGES[kind];
    // Each pair of width and color is seen from a disk or from a server.
    const looks: Look[] = [
      { ...NARROW, scheme: way === 'file' ? 'light' : 'dark' },
      { ...WIDE, scheme: way === 'file' ? 'dark' : 'light' },
    ];
    await page.goto(world.at(way, path));
    expect(await page.title()).not.toBe('');
    for (const look of looks) {
      await lookAt(page, look);
      expect(await overflow(page), `${look.width} px: wider than the window`).toEqual([]);
      if (pictured !== undefined && scripts === 'with scripts')
        await picture(page, kind, `${look.width}-${look.scheme}`);
    }
    expect(await sharedIds(page)).toEqual([]);
    expect(await page.evaluate('globalThis.harmed')).toBeUndefined();
    expect(complaints).toEqual([]);
    if (scripts === 'with scripts') {
      const names = kind in SCRIPTED ? SCRIPTED[kind as keyof typeof SCRIPTED] : [];
      expect((await scriptsOf(page)).sort()).toEqual([...names].sort());
    }
    // The same page from a server is as accessible as from a disk. Where scripts are switched off, axe waits for ever.
    if (way !== 'file' || scripts !== 'with scripts') return;
    await keepOneOfEachKind(page);
    for (const look of looks) {
      await lookAt(page, look);
      expect(await violations(page), `${look.width} px, ${look.scheme}`).toEqual([]);
    }
  });

  describe('a page whose script does not come', () => {
    test.each(Object.keys(SCRIPTED) as (keyof typeof SCRIPTED)[])('%s is for everybody', async (kind) => {
      const context = await world.browser.newContext({ viewport: WIDE });
      contexts.push(context);
      await context.route('**/*.js', (route) => route.abort());
      const { page } = await visitIn(context);
      await page.goto(world.at('http', PAGES[kind]));
      await keepOneOfEachKind(page);
      expect(await violations(page)).toEqual([]);
    });
  });
}

interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

async function lookAt(page: Page, { width, height, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
}

/** What reaches beyond the window, outside of what can be scrolled by itself. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.scroll'),
    );
    return wide.slice(0, 5).map((element) => `${element.tagName}.${element.getAttribute('class')}`);
  });
}

/**
 * Takes out the rows and the entries of lists in which all is of a kind that one before them has: the same elements, one in the other,
 * of the same classes, with attributes that say the same to a reader of screens. Axe judges markup and styles, not words, and takes
 * seconds for a hundred rows of one kind.
 */
function keepOneOfEachKind(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stated = (element: Element, name: string): string => {
      const value = element.getAttribute(name)?.trim() ?? '';
      if (/^(?:class|role|type|tabindex|aria-(?!label|describedby|controls))/.test(name))
        return `${name}=${value}`;
      const named = /^(?:for|aria-(?:labelledby|describedby|controls))$/.test(name) ? value.split(/\s+/) : [];
      return value === '' || named.some((id) => !document.getElementById(id)) ? `${name}!` : name;
    };
    const kinds = (element: Element, within: string): string[] => {
      const attributes = element.getAttributeNames().map((name) => stated(element, name));
      const kind = `${within}>${element.tagName}[${attributes}]${element.textContent?.trim() ? '' : '!'}`;
      return [kind, ...[...element.children].flatMap((child) => kinds(child, kind))];
    };
    const seen = new Set<string>();
    for (const row of document.querySelectorAll('tbody tr, li')) {
      if (!row.isConnected) continue;
      const found = kinds(row, row.parentElement?.closest('[class]')?.className ?? '');
      if (found.every((kind) => seen.has(kind))) row.remove();
      for (const kind of found) seen.add(kind);
    }
  });
}

/** What makes a page another one where scripts run: the files of its scripts, and what it shows in their place. */
function scriptsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('script:not([type="application/json"]), noscript')].map(
      (element) => element.getAttribute('src')?.split('/').at(-1) ?? element.tagName.toLowerCase(),
    ),
  );
}

/** Names of elements that more than one has. */
function sharedIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) < index);
  });
}

async function violations(page: Page): Promise<string[]> {
  // Reading axe itself takes as long as its look at a short page.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe);
  return page.evaluate(async () => {
    type Axe = { run(options: object): Promise<{ violations: Violation[] }> };
    interface Violation {
      id: string;
      nodes: { target: unknown[]; failureSummary?: string }[];
    }
    // It would fetch the styles to read them, which the policy of the page forbids.
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ preload: false, resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`,
    );
  });
}

async function picture(page: Page, kind: string, look: string): Promise<void> {
  await mkdir(pictured as string, { recursive: true });
  const path = join(pictured as string, `${kind.replaceAll(' ', '-')}-${look}.png`);
  await page.screenshot({
    path,
    fullPage: true,
    clip: { x: 0, y: 0, width: page.viewportSize()?.width ?? 0, height: 4000 },
  });
}
