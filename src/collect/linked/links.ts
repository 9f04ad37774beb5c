/** Decides which repository belongs to a model and which model to a repository, by weighing what the owner wrote. */
import type { Link, Source } from '../../evidence.js';
import { lineOfKey } from '../../prose/front-matter.js';
import {
  ASIDE,
  CODE_WORD,
  LABEL,
  LIBRARIES,
  NAMED,
  OTHER_WORD,
  REPOSITORY_NAMED,
  STATEMENTS,
  USES,
} from './link-cues.js';
import { atLine, githubMentions, hubMentions, type Mention } from './mentions.js';

/** A link is followed from this weight on. Same owner (30) alone is not enough, a plain statement (40) is. */
const ENOUGH = 40;

interface Weighed {
  id: string;
  score: number;
  how: string;
  line: number;
}

/** What is known of a model when its repository is looked for. */
export interface ModelPage {
  /** `org/name`, or a bare legacy name. */
  id: string;
  /** Text of the card; `null` when there is none. */
  card: string | null;
  cardData: Record<string, unknown> | null;
  /** Where the card can be opened, for the link's source. */
  source: Source;
}

/**
 * The GitHub repository that belongs to a model, or `null`.
 * A repository under the author's own name needs a similar name or a statement; somebody else's needs a statement,
 * since cards link to the libraries they use far more often than to their own code.
 */
export function findRepository(model: ModelPage): Link | null {
  const stated = fromFrontMatter(model);
  if (stated) return stated;
  const [org, name] = splitId(model.id);
  const byId = groupById(githubMentions(model.card ?? ''));
  let best: Weighed | null = null;
  for (const mentions of byId.values()) {
    const one = weighRepository(mentions, org, name);
    if (one.score >= ENOUGH && (best === null || one.score > best.score)) best = one;
  }
  return (
    best && {
      to: best.id,
      how: `${best.how} in the model card`,
      source: atLine(model.source, best.line),
    }
  );
}

function fromFrontMatter(model: ModelPage): Link | null {
  for (const [key, value] of Object.entries(model.cardData ?? {})) {
    if (
      !/^(?:(?:github|code|source|model)[_-]?)?(?:repo|repository|github|code|source)(?:[_-]?url)?$/i.test(
        key,
      )
    )
      continue;
    if (typeof value !== 'string') continue;
    const mention = githubMentions(value)[0];
    const id =
      mention?.id ?? (/^(?:github|code|repo)/i.test(key) ? /^[\w-]+\/[\w.-]+$/.exec(value)?.[0] : undefined);
    if (id === undefined) continue;
    const line = lineOfKey(model.card ?? '', key);
    return {
      to: id,
      how: `"${key}" in the card's front matter`,
      source: line === null ? model.source : atLine(model.source, line),
    };
  }
  return null;
}

function weighRepository(mentions: Mention[], org: string, name: string): Weighed {
  const id = mentions[0]?.id ?? '';
  const [owner, repo] = splitId(id);
  const kin = kinship(owner, org);
  const alike = Math.max(likeness(repo, name), plainName(repo) === plainName(org) ? 20 : 0);
  const isLibrary = LIBRARIES.has(repo.toLowerCase());
  let best: { points: number; how: string; line: number } | null = null;
  for (const mention of mentions) {
    const said = statement(mention, name);
    if (isLibrary && said.points < 50) said.points -= 60;
    else if (alike < 25 && said.points < ENOUGH && USES.test(mention.before)) said.points -= 25;
    if (ASIDE.test(mention.heading)) said.points -= 20;
    if (best === null || said.points > best.points) best = { ...said, line: mention.line };
  }
  const { points, how, line } = best ?? { points: 0, how: '', line: 1 };
  const aside = /data(?:set)?s?$|bench|eval/i.test(repo) && !/data|bench|eval/i.test(name) ? -20 : 0;
  const often = mentions.length >= 3 ? 5 : 0;
  if (kin > 0) {
    const words = how || (alike > 0 ? 'link to a repository of the same owner and a similar name' : 'link');
    return { id, line, how: words, score: kin + alike + points + aside + often };
  }
  const exact = alike >= 40 && plainName(repo).length >= 8;
  const mayCount = points >= 35 || (points >= 20 && exact);
  return { id, line, how, score: mayCount ? points + (points >= 40 ? alike : alike / 2) + aside + often : 0 };
}

/** How plainly the words around a link say that it is the model's own repository. */
function statement(mention: Mention, model: string): { points: number; how: string } {
  const { before, text, path } = mention;
  if (mention.image) return { points: 0, how: '' };
  if (mention.place === 'bibtex') {
    return plainName(mention.entry).includes(plainName(model))
      ? { points: 45, how: 'link in its own BibTeX entry' }
      : { points: 0, how: '' };
  }
  if (mention.place === 'code') {
    return /\bgit clone\b/.test(before) ? { points: 20, how: '"git clone"' } : { points: 0, how: '' };
  }
  const label = LABEL.exec(before)?.[1];
  if (label !== undefined && CODE_WORD.test(label) && !OTHER_WORD.test(label))
    return { points: 50, how: `link under "${label.trim()}"` };
  for (const [pattern, points, where] of STATEMENTS)
    if (pattern.test(`${before} ${text}`)) return { points, how: `link ${where}` };
  const name = text
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (NAMED.test(name.toLowerCase())) return { points: 40, how: `link named "${name}"` };
  // The tracker where a model's problems go is that of its own repository.
  if (/^\/issues\/?$/.test(path)) return { points: 40, how: 'link to where issues are reported' };
  if (/\b(?:report\w* issues?|post an? (?:github )?issue)\b/i.test(before))
    return { points: 35, how: 'link to where issues are reported' };
  if (/\bgit clone\b/.test(before)) return { points: 20, how: '"git clone"' };
  if (REPOSITORY_NAMED.test(text) && !OTHER_WORD.test(text))
    return { points: 25, how: `link named "${name}"` };
  return { points: 0, how: '' };
}

/** What is known of a repository when its model is looked for. */
export interface RepositoryPage {
  /** `owner/name`. */
  fullName: string;
  readme: string | null;
  homepage: string | null;
  source: Source;
}

/**
 * The Hub model that belongs to a repository, or `null`: its homepage, or the model that its README links to or loads
 * whose name is the repository's or whose organization is its owner.
 */
export function findModel(repository: RepositoryPage): Link | null {
  const home = hubMentions(repository.homepage ?? '')[0];
  if (home) return { to: home.id, how: "the repository's homepage", source: repository.source };
  const byId = groupById(hubMentions(repository.readme ?? ''));
  const [owner, repo] = splitId(repository.fullName);
  const modelsOf = new Map<string, number>();
  for (const id of byId.keys()) modelsOf.set(splitId(id)[0], (modelsOf.get(splitId(id)[0]) ?? 0) + 1);
  const weighed: Weighed[] = [];
  for (const mentions of byId.values()) {
    const id = mentions[0]?.id ?? '';
    const [org, name] = splitId(id);
    // A README whose models are all from one organization, three or more, is that organization's.
    const theirs = byId.size >= 3 && (modelsOf.get(org.toLowerCase()) ?? 0) >= byId.size * 0.75;
    const kin = Math.max(kinship(org, owner), plainName(org) === plainName(repo) || theirs ? 20 : 0);
    const alike = Math.max(
      likeness(repo, name),
      likeness(repo.replace(/[-_.]?(?:lab|code|official)$/i, ''), name),
    );
    const linked = mentions.filter((mention) => !mention.image && mention.place === 'prose');
    const offered = linked.some((mention) =>
      /\b(?:weights?|checkpoints?|models?|hugging ?face|download|pre-?trained|released)\b/i.test(
        `${mention.before} ${mention.text} ${mention.after}`,
      ),
    );
    const ours = linked.some((mention) => /\bour\b[^.]*$/i.test(`${mention.before} ${mention.text}`));
    const score = kin + alike + (offered ? 10 : 0) + (ours ? 35 : 0) + (linked.length > 0 ? 5 : 0);
    // Somebody else's model is the README's own only by its name, or when the README calls it so.
    const accepted = kin > 0 ? score >= 35 : alike >= 40 || (alike >= 25 && ours && offered);
    const line = (linked[0] ?? mentions[0])?.line ?? 1;
    if (accepted) weighed.push({ id, score, how: '', line });
  }
  weighed.sort((a, b) => b.score - a.score);
  const best = weighed[0];
  if (!best) return null;
  const how =
    weighed.length === 1
      ? 'link in the README'
      : `link in the README, the best match of ${weighed.length} models named there`;
  return { to: best.id, how, source: atLine(repository.source, best.line) };
}

/** Whether a README or homepage names this very Hub model: the owner's word that they belong together. */
export function linksBackTo(model: string, repository: Pick<RepositoryPage, 'readme' | 'homepage'>): boolean {
  const mentions = [...hubMentions(repository.homepage ?? ''), ...hubMentions(repository.readme ?? '')];
  return mentions.some((mention) => mention.id.toLowerCase() === model.toLowerCase());
}

/** 30 for the same owner on both hosts, 20 for names that grew from one another (google, google-research), else 0. */
export function kinship(a: string, b: string): number {
  const [one, two] = [plainName(a), plainName(b)];
  if (one === '' || two === '') return 0;
  if (one === two) return 30;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length >= 4 && long.startsWith(short)) return 20;
  const stem = (owner: string) =>
    owner.replace(/(?:ai|labs?|research|nlp|hq|org|project|official|team|bio)$/, '');
  return stem(one).length >= 3 && stem(one) === stem(two) ? 20 : 0;
}

/** How alike two names are: 45 equal, 40 one begins with the other, 25 contained, 15 a telling word in common. */
function likeness(repo: string, model: string): number {
  const [r, m] = [plainName(repo), plainName(model)];
  if (r === '' || m === '') return 0;
  if (r === m) return 45;
  if (r.length >= 3 && m.startsWith(r)) return 40;
  if (m.length >= 4 && r.startsWith(m)) return 30;
  if ((r.length >= 4 && m.includes(r)) || (m.length >= 4 && r.includes(m))) return 25;
  const words = new Set(tokens(repo));
  return tokens(model).some((word) => words.has(word)) ? 15 : 0;
}

const COMMON = new Set(
  `base large small tiny medium model models chat instruct bert gpt llama the and for with from lora uncased cased
  finetuned pretrained official pytorch code demo main test data dataset learning language`.split(/\s+/),
);

function tokens(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3 && /[a-z]/.test(word) && !COMMON.has(word));
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function splitId(id: string): [string, string] {
  const slash = id.indexOf('/');
  return slash === -1 ? ['', id] : [id.slice(0, slash), id.slice(slash + 1)];
}

function groupById(mentions: Mention[]): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = mention.id.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  return groups;
}
