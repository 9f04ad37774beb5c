/** `rodeo site`: pages from journals of batches, for any web server or none. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { number } from '../batch/progress.js';
import { readLines, type Survey, survey } from '../batch/survey.js';
import { usageError } from '../errors.js';
import { webAddress } from '../report/web-address.js';
import { listRubrics, loadRubric } from '../rubric/load.js';
import type { Rubric } from '../rubric/schema.js';
import type { FetchImage } from '../site/avatars.js';
import { buildSite } from '../site/build.js';
import { openFolder } from '../site/folder.js';
import { serveFolder } from '../site/serve.js';
import { Signatures } from '../site/signatures.js';
import type { SiteOptions } from '../site/site.js';
import { type BundleFlags, readBundles } from './bundles.js';
import { checkReadable } from './input.js';
import { onInterruption } from './interruption.js';
import { hint, say } from './messages.js';

export interface SiteFlags extends BundleFlags {
  output?: string;
  title: string;
  publisher?: string;
  logo?: string;
  /** A style sheet of the publisher's. */
  style?: string;
  baseUrl?: string;
  submitUrl?: string;
  rubric?: string;
  /** Whether pictures of organizations are stored beside the pages. */
  fetchImages?: boolean;
  serve?: boolean;
  port?: number;
}

const LOGOS = new Set(['.svg', '.png', '.jpg', '.jpeg', '.webp']);

/**
 * Writes the site, and with `--serve` shows it until the user stops it.
 * @param files journals; with several, a model's earlier results are its history
 * @throws usageError for what is no journal, and for a folder that holds something else
 */
export async function site(files: readonly string[], flags: SiteFlags): Promise<void> {
  if (flags.output === undefined && flags.serve !== true) {
    throw usageError(
      'no folder for the pages is given',
      'Name one, such as -o public/, or look at the pages with --serve.',
    );
  }
  for (const file of [...files, ...[flags.logo, flags.style].flatMap((one) => one ?? [])]) {
    await checkReadable(file, 'rodeo batch -o writes journals.');
  }
  const options = optionsOf(flags);
  const images = flags.fetchImages ? (await import('./site-images.js')).openImages() : null;
  const writeTo = (folder: string) => write(files, flags, options, folder, images?.fetchImage);
  try {
    if (flags.serve !== true) return await writeTo(flags.output as string);
    const folder = flags.output ?? join(await mkdtemp(join(tmpdir(), 'rodeo-site-')), 'site');
    try {
      await show(files, flags, folder, writeTo);
    } finally {
      if (flags.output === undefined) await rm(join(folder, '..'), { recursive: true, force: true });
    }
  } finally {
    await images?.close();
  }
}

function optionsOf({ title, publisher, logo, style, baseUrl, submitUrl }: SiteFlags): SiteOptions {
  for (const [name, url] of Object.entries({ 'base-url': baseUrl, 'submit-url': submitUrl })) {
    if (url !== undefined && webAddress(url) === null) {
      throw usageError(`--${name} must be an address that begins with https:// or http://, not "${url}"`);
    }
  }
  const ending = logo === undefined ? '' : extname(logo).toLowerCase();
  if (logo !== undefined && !LOGOS.has(ending)) {
    throw usageError(`--logo must be an image (${[...LOGOS].join(' ')}), not "${logo}"`);
  }
  return {
    title,
    ...(publisher !== undefined && { publisher }),
    ...(logo !== undefined && { logo: `logo${ending}` }),
    ...(style !== undefined && { ownStyle: true as const }),
    ...(baseUrl !== undefined && { baseUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/` }),
    ...(submitUrl !== undefined && { submitUrl }),
  };
}

async function write(
  files: readonly string[],
  flags: SiteFlags,
  options: SiteOptions,
  output: string,
  fetchImage?: FetchImage,
): Promise<void> {
  const found = await survey(files);
  const rules = await rulesOf(found, flags.rubric);
  const signatures = new Signatures(await readBundles(flags));
  const folder = await openFolder(output);
  try {
    const built = await buildSite(found, options, rules, folder, signatures, fetchImage);
    const { models, without, unstored } = built;
    await folder.finish({ logo: flags.logo, style: flags.style });
    for (const reason of signatures.unclaimed()) say(`not shown as signed: ${reason}`);
    if (unstored.length > 0) say(unstoredLine(unstored));
    const left = without > 0 ? `, ${number(without)} without a result` : '';
    say(`${output} shows ${number(models)} ${models === 1 ? 'model' : 'models'}${left}`);
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}

const UNSTORED_SHOWN = 3;

function unstoredLine(unstored: readonly string[]): string {
  const more = unstored.length - UNSTORED_SHOWN;
  const shown = unstored.slice(0, UNSTORED_SHOWN).join(', ') + (more > 0 ? ` and ${number(more)} more` : '');
  return `${unstored.length === 1 ? 'one picture could not be stored and is linked instead' : `${number(unstored.length)} pictures could not be stored and are linked instead`}: ${shown}`;
}

/** The rubric of the journal, where it is one that is known here. */
async function rulesOf(found: Survey, named: string | undefined): Promise<Rubric | null> {
  if (named !== undefined) return await loadRubric(named);
  for await (const { result } of readLines(found)) {
    if (!result) continue;
    const known = (await listRubrics()).some(({ id, kind }) => kind === 'rubric' && id === result.rubric.id);
    if (!known)
      hint(`the rubric ${result.rubric.id} does not come with rodeo: --rubric FILE lets the pages show it`);
    return known ? await loadRubric(result.rubric.id) : null;
  }
  return null;
}

/** Serves it until it is stopped, and builds it anew before a page is shown whose journal has changed. */
async function show(
  files: readonly string[],
  flags: SiteFlags,
  folder: string,
  writeTo: (folder: string) => Promise<void>,
): Promise<void> {
  const stamp = async () =>
    JSON.stringify(
      await Promise.all(files.map(async (file) => [(await stat(file)).mtimeMs, (await stat(file)).size])),
    );
  let seen = await stamp();
  await writeTo(folder);
  let building: Promise<void> = Promise.resolve();
  const renew = () => {
    building = building.then(async () => {
      const now = await stamp();
      if (now === seen) return;
      seen = now;
      await writeTo(folder).catch((error: Error) => say(error.message));
    });
    return building;
  };
  const interruption = onInterruption();
  const server = await serveFolder(folder, flags.port ?? 0, renew).catch((error: NodeJS.ErrnoException) => {
    throw usageError(`cannot listen on port ${flags.port}: ${error.code ?? error.message}`);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  say(`http://127.0.0.1:${port}/ shows it; Ctrl-C ends`);
  try {
    await new Promise<void>((done) =>
      interruption.signal.addEventListener('abort', () => done(), { once: true }),
    );
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    interruption.end();
  }
}
