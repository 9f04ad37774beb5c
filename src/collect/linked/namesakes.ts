/** Names the repositories that a model's owner may have for it when its card names none, and says which of them is the model's. */
import { isGithubName } from '../../target.js';
import { kinship, linksBackTo, type ModelPage, type RepositoryPage } from './links.js';
import { githubMentions, githubOwners, hubOwners } from './mentions.js';

/** A repository that may be the model's, told from nothing but names. */
export interface Namesake {
  /** `owner/name`. */
  name: string;
  /** What speaks for it, for the link: `same owner and name`. */
  how: string;
}

/** One query bears as many. */
const MOST = 8;
const STEMS = 3;
/** Owners that a card names beside the one of the model's own name. */
const OTHER_OWNERS = 1;

/** From here on a name tells which of a family it is: its size, tuning, format, dimensions, training length. */
const VARIANT =
  /^(?:\d+(?:\.\d+)?(?:[kmbt]|bn?|mm)?(?:x\d+[mb]?)?|\d+x\d+[mb]|[a-z]\d+|v\d[\d.]*|base|large|small|tiny|mini|medium|huge|giant|nano|micro|x{1,3}l|xs|instruct|chat|it|sft|dpo|rlhf|ppo|lora|finetuned|pretrained?|cased|uncased|multilingual|hf|gguf|awq|gptq|fp\d+|bf16|int\d|\d+bit|preview|beta|alpha)$/i;
/** A version is part of many repositories' names, and left out of as many: `gemma-2`, `evo2`. */
const VERSION = /(?:[-_.]?v?\d+(?:\.\d+)*)$/i;

/**
 * The name's stems, the longest first: what a repository for the whole family would go by. `evo2_40b` gives `evo2` and
 * `evo`; a name that has no parts gives none.
 */
export function stemsOf(model: string): string[] {
  // Where each part ends, so that a stem keeps the separators as they were written.
  const parts = [...model.matchAll(/[^-_]+/g)].map((part) => ({
    text: part[0],
    end: part.index + part[0].length,
  }));
  const isVersion = (text: string) => /^\d(?:\.\d+)?$|^\d\.\d/.test(text);
  const variant = parts.findIndex(({ text }, at) => at > 0 && VARIANT.test(text) && !isVersion(text));
  const family = variant > 0 ? model.slice(0, parts[variant - 1]?.end) : model;
  const first = parts[0]?.text ?? '';
  const stems = [family, withoutVersion(family), first, withoutVersion(first)];
  const isTelling = (stem: string) => /\p{L}.*\p{L}/u.test(stem) && stem.length >= 3;
  const others = stems.filter((stem) => isTelling(stem) && stem.toLowerCase() !== model.toLowerCase());
  return [...new Map(others.map((stem) => [stem.toLowerCase(), stem])).values()].slice(0, STEMS);
}

/** Nothing is a version of a name that would be a letter without it, like `t5`. */
const withoutVersion = (name: string): string => {
  const rest = name.replace(VERSION, '');
  return /\p{L}{2}$/u.test(rest) ? rest : name;
};

/**
 * Repositories that may be the model's, the likeliest first: of the owner of the same name and of one that the card names,
 * with the model's name and its stems. None for a model without an owner.
 */
export function namesakesOf(model: ModelPage): Namesake[] {
  const [org, name] = model.id.split('/');
  if (org === undefined || name === undefined) return [];
  const owners = [
    ...ownersNamed(model.card ?? '', org).map((owner) => ({ owner, said: 'the owner that the card names' })),
    { owner: org, said: 'same owner' },
  ];
  const names = [
    { repo: name, said: 'name' },
    ...stemsOf(name).map((repo) => ({ repo, said: `"${repo}" from the model's name` })),
  ];
  return names
    .flatMap(({ repo, said }) =>
      owners.map((one) => ({ name: `${one.owner}/${repo}`, how: `${one.said} and ${said}` })),
    )
    .filter((one) => isGithubName(one.name))
    .slice(0, MOST);
}

/** Owners on GitHub whom the card names by their own page, or who go by nearly the same name as the organization. */
function ownersNamed(card: string, org: string): string[] {
  const kin = githubMentions(card).flatMap(({ id }) => {
    const owner = id.slice(0, id.indexOf('/'));
    return kinship(owner, org) > 0 ? owner : [];
  });
  const named = [...githubOwners(card), ...kin].filter((owner) => owner.toLowerCase() !== org.toLowerCase());
  return [...new Map(named.map((owner) => [owner.toLowerCase(), owner])).values()].slice(0, OTHER_OWNERS);
}

/**
 * How README or homepage of a repository say that it belongs to a model: by a link to the model, or to the page of its
 * organization; `null` when they do not. @param ids the model's names, now and before
 */
export function linkBack(
  ids: readonly string[],
  { readme, homepage }: Pick<RepositoryPage, 'readme' | 'homepage'>,
): string | null {
  const pages = [
    ['README', { readme, homepage: null }],
    ['homepage', { readme: null, homepage }],
  ] as const;
  for (const [page, shown] of pages)
    if (ids.some((id) => linksBackTo(id, shown))) return `its ${page} links to this model`;
  const orgs = new Set(ids.filter((id) => id.includes('/')).map((id) => id.split('/')[0]?.toLowerCase()));
  for (const [page, shown] of pages) {
    const owners = hubOwners(shown.readme ?? shown.homepage ?? '');
    if (owners.some((owner) => orgs.has(owner.toLowerCase())))
      return `its ${page} links to the model's organization`;
  }
  return null;
}
