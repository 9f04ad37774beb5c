/**
 * Whether a data card tells where the training data came from, how they were processed and what is in them: 1 a card, a page or
 * sections that tell most of it; 0.5 a short section or page; 0.25 a sentence or two that say what the data are, among other things.
 */

import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { learnedFrom, trainingSources } from '../release/claims/learned-from.js';
import { citeDataset, unreadDatasets, unseenDataset } from '../release/claims/linked-datasets.js';
import {
  citePassage,
  citeStatement,
  modelPages,
  type Passage,
  passagesUnder,
  statementsOn,
} from '../release/claims/statements.js';
import { TRAINING_DATA_HEADING } from '../release/claims/training-data.js';
import { defineCheck, fail, partial, pass, unknown } from './check.js';

/** On the data as such: alone, with a word for their making, or as the data of this model; not where to get, put or measure them. */
const DATA_HEADING =
  /^(?!.*\b(?:your|custom|evaluat\w*|test|benchmark\w*|validation|download\w*|prepar\w*|formats?|access|load\w*|folder|directory|license|availability|splits?|pre-?process\w*|generation|privacy|protection|loader)\b)\W*(?:(?:the|our|about|used|commentary on|notes? on|remarks? on|details? (?:of|on)|description of|overview of|more on|characteristics of) )*(?:data|data-?sets?|corpus|corpora|cohorts?|study population|participants)(?: (?:sources?|card|description|details|structure|creation|construction|composition|collection|overview|summary|statistics|curation|characteristics|information|sheet|provenance))?(?: (?:and|&) \w+)?(?: (?:(?:we|that (?:was|were|is|are)|is|was|are|were) )?(?:used|behind|of|for|in)(?: .{1,40})?)?\W*$/;
/** "The X corpus": a set by its name. */
const NAMED_SET =
  /^(?!.*\b(?:your|custom|evaluat\w*|test\w*|benchmark\w*|validation|splits?|down-?stream|fine-?tun\w*|download\w*|prepar\w*|formats?|loading|loaders?|generat\w*|creat\w*|build\w*|mak\w*|process\w*|query\w*|supported|available|other|new|for|on|with)\b)\W*(?:\w[\w.+-]* ){1,5}(?:data-?sets?|corpus|corpora)\W*$/;
/** "Dataset used for the model": the data that it learned from, in other words. */
const OF_THE_MODEL =
  /^(?!.*\b(?:evaluat\w*|test\w*|benchmark\w*|validation)\b)\W*(?:the )?(?:data|data-?sets?|corpus|corpora)\b.{0,20}\b(?:used|behind)\b/;
/** What a data card describes (Gebru et al., Datasheets for Datasets). */
const ASPECTS: readonly RegExp[] = [
  /\b(?:collect(?:ed|ion)|source[ds]?|obtained|gathered|downloaded|crawled|curated|exported|recorded|taken|drawn|from)\b/i,
  /\b(?:filter(?:ed|ing)?|process(?:ed|ing)|clean(?:ed|ing)|de-?duplicat\w+|cluster(?:ed|ing)|tokeni[sz]\w+|split|normali[sz]\w+|removed|dropped|excluded|discarded|resampled|taken out|left out)\b/i,
  /\b\d[\d,.]*\s?(?:[kKMBT]\b|million|billion|trillion|thousand|tokens|sequences|samples|images|cells|proteins|examples|documents|structures|molecules|records|patients|subjects|videos|clips|labels|classes|categories|recordings|readings|admissions|stays|scans|slides|rows|sites|stations|minutes|days|hours|gb|tb)|\b(?:a|one|two|three|five|ten|several|few|over a) (?:hundred|thousand|million|billion)\b/i,
  /\b(?:bias(?:es|ed)?|licen[cs]e|personal|sensitive|consent|limitations?|annotat\w+|labell?(?:s|ed|ing)?|ambiguous|noisy|imbalanc\w+|under-?represented|species|languages?|people|gender|age|women|countries|demographic\w*|CC[- ]BY|ethics)\b/i,
];
/** Sections that tell readers what to do with files. */
const INSTRUCTIONS = /\b(?:your|custom)\b|\bsplits?\b|\b(?:formats?|preparation|download\w*)\b/i;
/** Sections that do: where to put what was fetched, and how to bring data of one's own. */
const TELLS_TO =
  /\b(?:unzip|place|put|move|copy|extract|store) (?:it|them|the|all|each|these)\b|\byou(?:rs?|['’]\w+)?\b|\busers (?:may|can|should|must)\b|\bplaced in (?:the|this|your)\b/i;
/** Characters of a section that can stand for a card of its own. */
const SUBSTANTIAL = 400;
const NOTABLE = 120;
/** Of one that is on the training data by its heading. */
const COMPACT = 280;
/** Of one on data in general. */
const THOROUGH = 600;

export default defineCheck({
  id: 'data-card',
  title: 'Data card',
  partialTitle: 'The data is described only briefly',
  failureTitle: 'No data card',
  why: 'What a model learned from decides what it gets wrong; without a description of the data nobody can tell.',
  fix: 'Describe the training data in a card of its own: sources, collection, processing, composition, license.',
  component: 'Data card',
  needs: ['documents', 'datasets'],
  evaluate({ documents, datasets }) {
    const carded = datasets.filter(({ info }) => info.state === 'present' && info.value.hasCard);
    const unseen = datasets.flatMap(unseenDataset);
    if (carded.length > 0 && carded.length === datasets.length) {
      return pass('The training datasets have cards on the Hub.', { at: carded.map(citeDataset) });
    }
    const unread = unreadDatasets(documents, datasets);
    const pages = modelPages(documents).filter(({ path }) => !/template/i.test(path));
    const onData = documents.filter(isOnData);
    const [page] = onData.filter(
      (one) => describes(textOf(one)) >= (isDataCard(one.path) ? 2 : 3) && isLong(one),
    );
    if (page) return pass(`A page of its own describes the data (${page.path}).`, { at: page.cite() });
    const general = generalOn(pages);
    const own = [TRAINING_DATA_HEADING, OF_THE_MODEL]
      .flatMap((heading) => passagesUnder(pages, heading))
      .filter(({ section }) => !INSTRUCTIONS.test(section.heading));
    // The framework lets a model card that holds the information about the data stand for a data card.
    const whole = isDescribed(own, SUBSTANTIAL) || isDescribed(own, COMPACT, 3) ? own : general;
    if (whole === own || isDescribed(general, THOROUGH, 4)) {
      return pass('The documents describe the training data in separate sections.', { at: cite(whole) });
    }
    const missing = [...unseen, ...unread];
    if (carded.length > 0) {
      return partial(0.5, 'Some of the training datasets have cards on the Hub.', {
        at: carded.map(citeDataset),
        missing,
      });
    }
    if (
      isDescribed(own, NOTABLE) ||
      isDescribed(general, NOTABLE, 3) ||
      isDescribed(general, SUBSTANTIAL, 2)
    ) {
      return partial(0.5, 'The documents describe the data only briefly.', {
        at: cite(own.length > 0 ? own : general),
        missing,
      });
    }
    const brief = onData.find((one) => isDataCard(one.path) || describes(tellingOf(one)) >= 2);
    if (brief) return partial(0.5, `A page lists the data (${brief.path}).`, { at: brief.cite(), missing });
    const passing = toldInPassing(documents, pages);
    if (passing.length > 0) {
      return partial(0.25, 'A sentence or two say what the data is; nothing describes it further.', {
        at: passing.slice(0, 3),
        missing,
      });
    }
    const sentence = 'No page or section describes the training data.';
    return missing.length > 0 ? unknown(sentence, missing) : fail(sentence);
  },
});

/** Passages under a heading on data, but for those that tell readers what to do. */
const generalOn = (pages: readonly Document[]): Passage[] =>
  [DATA_HEADING, NAMED_SET]
    .flatMap((heading) => passagesUnder(pages, heading))
    .filter(({ whole }) => !TELLS_TO.test(whole));

/**
 * What pages say of the data among other things: what was learned from, what a file of data holds, where the records come from. Two of
 * the four aspects are asked for, so that a name alone or a size alone is none.
 */
function toldInPassing(documents: readonly Document[], pages: readonly Document[]): Citation[] {
  const accounts = learnedFrom(pages, true);
  const told = [
    ...trainingSources(pages, true, accounts),
    ...[TRAINING_DATA_HEADING, OF_THE_MODEL, DATA_HEADING]
      .flatMap((heading) => statementsOn(pages, /./, heading))
      .filter(
        ({ sentence: { text, section } }) =>
          text.length >= TELLING && !DOES.test(text) && !INSTRUCTIONS.test(section.heading),
      ),
    ...statementsOn(pages, FILE_HOLDS).filter(({ sentence: { text } }) => !DOES.test(text)),
    ...documents
      .filter(isOnData)
      .flatMap((document) =>
        document.sentences.filter(({ text }) => !DOES.test(text)).map((sentence) => ({ document, sentence })),
      ),
  ];
  const text = told.map(({ sentence }) => sentence.text).join(' ');
  if (describes(text) >= 2)
    return told.filter(({ sentence }) => describes(sentence.text) > 0).map(citeStatement);
  return [
    ...learnedFrom(pages).filter(({ from }) => tellsMore(from)),
    ...statementsOn(pages, SAYS_WHAT).filter(
      ({ sentence: { text } }) =>
        SAYS_WHAT.test(text.slice(0, BEGINNING)) &&
        !DOES.test(text) &&
        !LIES.test(text) &&
        describes(text) > 0,
    ),
  ].map(citeStatement);
}

/** What it learned from, and how much of it or of which kind: more than a name. */
const tellsMore = (from: string): boolean =>
  from.split(' ').length >= 4 && HOW_MUCH.test(from.slice(0, NEAR));
/** Further on it is how the model was judged. Characters. */
const NEAR = 70;
const HOW_MUCH = /\d|\b(?:hundreds|thousands|millions|billions|synthetic|self-?play)\b/i;
/** Where files lie is no word on what they hold. */
const LIES =
  /\b(?:stored|saved|located|placed|provided|available|downloaded|hosted|expected|organi[sz]ed|loaded)\b/i;
/** "The corpus covers …": a sentence about the data, by how it begins. */
const SAYS_WHAT =
  /\b(?:data|data-?sets?|corpus|corpora)\b[^.;]{0,30}?\b(?:is|are|was|were|has|have|consists?|contains?|compris\w+|includes?|covers?|holds?|comes?|stems?|suffers?)\b/i;
/** Characters. */
const BEGINNING = 90;

/** Shorter sentences are labels and links. Characters. */
const TELLING = 50;
/** "`cells.csv` holds features of 124 cells": what a file of data is. */
const FILE_HOLDS =
  /(?<![\w/-])(?![\w/-]*(?:results?|predictions?|scores|metrics|outputs?)\b)[\w/-]+\.(?:csv|tsv|xlsx?|jsonl?|parquet|h5|npz|fasta|sdf|smi)[`"']?\)? (?:are|is|holds?|contains?|has|lists?|gives?)\b.{25,}/i;
/** Sentences that tell readers what to do, or what their own data must be. */
const DOES =
  /^\W*(?:please |then |first,? |next,? )?(?:put|place|move|copy|extract|store|unzip|download|run|use|see|set|make|create|prepare|convert|install|clone|specify|change|replace|modify)\b|\byou(?:rs?|['’]\w+)?\b|\bmust\b|\bshould\b/i;
const tellingOf = (document: Document): string =>
  document.sentences
    .filter(({ text }) => !DOES.test(text))
    .map(({ text }) => text)
    .join(' ');

/** By the name that its owner gave it. */
const isDataCard = (path: string): boolean =>
  /(?:data[-_ ]?(?:card|sheet|statement))[^/]*\.(?:md|rst|mdx)$/i.test(path) && !/template/i.test(path);

/** `DATASETS.md`, and the page that is shown for a folder of data. */
const DATA_PAGE =
  /(?:^|\/)[^/]*data-?sets?[^/]*\.(?:md|rst|mdx)$|(?:^|\/)(?:data|data-?sets?|corpus|corpora|data[-_]?sets?[-_](?:info|card|statistics))\/(?:[\w.-]+\/)?readme\.(?:md|rst|mdx)$/i;
/** Of later tasks, of what is measured, and of what readers bring themselves. */
const OF_OTHER_DATA =
  /(?:^|[/_-])(?:template|examples?|tests?|demos?|fine-?_?tun\w*|down-?_?stream|tasks?|benchmarks?|eval\w*|custom|third[-_]?party|external)(?=[/_.-]|$)/i;

/** A page about the data: by its name, its folder or its title ("# The X corpus"). */
function isOnData({ kind, path, sections }: Document): boolean {
  if (kind !== 'page' || OF_OTHER_DATA.test(path)) return false;
  if (isDataCard(path) || DATA_PAGE.test(path)) return true;
  const title = sections.find(({ heading }) => heading !== '')?.path.at(-1) ?? '';
  return DATA_HEADING.test(title) || NAMED_SET.test(title);
}

const describes = (text: string): number => ASPECTS.filter((aspect) => aspect.test(text)).length;
const cite = (passages: readonly Passage[]) => passages.slice(0, 3).map(citePassage);

/** Enough text on at least three of the four aspects, or on two in a short section that is about the training data by its heading. */
function isDescribed(
  passages: readonly Passage[],
  least: number,
  aspects = least === SUBSTANTIAL ? 3 : 2,
): boolean {
  const text = passages.map(({ whole }) => whole).join(' ');
  return text.length >= least && describes(text) >= aspects;
}
const textOf = (document: Document): string => document.sentences.map(({ text }) => text).join(' ');
/** What is called a data card may be short. */
const isLong = (document: Document): boolean =>
  textOf(document).length >= (isDataCard(document.path) ? NOTABLE : SUBSTANTIAL);
