/** The head of the table: which model it is and what is known about it. */
import { type Link, UNPUBLISHED } from '../../evidence.js';
import { isLocal } from '../../prose/cite.js';
import type { Model, Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { compactNumber } from '../compact-number.js';
import { ago, counted, releasedText, stagesText } from '../wording.js';
import { flow, shorten } from './display.js';
import { grid, type Look, rest } from './grid.js';

type Licensed = Model['licenses']['weights'];

const LABEL = 11;

type Part = string | null | undefined | false;

export function renderHead(result: Result, look: Look): string[] {
  const { model } = result;
  const now = result.collectedAt;
  const facts: [string, Part[]][] = [
    [isHere(model.hub) ? 'Model' : 'Hub', hubFacts(result, now, look)],
    [isHere(model.repository) ? 'Code' : 'GitHub', repositoryFacts(result, now, look)],
    ['Paper', paperFacts(result, look)],
    ['Licenses', licenseFacts(model, look)],
    ['Made from', model.baseModels.map(plain)],
    ['Data', [...model.datasets.map(plain), ...stagesText(model.trainingData)]],
  ];
  const width = rest(look, LABEL);
  const rows = facts.flatMap(([name, parts]) => {
    const text = joined(parts, width, look);
    return text ? [[look.paint.dim(name), text]] : [];
  });
  return [
    ...grid([{ width: rest(look) }], [[look.paint.bold.cyan(plain(model.name))], [identity(result, look)]]),
    '',
    ...grid([{ width: LABEL }, { width }], rows),
  ];
}

/** Task, size and age in a line. */
export function identity({ model }: Result, look: Look): string {
  const { released, parameters } = model;
  const facts = [
    model.task && shorten(plain(model.task), 40),
    parameters && `${compactNumber(parameters.count)} parameters${from(parameters.from, look)}`,
    model.library && shorten(plain(model.library), 40),
    released && `${releasedText(released)}${released.from === 'paper' ? '' : from(released.from, look)}`,
  ];
  return joined(facts, rest(look), look) || look.paint.dim('no task, size or release date stated');
}

function from(where: string, look: Look): string {
  return look.verbose ? look.paint.dim(` (${plain(where)})`) : '';
}

function joined(parts: Part[], width: number, look: Look): string {
  const said = parts.filter((part): part is string => !!part);
  return flow(said, look.paint.dim(' · '), width - 1);
}

/** Something that nothing led to, that was not to be looked for, or that was found and could not be read. */
function notThere({ links }: Result, part: 'hub' | 'repository' | 'paper', look: Look): Part[] {
  const link = links[part];
  if (!link) return [look.paint.dim(links.waived?.includes(part) ? 'not asked for' : 'none found')];
  return [plain(link.to), look.paint.yellow('could not be read')];
}

/** Whether it was read from a folder of the user's. */
const isHere = (one: { url: string } | undefined): boolean => one !== undefined && isLocal(one.url);

/** How the thing was found: a reader must be able to doubt it. */
function found(link: Link | null, look: Look): Part {
  return link && look.paint.dim(`found by: ${plain(link.how)}`);
}

function hubFacts(result: Result, now: string, look: Look): Part[] {
  const { model, links, target } = result;
  const { hub, name } = model;
  if (!hub) return notThere(result, 'hub', look);
  const modified = hub.lastModified && ago(hub.lastModified, now);
  return [
    isHere(hub) && 'in the folder, not published',
    hub.id !== name && plain(hub.id),
    hub.renamedFrom && look.paint.yellow(`renamed from ${plain(hub.renamedFrom)}`),
    hub.downloads !== undefined && `${counted(hub.downloads, 'download')} in 30 days`,
    hub.likes !== undefined && counted(hub.likes, 'like'),
    modified && `modified ${modified}`,
    hub.gated && look.paint.yellow(hub.gated === 'manual' ? 'gated, by approval' : 'gated'),
    look.verbose && hub.revision !== UNPUBLISHED && look.paint.dim(`at ${plain(hub.revision).slice(0, 12)}`),
    target.kind !== 'hub' && !isHere(hub) && found(links.hub, look),
  ];
}

function repositoryFacts(result: Result, now: string, look: Look): Part[] {
  const { model, links, target } = result;
  const { repository } = model;
  if (!repository) return notThere(result, 'repository', look);
  const { stars, forks, openIssues, contributors, commit } = repository;
  const pushed = repository.pushedAt && ago(repository.pushedAt, now);
  return [
    plain(repository.fullName),
    isHere(repository) && 'in a folder, as it is there',
    repository.renamedFrom && look.paint.yellow(`renamed from ${plain(repository.renamedFrom)}`),
    repository.archived && look.paint.yellow('archived'),
    stars !== undefined && counted(stars, 'star'),
    forks !== undefined && counted(forks, 'fork'),
    openIssues !== undefined && counted(openIssues, 'open issue'),
    contributors && `${contributors.atLeast ? 'at least ' : ''}${counted(contributors.count, 'contributor')}`,
    pushed && `${isHere(repository) ? 'last commit' : 'pushed'} ${pushed}`,
    repository.language && plain(repository.language),
    look.verbose && commit && look.paint.dim(`at ${plain(commit).slice(0, 12)}`),
    target.kind !== 'github' && !isHere(repository) && found(links.repository, look),
  ];
}

function paperFacts(result: Result, look: Look): Part[] {
  const { model, links } = result;
  const { paper } = model;
  if (!paper) return notThere(result, 'paper', look);
  const { citations, influentialCitations: influential } = paper;
  const cited = citations !== undefined && counted(citations, 'citation');
  return [
    plain(paper.title ?? paper.url),
    paper.venue && plain(paper.venue),
    paper.year !== undefined && String(paper.year),
    cited && (influential ? `${cited}, ${compactNumber(influential)} influential` : cited),
    paper.references !== undefined && counted(paper.references, 'reference'),
    paper.openAccess === true && 'open access',
    paper.openAccess === false && look.paint.yellow('not open access'),
    look.verbose && look.paint.dim(plain(paper.url)),
    look.verbose && found(links.paper, look),
  ];
}

function licenseFacts({ licenses }: Model, look: Look): string[] {
  return Object.entries(licenses).map(([scope, license]) => {
    const why = look.verbose ? look.paint.dim(basis(license)) : '';
    return `${scope} ${licenseName(license, look)}${why}`;
  });
}

function basis(license: Licensed): string {
  if (license.inheritedFrom) return ` (from ${plain(license.inheritedFrom)})`;
  return license.basis ? ` (by ${license.basis})` : '';
}

/** The licence in the color of its openness. */
export function licenseName(license: Licensed, look: Look): string {
  const linked = license.basis === 'link' && /^a link to /i.test(license.name);
  const name = linked ? 'terms behind a link' : plain(license.name);
  switch (license.openness) {
    case 'open':
      return look.paint.green(name);
    case 'none':
      return look.paint.red(name);
    case 'unknown':
      return look.paint.dim('not seen');
    default:
      return look.paint.yellow(name);
  }
}
