/** What all pages of a site have in common. */
import type { Rubric } from '../rubric/schema.js';
import type { Columns } from './table/row.js';
import type { Standing } from './table/standing.js';

/** What whoever builds the site says about it. */
export interface SiteOptions {
  title: string;
  /** Who answers for it. */
  publisher?: string;
  /** Where the site will stand, for addresses that must be absolute. Ends with a slash. */
  baseUrl?: string;
  /** Where models are suggested and judgments disputed: a page that takes `title` and `body` as GitHub's form for issues does. */
  submitUrl?: string;
  /** File name of an image of the publisher's, at the top of the site. */
  logo?: string;
  /** A style sheet of the publisher's was put beside the site's own. */
  ownStyle?: true;
}

/** What the Hub says about an organization. */
export interface Account {
  name: string;
  url: string | null;
  /** The address of its picture; `null` when none is known. */
  avatar: string | null;
  /** The picture itself, from the top of the site, when it was stored there. */
  picture?: string;
  facts: readonly { title: string; value: string }[];
}

export interface Site extends SiteOptions {
  columns: Columns;
  standing: Standing;
  /** How many models have pages, and how many targets have no result. */
  models: number;
  without: number;
  /** When the newest evidence was gathered; empty for a journal without results. */
  collectedAt: string;
  rubric: { id: string; title: string };
  /** With weights and tiers, when it could be found. */
  rules: Rubric | null;
  rodeo: string;
  /** Scores of several rubrics or versions stand side by side. */
  mixed: boolean;
  /** Tags on enough models to have pages, by the slugs of these. */
  tags: ReadonlySet<string>;
}
