/** Names under which the training data can be looked for, as prose gives them, and links that lead there. */
import { TECHNIQUE } from '../../lexicon/techniques.js';
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { type DataLink, dataLinks } from '../links/data-links.js';
import { corporaIn } from './corpora.js';
import { learnedFrom, trainingSources } from './learned-from.js';
import { citePassage, citeStatement, passagesUnder, statementsOn, withoutTitles } from './statements.js';
import { isAdvice, isOnOthersWork, TRAINING_DATA_HEADING, trainingDataSections } from './training-data.js';

export interface NamedData {
  /** At most a few, as written; empty when no page gives a name. */
  names: string[];
  /** Links to data for training, or whose use is not stated. */
  links: DataLink[];
  at: Citation[];
  /** Where training data are told of without a name. */
  described: Citation[];
}

/** `trained on the ABC-1 corpus`, `fine-tuned on XYZ`: a name directly where the data belong in the sentence. */
const TRAINED_ON_NAME =
  /\b(?:pre-?|fine-?|re)?(?:train|tun)(?:ed|ing) (?:\w+ly |exclusively |further )?(?:on|using|with|over) (?:the |a |an |our |all (?:of )?(?:the )?|(?:a )?(?:\w+ )?subset of (?:the )?|publicly available |both )?["'“*`]?((?:[A-Z][\w.-]*[A-Z\d][\w.-]*)|(?:[A-Z][\w.-]+(?: [A-Z\d][\w.-]+){0,3})(?= (?:data-?sets?|corpus|corpora|data|data ?base|collection|dump|text|training)\b))/;

/**
 * Names and links of the data that the model was trained on.
 * @param tuned the release is a tune, so that the data of its tuning are those
 */
export function namedData(documents: readonly Document[], tuned = false): NamedData {
  const accounts = learnedFrom(documents, tuned);
  const sources = trainingSources(documents, tuned, accounts);
  const sections = passagesUnder(documents, TRAINING_DATA_HEADING);
  const told = [
    ...sources.map((one) => ({ names: corporaIn(one.sentence.text), at: citeStatement(one) })),
    ...accounts.map((one) => ({
      names: [...corporaIn(one.from), ...namesIn(one.from)],
      at: citeStatement(one),
    })),
    ...statementsOn(documents, TRAINED_ON_NAME).map((one) => ({
      names: isOnOthersWork(one.sentence.section) ? [] : ownName(withoutTitles(one.sentence, one.document)),
      at: citeStatement(one),
    })),
    ...sections.map((one) => ({ names: corporaIn(one.text), at: citePassage(one) })),
  ].filter(({ names }) => names.length > 0);
  const links = dataLinks(documents).filter(
    ({ use }) => use === 'training' || use === 'unstated' || use === 'lookup' || (tuned && use === 'tuning'),
  );
  return {
    names: [...new Set(told.flatMap(({ names }) => names))].slice(0, 4),
    links,
    at: differing(told.map(({ at }) => at)).slice(0, 3),
    described: [...sources.map(citeStatement), ...trainingDataSections(documents).map(citePassage)].slice(
      0,
      3,
    ),
  };
}

/** One citation for each place. */
const differing = (citations: readonly Citation[]): Citation[] => [
  ...new Map(citations.map((one) => [`${one.url} ${one.line}`, one])).values(),
];

/** Words that say of the name before them that it is none of data. */
const IS_TECHNIQUE =
  /^\W*(?:quanti[sz]\w+|precision|arithmetic|format|optimi[sz]er|scheduler?|loss(?:es)?|objectives?|algorithm|method|framework|library|toolkit|accelerators?|nodes?|clusters?|GPUs?|TPUs?|cards?|chips?)\b/i;

/** Sizes and kinds that names of models end in: a model is tuned from it, or held against it. */
const IS_A_MODEL =
  /[-_](?:\d+(?:\.\d+)?B(?=[-_]|$|[a-z])|Chat|Instruct|Base|LLM|GPT|VL)\b|[-_]\d+(?:\.\d+)?B/i;

function ownName(text: string): string[] {
  const match = TRAINED_ON_NAME.exec(text);
  const name = match?.[1] ?? '';
  if (
    !match ||
    TECHNIQUE.test(name) ||
    IS_A_MODEL.test(name) ||
    isAdvice(text) ||
    IS_TECHNIQUE.test(text.slice(match.index + match[0].length))
  )
    return [];
  return [name.replace(/[.,]$/, '')];
}

/** A piece of a list that is a name and no more: `RecipeNLG (2M recipes)`, `the OpenBooks corpus`. */
const NAME_ALONE =
  /^\W*(?:the |our |parts of |subsets? of )*["'“*`]?((?=[\w.-]{0,40}[a-z])[A-Z][\w.-]{1,40}|[A-Z][\w.-]{0,30}\d[\w.-]{0,10})["'”*`]?(?: (?:data-?sets?|corpus|corpora|collection|data ?base|dump))?\W*(?:\([^)]{0,60}\)\W*)?$/;

/** The pieces of a list that are names. */
const namesIn = (list: string): string[] =>
  list.split(/,\s|;|\s(?:and|as well as|plus|&)\s/).flatMap((piece) => {
    const name = NAME_ALONE.exec(piece)?.[1];
    return name === undefined || TECHNIQUE.test(name) || IS_A_MODEL.test(name)
      ? []
      : [name.replace(/[.,]$/, '')];
  });
