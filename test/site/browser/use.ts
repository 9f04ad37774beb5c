/** What people do with the pages: sort, search, filter, turn pages, compare, all of it from a disk and by the keyboard alone. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, visitIn, type World } from './chromium.js';

export function use(): void {
  let world: World;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    world = await openWorld();
    context = await world.browser.newContext({ viewport: { width: 1440, height: 900 } });
    ({ page, complaints } = await visitIn(context));
  }, 120_000);
  afterAll(async () => {
    await context?.close();
  });
  beforeEach(async () => {
    // Only the part after `#` may differ between two tests, which loads nothing anew.
    await page.goto('about:blank');
    complaints.length = 0;
  });
  afterEach(() => expect(complaints).toEqual([]));

  const open = (path: string) => page.goto(world.at('file', path));
  const rows = (column = 'th.model a:first-child') =>
    page.locator(`tbody tr ${column}`).evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''));
  const count = () => page.locator('#count').textContent();

  test('a click on a head sorts, a second one turns it around, and the address keeps it', async () => {
    await open('index.html');
    const ranked = await rows();
    expect(ranked).toHaveLength(100);
    const head = page.locator('th[data-column="model"]');
    await head.getByRole('button').click();
    const named = await rows();
    expect(named).not.toEqual(ranked);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const turned = await rows();
    expect(turned[0]).not.toBe(named[0]);
    expect(page.url()).toContain('#sort=-model');
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    expect(await rows()).toEqual(turned);
  });

  test('figures sort by their value, and what states none stands last', async () => {
    await open('index.html#sort=downloads');
    const downloads = await page.evaluate(() =>
      [...document.querySelectorAll('tbody tr')].map(
        (row) => row.querySelectorAll('td.figure')[1]?.textContent ?? '',
      ),
    );
    const scale: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9 };
    const values = downloads.map((text) => Number.parseFloat(text) * (scale[text.at(-1) ?? ''] ?? 1));
    const stated = values.filter((value) => !Number.isNaN(value));
    expect(stated.length).toBeGreaterThan(10);
    expect(stated).toEqual([...stated].sort((one, other) => other - one));
  });

  test('a search and filters narrow the table, say how many are left, and are cleared', async () => {
    await open('index.html');
    expect(await count()).toBe('248 models');
    await page.getByLabel('Search').fill('biogpt');
    expect(await rows()).toEqual(['biogpt']);
    expect(await count()).toBe('1 of 248 models');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(count).toBe('248 models');
    await page.getByLabel('Weights').selectOption('restricted');
    const restricted = await page.locator('tbody tr .license').allTextContents();
    expect(restricted.length).toBeGreaterThan(3);
    expect(new Set(restricted)).toEqual(new Set(['restricted']));
    await page.getByText('More filters').click();
    await page.getByLabel('Organization').fill('team-3');
    expect(new Set(await rows('.owner'))).toEqual(new Set(['team-3']));
    expect(page.url()).toContain('openness=restricted&organization=team-3');
  });

  test('pages of a long table are turned', async () => {
    await open('index.html');
    const first = await rows();
    await page.getByRole('button', { name: 'After →' }).click();
    const second = await rows();
    expect(second).toHaveLength(100);
    expect(second).not.toEqual(first);
    await page.getByRole('button', { name: 'After →' }).click();
    expect(await rows()).toHaveLength(48);
    expect(await page.getByRole('button', { name: 'After →' }).isDisabled()).toBe(true);
  });

  test('the grid is sorted by a check: what meets it stands first', async () => {
    await open('grid.html');
    await page.locator('[data-column="check-intermediate-checkpoints"]').getByRole('button').click();
    const index = await page
      .locator('thead th')
      .evaluateAll((heads) =>
        heads.findIndex((head) => head.getAttribute('data-column') === 'check-intermediate-checkpoints'),
      );
    const marks = await page.locator(`tbody tr > :nth-child(${index + 1}) .aside`).allTextContents();
    const order = ['yes', 'in part', 'no', 'could not be seen', 'does not apply'];
    const places = marks.map((mark) => order.indexOf(mark));
    expect(new Set(places).size).toBeGreaterThan(1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  test('models that are ticked are compared, four at most, with what differs first', async () => {
    await open('index.html');
    const boxes = page.locator('tbody input[type="checkbox"]');
    for (const index of [0, 1, 2, 3]) await boxes.nth(index).check();
    expect(await boxes.nth(4).isDisabled()).toBe(true);
    await boxes.nth(3).uncheck();
    await page.getByRole('link', { name: 'Compare 3 models' }).click();
    expect(await page.locator('.comparison thead th').count()).toBe(3);
    expect(await page.locator('.comparison .group').first().textContent()).toBe('What differs');
    // Licenses come from a file of each model's own.
    await expect
      .poll(() => page.locator('.comparison tr', { hasText: 'License of the code' }).textContent())
      .not.toContain('…');
  });

  test('a comparison is made by its form, keeps to its address, and takes models out', async () => {
    await open('compare.html');
    const add = async (name: string) => {
      await page.getByLabel('Add a model').fill(name);
      await page.keyboard.press('Enter');
    };
    await add('microsoft/biogpt');
    await add('eleutherai/pythia-12b');
    expect(page.url()).toContain('#microsoft%2Fbiogpt,eleutherai%2Fpythia-12b');
    await add('no/such-model');
    expect(await page.locator('#said').textContent()).toBe('There is no model "no/such-model" here.');
    await page.getByRole('button', { name: 'Remove microsoft/biogpt' }).click();
    expect(await page.locator('.comparison thead th').allTextContents()).toEqual(['EleutherAI/pythia-12b✕']);
  });

  test('with the keyboard alone: to the content, through search and filters, to a head, to a model', async () => {
    await open('index.html');
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: element } = document;
        const outline = element ? getComputedStyle(element).outlineStyle : 'none';
        return { text: element?.textContent?.trim() ?? '', id: element?.id ?? '', seen: outline !== 'none' };
      });
    await page.keyboard.press('Tab');
    expect(await focused()).toMatchObject({ text: 'Skip to the content', seen: true });
    await page.keyboard.press('Enter');
    const until = async (is: (one: Awaited<ReturnType<typeof focused>>) => boolean) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        const now = await focused();
        if (is(now)) return now;
        await page.keyboard.press('Tab');
      }
      throw new Error('it is not reached');
    };
    expect((await until(({ id }) => id === 'q')).seen).toBe(true);
    await page.keyboard.type('team-2');
    expect(new Set(await rows('.owner'))).toEqual(new Set(['team-2']));
    expect((await until(({ text }) => text === 'Reproducibility')).seen).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('th[data-column="reproducibility"]').getAttribute('aria-sort')).toBe(
      'descending',
    );
    const [first = ''] = await rows();
    await until(({ text }) => text === first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/models\/team-2\//);
    expect(await page.locator('h1').textContent()).toBe(first);
  });
}
