/** What a model card is made of, and how much of that one page says. Topics: Mitchell et al. 2019 and the Hub's card template. */
import type { Document, Section } from '../../prose/page.js';
import { isUnder } from './statements.js';

export type CardTopic =
  | 'description'
  | 'intended use'
  | 'training data'
  | 'training procedure'
  | 'evaluation'
  | 'limitations'
  | 'how to use';

interface TopicRule {
  /** Of a section that is about it, lower case. */
  heading: RegExp;
  /** Of a sentence that says it by itself. */
  sentence: RegExp;
}

const RULES: Record<CardTopic, TopicRule> = {
  description: {
    heading: /\b(?:description|overview|introduction|about|summary|abstract|model details|background)\b/,
    sentence:
      /\b(?:is|are) an? (?:[\w-]+ ){0,6}(?:models?|network|transformer|framework|method|checkpoint|version|encoder|embedding)\b|\b(?:we|paper) (?:propose|present|introduce)/i,
  },
  'intended use': {
    heading:
      /\b(?:intended|direct|downstream|out[- ]of[- ]scope|primary) (?:use|uses|usage|users)\b|^uses$|\buse cases\b|\bintended\b/,
    sentence:
      /\b(?:intended|designed|meant) (?:for|to be used)\b|\bintended (?:use|users|purpose)\b|\bout[- ]of[- ]scope\b|\b(?:should|must) not be used\b/i,
  },
  'training data': {
    heading:
      /\b(?:pre-?)?training (?:data|datasets?|corpus|corpora|set)\b|^data(?:sets?)?$|\bdata sources?\b/,
    sentence:
      /\b(?:pre-?)?train(?:ed|ing) (?:\w+ ){0,4}?(?:on|with|using|from)\b|\btraining (?:data|set|corpus)\b/i,
  },
  'training procedure': {
    heading:
      /\btraining (?:procedure|details|hyper-?parameters|process|regime|setup|recipe)\b|^(?:pre-?)?training$|\bhyper-?parameters\b/,
    sentence:
      /\b(?:learning rate|batch size|optimi[sz]er|adamw?|epochs?|training steps|warm-?up|masked language model|\d+ (?:x )?(?:[\w-]+ )?(?:gpus?|tpus?))\b/i,
  },
  evaluation: {
    heading: /\b(?:evaluation|results?|performance|benchmarks?|metrics|accuracy)\b/,
    sentence:
      /\b(?:accuracy|f1|auc|auroc|bleu|rouge|wer|perplexity|spearman|pearson|rmse|score)\b.{0,60}\d|\d.{0,40}\b(?:accuracy|f1|auc|auroc|bleu|rouge|wer|perplexity|spearman|score)\b/i,
  },
  limitations: {
    heading:
      /\b(?:limitations?|bias(?:es)?|risks?|caveats?|ethical|ethics|known issues)\b|^(?!.*licen[cs]e).*\bdisclaimer\b/,
    sentence:
      /(?<!permissions and )\blimitations?\b(?! under)|\bbias(?:es|ed)?\b|\bnot (?:been )?(?:validated|tested|approved)\b/i,
  },
  'how to use': {
    heading:
      /\b(?:how to|usage|using|get(?:ting)? started|quick ?start|inference|examples?|loading)\b|^running\b/,
    sentence: /\b(?:you can use|use this model|how to use|load the model)\b/i,
  },
};

/** Shorter sections are a label or a link. Characters. */
const LEAST_SECTION = 60;

/** A topic that the page covers and the line where it does. `own`: it has a section of its own. */
export interface Covered {
  topic: CardTopic;
  line: number;
  own: boolean;
}

/** The topics that a page covers, in the order of the type, each where it is said first. */
export function coveredTopics(document: Document): Covered[] {
  return (Object.entries(RULES) as [CardTopic, TopicRule][]).flatMap(([topic, rule]): Covered[] => {
    const own = document.sections.find(
      (section) => isUnder(section, rule.heading) && saysEnough(topic, section, document),
    );
    if (own) return [{ topic, line: own.line, own: true }];
    const line = topic === 'how to use' ? loadingCode(document) : saidAt(document, rule.sentence);
    return line === null ? [] : [{ topic, line, own: false }];
  });
}

function saysEnough(topic: CardTopic, section: Section, document: Document): boolean {
  if (section.text.length >= LEAST_SECTION) return true;
  return topic === 'how to use' && document.code.some((code) => code.section === section);
}

const saidAt = (document: Document, pattern: RegExp): number | null =>
  document.sentences.find((sentence) => pattern.test(sentence.text) && !sentence.negated)?.line ?? null;

const loadingCode = (document: Document): number | null =>
  document.code.find(({ text }) => /from_pretrained|pipeline\(|load_model|\bimport\b|torch\.load/.test(text))
    ?.line ?? null;
