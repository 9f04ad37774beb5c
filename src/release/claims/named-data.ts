/** Names under which the training data can be looked for, as prose gives them, and links that lead there. */
import { TECHNIQUE } from '../../lexicon/techniques.js';
import type { Citation } from '../../prose/cite.js';
import type { Document, Sentence } from '../../prose/page.js';
import { type DataLink, dataLinks } from '../links/data-links.js';
import { sentenceAround } from '../links/link-words.js';
import { corporaIn } from './corpora.js';
import { linkedAccounts } from './data-sources.js';
import { learnedFromList, namesInItem, properNamesIn } from './introduced-lists.js';
import { IS_A_MODEL, learnedFrom, namesIn, trainingSources } from './learned-from.js';
import { DATA_HEADING, MEASURED, setsInTables, setsLinkedIn, setsTrainedOn } from './linked-sets.js';
import { setsNamedIn } from './measured-sets.js';
import { isOnOther } from './other-models.js';
import {
  citePassage,
  citeStatement,
  PAPER_ADDRESS,
  passagesUnder,
  type Statement,
  statementsOn,
  withoutTitles,
} from './statements.js';
import { isAdvice, isOnOthersWork, TRAINING_DATA_HEADING, trainingDataSections } from './training-data.js';

export interface NamedData {
  /** At most a few, as written; empty when no page gives a name. */
  names: string[];
  /** Links to data for training, or whose use is not stated. */
  links: DataLink[];
  at: Citation[];
  /** Where what was learned from is linked, under a name or none. */
  linked: Citation[];
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
      names: [
        ...corporaIn(one.from),
        ...namesIn(one.from),
        ...properNamesIn(one.from),
        ...namedOrigins(one.from),
      ],
      at: citeStatement(one),
    })),
    ...statementsOn(documents, TRAINED_ON_NAME).map((one) => ({
      names: isOnOthersWork(one.sentence.section) ? [] : ownName(withoutTitles(one.sentence, one.document)),
      at: citeStatement(one),
    })),
    ...accounts.flatMap((account) =>
      listBelow(account).map((sentence) => ({
        names: [...corporaIn(sentence.text), ...setsNamedIn(sentence.text, account.document)],
        at: account.document.cite(sentence.line),
      })),
    ),
    ...documents.flatMap((document) =>
      document.sentences.flatMap((sentence) =>
        sentence.negated || isOnOthersWork(sentence.section) || isAdvice(sentence.text)
          ? []
          : learnedFromList({ document, sentence }).map((item) => ({
              names: namesInItem(item.text),
              at: document.cite(item.line),
            })),
      ),
    ),
    ...statementsOn(documents, USED_HERE, DATA_HEADING).map((one) => ({
      names: MEASURED.test(one.sentence.text) ? [] : namesIn(USED_HERE.exec(one.sentence.text)?.[1] ?? ''),
      at: citeStatement(one),
    })),
    ...sections.map((one) => ({
      names: [...corporaIn(one.text), ...namedOrigins(one.text)],
      at: citePassage(one),
    })),
    ...documents
      .flatMap((one) => [...setsLinkedIn(one), ...setsInTables(one), ...setsTrainedOn(one)])
      .map(({ name, at }) => ({ names: [name], at })),
    ...statementsOn(documents, LISTED, DATA_HEADING).map((one) => ({
      names: MEASURED.test(one.sentence.text) ? [] : namesIn(LISTED.exec(one.sentence.text)?.[1] ?? ''),
      at: citeStatement(one),
    })),
  ].filter(({ names }) => names.length > 0);
  const links = dataLinks(documents).filter(
    ({ use }) =>
      use === 'training' || use === 'unstated' || (tuned && (use === 'tuning' || use === 'following')),
  );
  return {
    names: [...new Set(told.flatMap(({ names }) => names))].slice(0, 4),
    links,
    at: differing(told.map(({ at }) => at)).slice(0, 3),
    linked: [...linkedAccounts(accounts).map(citeStatement), ...documents.flatMap(corporaLinkedIn)],
    described: [...sources.map(citeStatement), ...trainingDataSections(documents).map(citePassage)].slice(
      0,
      3,
    ),
  };
}

/** Links on a set without a name, "trained on a [big Spanish corpus](…)", lead to what was learned from. */
const corporaLinkedIn = (document: Document): Citation[] =>
  document.links.flatMap(({ text, url, context, section, line, denied }) => {
    if (denied || !A_SET.test(text) || !/^https?:/.test(url) || isOnOthersWork(section)) return [];
    const said = sentenceAround(context, text);
    if (!TRAINED_ON_THIS.test(said.slice(0, said.lastIndexOf(text)))) return [];
    return isAdvice(said) || isOnOther(said, document) || PAPER_ADDRESS.test(url)
      ? []
      : [document.cite(line)];
  });

const A_SET = /\b(?:data-?sets?|data|corpus|corpora)\W*$/i;
const TRAINED_ON_THIS =
  /(?<!\b(?:can|could|may|not|never|to|you|be) (?:be )?)\b(?:pre-?|fine-?|re)?(?:trained|tuned) (?:\w+ly )?(?:on|using|with|over) (?:(?:the|an?|our|this|both|all)\s)*\W*$/i;

/** "We provide three processed datasets: A, B and C", in the section on data. */
const LISTED = /\b(?:data-?sets|corpora)\b[^.;:]{0,20}(?::|,? (?:namely|including|such as))\s+([^.;]+)/i;

/** "We used PLUMS, the data of a challenge", in the section on data. */
const USED_HERE =
  /\b(?:we|this (?:project|work|repo\w*)|the (?:model|project)) (?:\w+ly |only |also )?(?:us(?:e[sd]?|ing)|works? with|worked with|relies on|downloaded|took|chose)\s+(?:the )?([^.;:]+)/i;

/** The items of the list that a sentence introduces: "… is a combination of the following:". */
const listBelow = ({ sentence, document }: Statement): Sentence[] =>
  /\bfollowing\b[^.]{0,30}$|:\W*$/i.test(sentence.text)
    ? document.sentences.filter(
        (one) =>
          one.section === sentence.section &&
          one.line > sentence.line &&
          one.line <= sentence.line + LONGEST_LIST &&
          one.row === undefined,
      )
    : [];
/** Lines. */
const LONGEST_LIST = 12;

/** "3 million peptides from IEDB", under a heading that says that they are the training data. */
const FROM_NAME =
  /(?<!\b(?:initiali[sz]ed|start(?:s|ed|ing)?|tuned|trained|distilled|adapted|loaded|weights|checkpoints?|models?|embeddings|features|removed|excluded|apart|away|different|differs|far) )\bfrom (?:the |both )?([A-Z][\w-]{1,30})(?=( (?:archive|data ?base|repository|corpus|collection|data-?set)\b)?)(?= ?(?:[,.;()[]|$|and\b|archive|data|repository|corpus|collection|release|version))/g;
/** What recordings and files are called by their kind. */
const KIND_OF_RECORD =
  /^(?:f?MRIs?|CTs?|PET|X-?rays?|EE?G|ECGs?|EEGs?|EKGs?|EHRs?|EMRs?|LiDAR|RGB\w*|HTML|PDFs?|XML|JSON\w*|CSVs?|SMILES|FASTA|UMAP|US|USA|UK|EU)$/;

const namedOrigins = (text: string): string[] =>
  [...text.matchAll(FROM_NAME)]
    .filter(([, name = '', kept]) => kept !== undefined || /[A-Z\d]/.test(name.slice(1)))
    .map(([, name = '']) => name)
    .filter((name) => !TECHNIQUE.test(name) && !IS_A_MODEL.test(name) && !KIND_OF_RECORD.test(name));

/** One citation for each place. */
const differing = (citations: readonly Citation[]): Citation[] => [
  ...new Map(citations.map((one) => [`${one.url} ${one.line}`, one])).values(),
];

/** What trainers write into cards where nobody told them a name, or the name of the loader. */
const NO_NAME = /^(?:None|Unknown|N\/?A|ImageFolder|AudioFolder|Custom|Private)$/i;
/** Words that say of the name before them that it is none of data. */
const IS_TECHNIQUE =
  /^\W*(?:quanti[sz]\w+|precision|arithmetic|format|optimi[sz]er|scheduler?|loss(?:es)?|objectives?|algorithm|method|framework|library|toolkit|accelerators?|nodes?|clusters?|GPUs?|TPUs?|cards?|chips?)\b/i;

function ownName(text: string): string[] {
  const match = TRAINED_ON_NAME.exec(text);
  const name = match?.[1] ?? '';
  if (
    !match ||
    TECHNIQUE.test(name) ||
    IS_A_MODEL.test(name) ||
    NO_NAME.test(name) ||
    isAdvice(text) ||
    IS_TECHNIQUE.test(text.slice(match.index + match[0].length))
  )
    return [];
  return [name.replace(/[.,]$/, '')];
}
