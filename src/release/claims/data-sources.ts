/** Where training data that are not released came from: sources by name and address, or a description only. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { dataLinks } from '../links/data-links.js';
import { corporaIn } from './corpora.js';
import { trainingSources } from './learned-from.js';
import { isOnOther } from './other-models.js';
import { citePassage, citeStatement, type Statement, withoutTitles } from './statements.js';
import { trainingDataSections } from './training-data.js';

export interface DataSources {
  /** Sources that anyone can look up: well-known public corpora, and what is linked. */
  resolvable: Citation[];
  /** Those of them that are linked. */
  linked: Citation[];
  /** All places that tell of sources, with or without a name. */
  told: Citation[];
  /** Words of a part that nobody can look up: "and proprietary data". */
  remainder: Statement | undefined;
  /** The data are made by the training itself or by a program: self-play, simulation, rules. */
  generated: Statement | undefined;
}

/** Well-known corpora that their makers keep. */
const KEPT = /^(?:WebText|BREATHE|JFT.*|BFD-?100)$/;
const REMAINDER =
  /\b(?:proprietary|private(?:ly)?|in-?house|internal|undisclosed|non-?public|confidential|unreleased|licensed) (?:\w+ ){0,3}(?:data|data-?sets?|corpus|corpora|sources?|images|slides|recordings|text|cohorts?|collections?|content)\b|\b(?:data|data-?sets?|corpus|sources?)\b[^.;]{0,40}\b(?:proprietary|undisclosed|not (?:been )?disclosed|confidential)\b/i;
const GENERATED =
  /\bself-?play\b|\b(?:train\w*|learn\w*|data)\b[^.;]{0,80}\b(?:synthetic(?:ally)?|procedural(?:ly)?|randomly generated|generated on the fly)\b|\b(?:synthetic|generated) (?:\w+ )?(?:data|data-?sets?|samples|examples|tasks)\b[^.;]{0,60}\b(?:train|prior|generat)/i;
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
 * What pages say of the sources.
 * @param tuned the release is a tune, so that the data of its tuning are those
 */
export function dataSources(documents: readonly Document[], tuned = false): DataSources {
  const sentences = trainingSources(documents, tuned);
  const sections = trainingDataSections(documents);
  const links = dataLinks(documents).filter(
    ({ use }) => use === 'training' || use === 'unstated' || use === 'lookup',
  );
  const linked = sentences.filter(linksASource).map(citeStatement);
  const resolvable = [
    ...linked,
    ...sentences.filter(namesPublicCorpus).map(citeStatement),
    ...sections.filter(({ text }) => corporaIn(text).some(isPublic)).map(citePassage),
    ...links.filter(({ use }) => use !== 'unstated').map(({ at }) => at),
  ];
  const told = [...sentences.map(citeStatement), ...sections.map(citePassage), ...links.map(({ at }) => at)];
  const remainder = documents
    .flatMap((document) => document.sentences.map((sentence) => ({ document, sentence })))
    .find(
      ({ document, sentence: { text } }) =>
        /\btrain(?:ed|ing)?\b/i.test(text) && isLearnedFrom(text, REMAINDER) && !isOnOther(text, document),
    );
  return {
    resolvable,
    linked: [
      ...linked,
      ...links
        .filter(({ use, kind }) => use === 'training' && (kind === 'source' || kind === 'account'))
        .map(({ at }) => at),
    ],
    // Words that keep a part back still tell of the other one.
    told: remainder && namesPublicCorpus(remainder) ? [...told, citeStatement(remainder)] : told,
    remainder,
    generated: statedIn(documents, GENERATED),
  };
}

const isPublic = (name: string): boolean => !KEPT.test(name);

const namesPublicCorpus = ({ sentence, document }: Statement): boolean =>
  corporaIn(withoutTitles(sentence, document)).some(isPublic);

/** The sentence links a page that is neither a paper nor a program: a data set's own. */
function linksASource({ sentence, document }: Statement): boolean {
  return document.links.some(
    ({ line, section, url, text }) =>
      line === sentence.line &&
      section === sentence.section &&
      sentence.text.includes(text) &&
      /^https?:/.test(url) &&
      !NO_SOURCE_PAGE.test(url),
  );
}

function statedIn(documents: readonly Document[], pattern: RegExp): Statement | undefined {
  for (const document of documents) {
    const sentence = document.sentences.find(
      ({ text, negated }) => !negated && isLearnedFrom(text, pattern) && !isOnOther(text, document),
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
