/** A real Chromium for all tests of pages: started once, shared, and closed with the process that the tests run in. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { serveFolder } from '../../../src/site/serve.js';
import { removeFolders } from '../journal.js';
import { worldFolder } from './world.js';

/** Where Debian puts it; `CHROMIUM` names another. */
const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';

export interface World {
  browser: Browser;
  folder: string;
  /** The address of a page by either way of reading the site. */
  at(way: 'file' | 'http', path: string): string;
}

let world: Promise<World> | undefined;

/** The site, and a browser to read it with. Fails when there is no Chromium: pages that nobody looked at are not tested. */
export function openWorld(): Promise<World> {
  world ??= start();
  return world;
}

async function start(): Promise<World> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`There is no ${PROGRAM}: install Debian's chromium, or name another by CHROMIUM.`);
  }
  const [browser, folder] = await Promise.all([
    chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-gpu'] }),
    worldFolder(),
  ]);
  // All files of tests share it: it ends with the process that they run in.
  process.once('exit', removeFolders);
  const server = await serveFolder(folder, 0, async () => undefined);
  server.unref();
  const { port } = server.address() as AddressInfo;
  const at: World['at'] = (way, path) =>
    way === 'http' ? `http://127.0.0.1:${port}/${path}` : `${pathToFileURL(folder).href}/${path}`;
  return { browser, folder, at };
}

export interface Visit {
  page: Page;
  /** What went wrong in the page: mistakes of scripts, what the policy refused, what was asked of other places. */
  complaints: string[];
}

/** A page of its own context, watched. */
export async function visitIn(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:file:|http:\/\/127\.0\.0\.1:)/.test(request.url()))
      complaints.push(`asked for ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // Whoever leaves a page ends what it was still loading.
    const why = request.failure()?.errorText ?? '';
    if (!why.includes('ERR_ABORTED')) complaints.push(`not loaded: ${request.url()} ${why}`);
  });
  return { page, complaints };
}
