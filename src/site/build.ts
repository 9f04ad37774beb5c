/**
 * From journals to a site: read once for what all pages share, and once more to write each model's page as it passes. Pure but for
 * the reading; the same journals give the same bytes.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalLine } from '../batch/journal-line.js';
import { everyLineOf, readLines, readWhole, type Survey } from '../batch/survey.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { renderBadge, renderSignedBadge } from '../report/badge.js';
import { csvColumns, csvHeader, csvRows } from '../report/csv.js';
import { renderShields, renderSignedShields } from '../report/shields.js';
import { webAddress } from '../report/web-address.js';
import { headlineOf } from '../result/headline.js';
import type { Result } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';
import { plain } from '../terminal.js';
import { VERSION } from '../version.js';
import { type FetchImage, storeAvatars } from './avatars.js';
import { Catalog } from './catalog.js';
import { atomText, isNews, NEWS, type News } from './feed/atom.js';
import { INDEX_END, indexBegin, indexEntry, modelJson } from './feed/json.js';
import { comparisonScript, modelsScript } from './feed/script-data.js';
import { sitemapText } from './feed/sitemap.js';
import { modelPage } from './pages/model.js';
import { scoreRange } from './parts/charts.js';
import { accountFacts, ownerName } from './parts/facts.js';
import type { Moment } from './parts/history.js';
import { addColumns, rowOf } from './row-of.js';
import { sharedPages } from './shared-pages.js';
import { bundlePath, KEY_PATH, type Signature, Signatures } from './signatures.js';
import type { Account, Site, SiteOptions } from './site.js';
import { slugsOf } from './slug.js';
import { organizationSlug } from './table/views.js';

/** Where the files of a site go, by their path from its top. */
export interface Sink {
  write(path: string, content: string | Uint8Array): void;
  /** The same for what is too long to be held. */
  writePieces(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void>;
}

export interface Built {
  models: number;
  without: number;
  /** Whose picture could not be stored, and why; none when none was to be. */
  unstored: readonly string[];
}

/** More moments of one model say nothing new. */
const MOMENTS = 60;

/**
 * Writes all pages, and the data beside them.
 * @param found the journals
 * @param rules the rubric that judged them, or `null` when it is not known
 * @param signatures bundles that were verified
 * @param fetchImage gets pictures of organizations to be stored; without it they are links
 * @throws usageError for a line whose result is broken
 */
export async function buildSite(
  found: Survey,
  options: SiteOptions,
  rules: Rubric | null,
  sink: Sink,
  signatures = new Signatures([]),
  fetchImage?: FetchImage,
): Promise<Built> {
  const targets: string[] = [];
  for await (const { head, counts } of everyLineOf(found)) if (counts) targets.push(head.target);
  const slug = slugsOf(targets);
  const gathered = await gather(found, slug, signatures);
  const { catalog, without, collectedAt, rubric } = gathered;
  const unstored = fetchImage
    ? await storeAvatars(catalog.accounts.values(), fetchImage, (path, bytes) => sink.write(path, bytes))
    : [];
  const site: Site = {
    ...options,
    columns: catalog.columns,
    standing: catalog.standing,
    models: catalog.size,
    without: without.length,
    collectedAt,
    rubric: rubric ?? { id: rules?.id ?? '', title: rules?.title ?? '' },
    rules,
    rodeo: VERSION,
    mixed: found.judgedBy.size > 1,
    tags: catalog.tags,
  };
  for (const name of ['site.css', 'site.js', 'icon.svg']) {
    sink.write(`assets/${name}`, await readFile(join(PACKAGE_ROOT, 'dist', 'assets', name), 'utf8'));
  }
  for (const { path, text } of sharedPages(site, catalog, without)) sink.write(path, text);
  await sink.writePieces('data/models.js', modelsScript(catalog));
  await sink.writePieces('api/index.json', index(site, catalog, gathered.signed));
  const news = await writeModels(found, { site, sink, slug, ...gathered });
  sink.write('feed.xml', atomText(site, news));
  if (site.baseUrl !== undefined) {
    for (const { path, text } of sitemapText(site.baseUrl, catalog)) sink.write(path, text);
  }
  return { models: catalog.size, without: without.length, unstored };
}

interface Gathered {
  catalog: Catalog;
  without: { target: string; reason: string }[];
  collectedAt: string;
  rubric: Site['rubric'] | null;
  /** Earlier results, by slug; only of models that have any. */
  earlier: ReadonlyMap<string, Moment[]>;
  csv: ReadonlySet<string>;
  /** Signed results, by slug, and where the bundle was read. */
  signed: ReadonlyMap<string, Signature & { file: string }>;
}

/** The first reading. */
async function gather(
  found: Survey,
  slug: (target: string) => string,
  signatures: Signatures,
): Promise<Gathered> {
  const catalog = new Catalog();
  const without: Gathered['without'] = [];
  const earlier = new Map<string, Moment[]>();
  const csv = new Set<string>();
  const signed = new Map<string, Signature & { file: string }>();
  let collectedAt = '';
  let rubric: Site['rubric'] | null = null;
  for await (const surveyed of everyLineOf(found)) {
    const line = readWhole(found, surveyed);
    const { result, target, reason } = line;
    if (!surveyed.counts) {
      if (!result) continue;
      const moments = earlier.get(slug(target)) ?? [];
      earlier.set(slug(target), [...moments, momentOf(line, result)].slice(-MOMENTS));
    } else if (!result) {
      without.push({ target, reason: plain(reason ? `${reason.code}: ${reason.detail}` : 'no result') });
    } else {
      addColumns(catalog.columns, result);
      const row = rowOf(result, slug(target), catalog.columns);
      catalog.add(row);
      const account = accountOf(result);
      if (account) catalog.accounts.set(organizationSlug(row), account);
      for (const column of csvColumns(result)) csv.add(column);
      const bundle = signatures.of(result);
      if (bundle) signed.set(row.slug, { ...bundle, path: bundlePath(row.slug) });
      if (result.collectedAt > collectedAt) collectedAt = result.collectedAt;
      rubric ??= { id: result.rubric.id, title: result.rubric.title };
    }
  }
  catalog.close();
  without.sort((one, other) => (one.target < other.target ? -1 : 1));
  return { catalog, without, collectedAt, rubric, earlier, csv, signed };
}

/** What a result says about whoever publishes the model; `null` when nothing was asked about them. */
function accountOf(result: Result): Account | null {
  const { organization, hub } = result.model;
  if (!organization || !hub) return null;
  const url = hub.url.endsWith(hub.id) ? `${hub.url.slice(0, -hub.id.length)}${organization.id}` : null;
  const { avatarUrl } = organization;
  // Of whoever gave no picture the Hub names one of its own by a path.
  const isKnown = avatarUrl !== undefined && URL.canParse(avatarUrl, hub.url);
  const avatar = isKnown ? webAddress(new URL(avatarUrl, hub.url).href) : null;
  return { name: ownerName(result, organization.id), url, avatar, facts: accountFacts(result) };
}

function momentOf({ rubric, rodeo }: JournalLine, result: Result): Moment {
  const headline = headlineOf(result);
  return {
    at: result.collectedAt,
    headline: headline ? scoreRange(headline) : null,
    label: plain(result.classification?.label ?? result.verdict?.label ?? ''),
    method: `rodeo ${rodeo}, rubric ${rubric.id} ${rubric.digest.slice(0, 7)}`,
  };
}

function* index(site: Site, catalog: Catalog, signed: Gathered['signed']): Generator<string> {
  yield indexBegin(site);
  let first = true;
  for (const row of catalog.all()) {
    yield (first ? '' : ',\n') + indexEntry(site, row, signed.get(row.slug));
    first = false;
  }
  yield INDEX_END;
}

interface Writing extends Gathered {
  site: Site;
  sink: Sink;
  slug: (target: string) => string;
}

/** The second reading: all that is about one model. @returns what the feed tells, the newest first */
async function writeModels(found: Survey, writing: Writing): Promise<News[]> {
  const { site, sink, slug, catalog, earlier, csv, signed } = writing;
  const bins = catalog.binsOf(catalog.all());
  const columns = ['slug', ...csv];
  let news: News[] = [];
  async function* rows(): AsyncGenerator<string> {
    yield csvHeader(columns);
    for await (const line of readLines(found)) {
      const { result, target } = line;
      if (!result) continue;
      const own = slug(target);
      const before = earlier.get(own) ?? [];
      const now = momentOf(line, result);
      const row = rowOf(result, own, catalog.columns);
      const signature = signed.get(own);
      const history = before.length > 0 ? [...before, now].sort(byTime) : [];
      const { picture } = catalog.accounts.get(organizationSlug(row)) ?? {};
      const page = { result, slug: own, bins, history, signature, picture };
      sink.write(`models/${own}.html`, modelPage(site, page));
      sink.write(`api/models/${own}.json`, modelJson(site, result, row, signature));
      const bundle = site.baseUrl === undefined || !signature ? undefined : site.baseUrl + signature.path;
      sink.write(`badges/${own}.svg`, signature ? renderSignedBadge(result, bundle) : renderBadge([result]));
      sink.write(`badges/${own}.json`, signature ? renderSignedShields(result) : renderShields([result]));
      if (signature) await writeBundle(sink, signature);
      sink.write(`data/models/${own}.js`, comparisonScript(own, result));
      news = newest(news, newsOf(row.name, own, now, history.at(-2)));
      yield csvRows([result], columns, { slug: own });
    }
  }
  await sink.writePieces('api/models.csv', rows());
  return news;
}

async function writeBundle(sink: Sink, { path, file, by }: Signature & { file: string }): Promise<void> {
  sink.write(path, await readFile(file, 'utf8'));
  // All that are signed by a key are signed by the one that was named.
  if ('key' in by) sink.write(KEY_PATH, by.key);
}

const byTime = (one: Moment, other: Moment): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

function newsOf(name: string, slug: string, { at, headline, label, method }: Moment, was?: Moment): News {
  return {
    ...{ name, slug, at, is: headline, label },
    ...(was && { was: { headline: was.headline, label: was.label, sameMethod: was.method === method } }),
  };
}

/** The newest first; cut when twice as many as are told have come together. */
function newest(news: News[], one: News): News[] {
  if (!isNews(one)) return news;
  const all = [...news, one];
  all.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.slug < b.slug ? -1 : 1));
  return all.slice(0, NEWS);
}
