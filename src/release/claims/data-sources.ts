/** Where training data that are not released came from: sources by name and address, or a description only. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { once } from '../../remembered.js';
import { dataLinks } from '../links/data-links.js';
import { isCalledTest, sentenceAround } from '../links/link-words.js';
import { corporaIn } from './corpora.js';
import { type Account, learnedFrom, namesIn, trainingSources } from './learned-from.js';
import { setsInTables, setsLinkedIn } from './linked-sets.js';
import { isOnOther } from './other-models.js';
import { citePassage, citeStatement, PAPER_ADDRESS, type Statement, withoutTitles } from './statements.js';
import { trainingDataSections } from './training-data.js';

export interface DataSources {
  /** Sources that anyone can look up: well-known public corpora, and what is linked. */
  readonly resolvable: Citation[];
  /** Those of them that are linked. */
  readonly linked: Citation[];
  /** All places that tell of sources, with or without a name. */
  readonly told: Citation[];
  /** Words of a part that nobody can look up: "and proprietary data". */
  readonly remainder: Statement | undefined;
  /** The data are made by the training itself or by a program: self-play, simulation, rules. */
  readonly generated: Statement | undefined;
}

/** Well-known corpora that their makers keep. */
const KEPT = /^(?:WebText|BREATHE|JFT.*|BFD-?100)$/;
const REMAINDER =
  /\b(?:proprietary|private(?:ly)?|in-?house|internal|undisclosed|non-?public|confidential|unreleased|licensed) (?:\w+ ){0,3}(?:data|data-?sets?|corpus|corpora|sources?|images|slides|recordings|text|cohorts?|collections?|content)\b|\b(?:data|data-?sets?|corpus|sources?)\b[^.;]{0,40}\b(?:proprietary|undisclosed|not (?:been )?disclosed|confidential)\b/i;
const GENERATED =
  /\bself-?play\b|\b(?:train\w*|learn\w*|data)\b[^.;]{0,80}\b(?:synthetic(?:ally)?(?! (?:methods?|chemist\w*|routes?|biolog\w*|accessib\w*|pathways?|feasib\w*|complexity|reactions?|organic))|procedural(?:ly)?|randomly generated|generated on the fly)\b|\b(?:synthetic|generated) (?:\w+ )?(?:data|data-?sets?|samples|examples|tasks)\b[^.;]{0,60}\b(?:train|prior|generat)/i;
/** Places that hand data to people whom they have looked at, not to anyone with an account. */
const CREDENTIALED = /\b(?:physionet\.org|synapse\.org|ega-archive\.org|ukbiobank\.ac\.uk)\//i;
/** Words before a kind of data that make it one which was not learned from: "without any synthetic data", "unlike models trained on private data". */
const NOT_LEARNED =
  /(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:(?:pre-?)?trained|us(?:e|ed|ing)|learn\w*|draw\w*|rel(?:y|ies)|includ\w+|contain\w*)\b|\b(?:no|without|free (?:of|from)|instead of|rather than|unlike|contrast to|opposed to|compared (?:to|with)|excluding)\s+(?:[\w-]+\s+){0,6}$/i;
/** The word that says of which kind the data are. */
const KIND =
  /\b(?:self-?play|synthetic\w*|procedural\w*|random\w*|generated|proprietary|private\w*|in-?house|internal|undisclosed|non-?public|confidential|unreleased|licensed)\b/i;
/** Pages about a paper or a program are no address of data. */
const NO_SOURCE_PAGE =
  /arxiv\.org|doi\.org\/10\.(?!5281|6084|5061|7910|17632)|biorxiv|medrxiv|openreview|aclanthology|huggingface\.co\/(?!datasets\/)|wikipedia\.org\/wiki\/(?!Wikipedia)|nature\.com|pypi\.org|\.(?:pdf|png|svg|jpe?g|gif|py|md|sh|ipynb)(?:[?#]|$)|twitter\.com|\/\/x\.com|shields\.io|colab\.|youtube|linkedin|discord/i;

/**
 * What pages say of the sources. Each answer is found when it is asked for: few checks want them all.
 * @param tuned the release is a tune, so that the data of its tuning are those
 */
export function dataSources(documents: readonly Document[], tuned = false): DataSources {
  const accounts = once(() => learnedFrom(documents, tuned));
  const sentences = once(() => trainingSources(documents, tuned, accounts()));
  const sections = once(() => trainingDataSections(documents));
  const links = once(() =>
    dataLinks(documents).filter(({ use }) => use === 'training' || use === 'unstated'),
  );
  const linked = once(() => [
    ...sentences().filter(linksASource).map(citeStatement),
    ...sentences().flatMap(listedBelow),
    ...accounts().flatMap((account) => linkedByName(account, documents)),
    ...documents.flatMap((one) => [...setsInTables(one), ...setsLinkedIn(one)]).map(({ at }) => at),
  ]);
  const remainder = once(() => remainderIn(documents));
  return {
    get resolvable() {
      return [
        ...linked(),
        ...sentences().filter(namesPublicCorpus).map(citeStatement),
        ...sections()
          .filter(({ text }) => corporaIn(text).some(isPublic))
          .map(citePassage),
        ...links()
          .filter(({ use }) => use !== 'unstated')
          .map(({ at }) => at),
      ];
    },
    get linked() {
      return [
        ...linked(),
        ...links()
          .filter(
            ({ use, kind, url }) =>
              use === 'training' && (kind === 'source' || (kind === 'account' && !CREDENTIALED.test(url))),
          )
          .map(({ at }) => at),
      ];
    },
    get told() {
      const left = remainder();
      return [
        ...sentences().map(citeStatement),
        ...sections().map(citePassage),
        ...links().map(({ at }) => at),
        // Words that keep a part back still tell of the other one.
        ...(left && namesPublicCorpus(left) ? [citeStatement(left)] : []),
      ];
    },
    get remainder() {
      return remainder();
    },
    get generated() {
      return statedIn(documents, GENERATED);
    },
  };
}

function remainderIn(documents: readonly Document[]): Statement | undefined {
  for (const document of documents)
    for (const sentence of document.sentences) {
      const { text } = sentence;
      if (/\btrain(?:ed|ing)?\b/i.test(text) && isLearnedFrom(text, REMAINDER) && !isOnOther(text, document))
        return { document, sentence };
    }
  return undefined;
}

/** Whether a corpus by that name is not one that its maker keeps. */
export const isPublic = (name: string): boolean => !KEPT.test(name);

const namesPublicCorpus = ({ sentence, document }: Statement): boolean =>
  corporaIn(withoutTitles(sentence, document)).some(isPublic);

/** Accounts that link what was learned from. */
export const linkedAccounts = (accounts: readonly Account[]): Account[] => accounts.filter(linksASource);

/** The sentence links a page that is neither a paper nor a program, among what was learned from: a data set's own. */
function linksASource({ sentence, document, from }: Statement & { from?: string }): boolean {
  const told = sentence.text.slice(
    Math.max(from ? sentence.text.indexOf(from) : sentence.text.search(TRAINED_ON), 0),
  );
  return document.links.some(
    ({ line, section, url, text }) =>
      line === sentence.line &&
      section === sentence.section &&
      told.includes(text) &&
      /^https?:/.test(url) &&
      !NO_SOURCE_PAGE.test(url) &&
      !isOfModel(text, sentence.text) &&
      !isCalledTest(text, sentence.text),
  );
}

/** Links that other sentences put on what an account names: "XYZ can be downloaded from …". */
function linkedByName({ from }: Account, documents: readonly Document[]): Citation[] {
  const names = namesIn(from);
  if (names.length === 0) return [];
  return documents.flatMap((document) =>
    document.links
      .filter(
        (link) =>
          /^https?:/.test(link.url) &&
          !NO_SOURCE_PAGE.test(link.url) &&
          !PAPER_ADDRESS.test(link.url) &&
          saysAnyName(sentenceAround(link.context, link.text), names) &&
          !/\b(?:models?|weights?|checkpoints?)\b/i.test(sentenceAround(link.context, link.text)) &&
          !link.denied,
      )
      .map(({ line }) => document.cite(line)),
  );
}

/** A pattern is only made for a name that is there at all: most links stand beside none. */
function saysAnyName(text: string, names: readonly string[]): boolean {
  const capitals = text.toUpperCase();
  return names.some((name) => capitals.includes(name.toUpperCase()) && saysName(text, name));
}

const saysName = (text: string, name: string): boolean =>
  new RegExp(
    `(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])[^.;]{0,20}\\b(?:data|data-?sets?|corpus|corpora|data ?base|collection)\\b`,
    'i',
  ).test(text);

/** Links of the list that an account introduces: "… from the following two databases:". */
function listedBelow({ sentence, document }: Statement): Citation[] {
  if (!/\bfollowing\b|:\W*$/i.test(sentence.text)) return [];
  return document.links
    .filter(
      ({ lead, section, line, url }) =>
        section === sentence.section &&
        line > sentence.line &&
        lead !== '' &&
        (lead.includes(sentence.text) || sentence.text.includes(lead)) &&
        /^https?:/.test(url) &&
        !NO_SOURCE_PAGE.test(url),
    )
    .map(({ line }) => document.cite(line));
}

const TRAINED_ON = /\b(?:train(?:ed|ing)|learn(?:s|ed|t)?)\b[^.;]{0,40}?\b(?:on|from|with|over)\b/i;

/** What the link is put on is a model, or the place where one is kept. */
function isOfModel(linked: string, text: string): boolean {
  const before = text.slice(0, text.indexOf(linked));
  return (
    /\b(?:weights?|checkpoints?|models?)\b[^.;]{0,80}\b(?:available|download\w*|found|hosted|released|provided)\b[^.;]{0,40}$/i.test(
      before,
    ) || /\b(?:based|built) (?:up)?on\W*(?:\w+\W+)?$/i.test(before)
  );
}

function statedIn(documents: readonly Document[], pattern: RegExp): Statement | undefined {
  for (const document of documents) {
    const sentence = document.sentences.find(
      (one) => isLearnedFrom(one.text, pattern) && !isOnOther(one.text, document) && !one.negated,
    );
    if (sentence) return { document, sentence };
  }
  return undefined;
}

/** Whether a text names data of such a kind as what was learned from; the clause before the kind may say the contrary. */
function isLearnedFrom(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  if (!found) return false;
  const at = found.index + Math.max(found[0].search(KIND), 0);
  const clause =
    text
      .slice(0, at)
      .split(/[,;:]\s|\bbut\b/)
      .at(-1) ?? '';
  return !NOT_LEARNED.test(clause);
}
