/** What other programs read: the index of all models and a file for each, versioned, beside the pages. */
import { jsonLine, jsonText } from '../../report/json.js';
import { webAddress } from '../../report/web-address.js';
import { answersOf } from '../../result/answers.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { rankIn } from '../pages/leaderboard.js';
import { scoresOf } from '../row-of.js';
import type { Signature } from '../signatures.js';
import type { Site } from '../site.js';
import type { Row } from '../table/row.js';

/** Raised when a key changes its meaning or goes away. */
export const FEED_VERSION = 1;

/** Paths from the top of the site. */
const filesOf = (slug: string) => ({
  page: `models/${slug}.html`,
  json: `api/models/${slug}.json`,
  badge: `badges/${slug}.svg`,
  shields: `badges/${slug}.json`,
});

/** What stands before the models, without the end of the object. */
export function indexBegin(site: Site): string {
  const { title, publisher, baseUrl, collectedAt, rubric, rodeo, models, standing } = site;
  const head = {
    schema: FEED_VERSION,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(baseUrl !== undefined && { baseUrl }),
    collectedAt: collectedAt || null,
    rubric,
    rodeo,
    count: models,
    ranked: standing.ranked,
    median: standing.median,
    scores: site.columns.scores,
  };
  return `${jsonLine(head).slice(0, -1)},"models":[\n`;
}
export const INDEX_END = '\n]}\n';

/** One model of the index. */
export function indexEntry(site: Site, row: Row, signature?: Signature): string {
  const { name, slug, task, parameters, downloads, stars, citations, released } = row;
  return jsonLine({
    id: name,
    slug,
    ...filesOf(slug),
    ...(signature && { bundle: signature.path }),
    scores: Object.fromEntries(site.columns.scores.map(({ id }, index) => [id, row.scores[index] ?? null])),
    inconclusive: row.inconclusive,
    known: row.known,
    tier: row.tier || null,
    rank: rankIn(site, row),
    class: row.className || null,
    classRank: row.classRank,
    archetype: row.archetype || null,
    license: { weights: row.license, openness: row.openness },
    ...(task && { task }),
    ...(parameters !== undefined && { parameters }),
    ...(downloads !== undefined && { downloads }),
    ...(stars !== undefined && { stars }),
    ...(citations !== undefined && { citations }),
    ...(released !== undefined && { released }),
    ...(row.tags.length > 0 && { tags: row.tags }),
    ...(row.bases.length > 0 && { baseModels: row.bases }),
  });
}

/** One model in full. */
export function modelJson(site: Site, result: Result, row: Row, signature?: Signature): string {
  const { model, archetype, classification, verdict } = result;
  const [headline] = row.scores;
  const licenses = Object.fromEntries(
    Object.entries(model.licenses).map(([scope, { id, name, openness, basis, confidence, citations }]) => [
      scope,
      { id, name, openness, basis, ...(confidence && { confidence }), evidence: addresses(citations) },
    ]),
  );
  return jsonText({
    schema: FEED_VERSION,
    id: row.name,
    slug: row.slug,
    ...filesOf(row.slug),
    ...(signature && { bundle: signature.path, signedBy: signature.by }),
    collectedAt: result.collectedAt,
    rubric: result.rubric,
    rodeo: result.rodeo,
    scores: Object.fromEntries(
      scoresOf(result).map(({ id, low, high, tier, coverage, inconclusive }) => [
        id,
        { low, high, tier, coverage, inconclusive },
      ]),
    ),
    inconclusive: row.inconclusive,
    rank: rankIn(site, row),
    moreOpenThan: headline && !row.inconclusive ? site.standing.aboveOf(headline) : null,
    archetype,
    ...(verdict && { verdict: { label: verdict.label, certain: verdict.certain } }),
    ...(classification && {
      classification: {
        id: classification.id,
        class: classification.class,
        label: classification.label,
        certain: classification.certain,
        progress: classification.progress,
      },
    }),
    licenses,
    model: { ...model, licenses: undefined },
    checks: answersOf(result).map(({ id, title, result: found, because, citations }) => ({
      ...{ id, title, result: found, because },
      evidence: addresses(citations),
    })),
    fixes: result.fixes,
    missing: result.missing.map(({ what, reason, url }) => ({ what, reason: reason.code, url })),
  });
}

const addresses = (citations: Result['checks'][number]['citations']): string[] =>
  citations.flatMap(({ url }) => webAddress(plain(url)) ?? []);
