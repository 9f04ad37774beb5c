/** What a release contradicts beyond one page: Hub and GitHub, the model it was made from, the data it was made with. */
import { valueIn } from '../../evidence.js';
import { allOrigins, isCopied, stepsUp } from '../lineage/origin.js';
import { type Terms, termsOfTags } from '../names/names.js';
import { type Sources, takenAway } from '../scopes/sources.js';
import {
  between,
  type Conflict,
  cited,
  differ,
  nameOf,
  type Resolution,
  type Side,
  side,
  untilSettled,
} from './conflict.js';

export function conflictsBeyond(sources: Sources, resolution: Resolution): Conflict[] {
  return [
    ...hubAndGitHub(sources, resolution),
    ...freerThanTheBase(sources, resolution),
    ...overClosedData(sources, resolution),
  ];
}

/**
 * What the repository says of the weights against what their page says. Code and weights may well have different
 * licenses, so a text of the code alone contradicts no page.
 */
function hubAndGitHub(sources: Sources, { page, weights, licenses }: Resolution): Conflict[] {
  if (!sources.hub || !sources.repository) return [];
  const { license } = page;
  const away = license.openness === 'open' ? takenAway(sources.readme, 'weights') : null;
  const project = away ?? weights.answers[0];
  if (!project || !differ(project.terms, license)) return [];
  const ofRepository = side(
    project.basis === 'text' ? 'the repository’s license file' : 'the README',
    project,
  );
  const ofPage: Side = { what: 'the Hub page', terms: license, citation: license.citations[0] };
  return [between('hub-github', 'weights', [ofPage, ofRepository], licenses.weights)];
}

function freerThanTheBase({ hub, origins }: Sources, { page, licenses }: Resolution): Conflict[] {
  if (!hub || page.license.openness !== 'open') return [];
  const bound = allOrigins(origins).filter((one) => isCopied(one) && one.terms?.openness === 'restricted');
  // What a restricted base passes on is told once, at the base that stands nearest.
  const nearest = bound.filter(({ path }) => !bound.some((one) => isAbove(path, one.path)));
  return nearest.flatMap(({ id, terms, steps, path, citation }) => {
    if (!terms) return [];
    const way = steps === 1 ? '' : `, ${stepsUp({ steps })} (through ${path.slice(0, -1).join(' and ')}),`;
    const because = `The Hub page says ${nameOf(page.license)} (open), but the model was made from ${id}${way || ','} which is under ${nameOf(terms)} (not open). ${untilSettled('weights', licenses.weights)}`;
    const citations = cited(page.license.citations[0], citation);
    return [{ kind: 'base-model' as const, scope: 'weights' as const, because, citations }];
  });
}

/** Whether the way to one origin leads through another. */
const isAbove = (path: readonly string[], other: readonly string[]): boolean =>
  other.length < path.length && other.every((id, at) => id === path[at]);

/** Open weights over data that its owners did not open. Whether the data's terms reach the weights is for people to judge. */
function overClosedData({ hub }: Sources, { licenses }: Resolution): Conflict[] {
  const { weights, data } = licenses;
  if (weights.openness !== 'open') return [];
  const closed = (hub?.model.datasets ?? []).flatMap(({ id, info }) => {
    const dataset = valueIn(info);
    const terms = dataset && termsOfTags(dataset.licenses);
    return terms?.openness === 'restricted'
      ? [{ what: id, terms, citation: { url: info.source.url, label: id } }]
      : [];
  });
  const own =
    closed.length === 0 && data.openness === 'restricted'
      ? [{ what: 'the data', terms: data as Terms, citation: data.citations[0] }]
      : [];
  const sides: Side[] = [...closed, ...own];
  if (sides.length === 0) return [];
  const list = sides.map(({ what, terms }) => `${what} is under ${nameOf(terms)}`).join(', ');
  const because = `The weights are open (${nameOf(weights)}), but ${list}, which is not. Each counts by its own license; whether the data's terms reach the weights is not settled.`;
  const citations = cited(weights.citations[0], ...sides.map(({ citation }) => citation));
  return [{ kind: 'data', scope: 'data', because, citations }];
}
