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

/** What can be said to be a model. A paper's "framework" and "method" are the model that the page is about. */
const MODEL_NOUN =
  '(?:models?|llms?|vlms?|networks?|transformers?|framework|method|algorithm|architecture|approach|checkpoint|version|encoder|autoencoder|embeddings?|gans?|classifier|predictor|detector|vocoder|potential|agent)';
/** What a page that is not on one finished model may be about. */
const TOOL_NOUN = '(?:package|library|tool(?:kit|box)?|software|program|pipeline|platform|web ?server|suite)';

/** A sentence that says what the model is: by a copula, in apposition to its name, as what a work presents, or by its figures. */
const DESCRIBES = new RegExp(
  [
    String.raw`\b(?:is|are) (?:an?|the|our) (?:[\w-]+ ){0,8}?${MODEL_NOUN}\b`,
    String.raw`(?:^|[,:—–] )an? (?:[\w-]+ ){0,8}?${MODEL_NOUN} (?:for|that|which|to|of|trained|based)\b`,
    String.raw`\b(?:is|are) (?:an?|the|our) (?:[\w-]+ ){0,8}?${TOOL_NOUN} (?:for|that|which|to|of)\b`,
    String.raw`\bprovides? (?:[\w-]+ ){0,3}?tools? (?:to|for|that)\b`,
    String.raw`\b(?:official|reference|pytorch|tensorflow|jax) implementation (?:of|for)\b`,
    String.raw`^we (?:have )?(?:trained|developed|built|created|designed)\b[^.;]{0,80}\b${MODEL_NOUN}\b`,
    String.raw`\b(?:we|(?:work|paper|repository|repo)) (?:propose|present|introduce)s?\b`,
    String.raw`^(?:number of )?(?:parameters|layers|attention heads|embedding size)\s*:\s*\d`,
    // What a glossary leaves of a sentence in Chinese, Japanese or Korean.
    String.raw`\bis [^.;。]{0,40}?\p{Lo}[^.;。]{0,60}?\bmodel\b`,
    String.raw`\p{Lo}[^.;。]{0,60}?\bmodel (?:is|입니다|이다)`,
  ].join('|'),
  'iu',
);

const RULES: Record<CardTopic, TopicRule> = {
  description: {
    heading:
      /\b(?:description|overview|introduction|about|summary|abstract|what (?:it|this|the model) is$|^what(?:['’]s| is| are) [\w-]{1,40}\??$|model details|model specifications?|background)\b|简介|介绍|概述|概要|소개/,
    sentence: DESCRIBES,
  },
  'intended use': {
    heading:
      /^(?!.*\b(?:extra|dev|installer)\b).*(?:\b(?:intended|direct|downstream|out[- ]of[- ]scope|primary) (?:use|uses|usage|users)\b|^uses$|\buse cases\b|\b(?:what|who) (?:it|this|the model) (?:is|can be used) (?:for|meant for|made for)\b|\bwhat (?:should|can|may) (?:I|you|one|we) use (?:it|the model) for\b|^purpose\W*$|\bintended\b)/,
    sentence:
      /\b(?:intended|designed|meant) (?:for|to be used)\b|\bintended (?:use|users|purpose)\b|\bout[- ]of[- ]scope\b|\b(?:should|must) not be used\b/i,
  },
  'training data': {
    heading:
      /\b(?:pre-?)?training (?:data|datasets?|corpus|corpora|set)\b|^data(?:sets?)?$|\bdata sources?\b|\bon what (?:was|is) (?:it|the model) (?:trained|fitted|tuned)\b|\b(?:it|the (?:model|network)) (?:was trained on|(?:has )?learn(?:ed|t|s)? from)\W*$|^(?:数据集?|训练数据|学習データ|データセット|데이터)/,
    sentence:
      /\b(?:pre-?)?train(?:ed|ing) (?:\w+ ){0,4}?(?:on|with|using|from)\b|\btraining (?:data|set|corpus)\b/i,
  },
  'training procedure': {
    heading:
      /\btraining (?:procedure|details|hyper-?parameters|process|regime|setup|recipe)\b|^(?:pre-?)?training$|\bhyper-?parameters\b|^how (?:was |were )?(?:it|the model|we) (?:was |were )?(?:learn(?:ed|t|s)?|trained|fitted)\b|^fitting\W*$|^(?:预?训练|学習|학습)/,
    sentence:
      /\b(?:learning rate|batch size|optimi[sz]er|adamw?|epochs?|training steps|warm-?up|masked language model|\d+ (?:x )?(?:[\w-]+ )?(?:gpus?|tpus?))\b/i,
  },
  evaluation: {
    heading:
      /^(?!.*\blicen[cs]e).*\b(?:evaluation|results?|performance|benchmarks?|metrics|accuracy)\b|^how (?:well|good)\b|评测|评估|性能|实验结果|評価|결과/,
    sentence:
      /\b(?:accuracy|f1|auc|auroc|bleu|rouge|wer|perplexity|spearman|pearson|rmse|score)\b.{0,60}\d|\d.{0,40}\b(?:accuracy|f1|auc|auroc|bleu|rouge|wer|perplexity|spearman|score)\b/i,
  },
  limitations: {
    heading:
      /^(?!.*\b(?:install\w*|demo|plan|api|liability)\b).*\b(?:limitations?|bias(?:es)?|risks?|caveats?|ethical|ethics|known issues|weaknesses)\b|^(?:where|when) (?:it|the model|does (?:it|the model)) (?:fails?|breaks?|struggles?|errs?|goe?s? wrong)\b|^what (?:it|the model) (?:can ?not|can['’]t|does not|is not)\b|局限|制限事項|한계|^(?!.*licen[cs]e).*\bdisclaimer\b/,
    sentence:
      /(?<!permissions and |\b(?:memory|gpu|v?ram|hardware|rate|storage|disk|size|length|time|quota) )\blimitations?\b(?! under)|\bbias(?:es|ed)?\b|\bnot (?:been )?(?:validated|tested|approved)\b/i,
  },
  'how to use': {
    heading:
      /\b(?:how to|usage|using|get(?:ting)? started|quick ?start|inference|examples?|loading)\b|^running\b|使用方|用法|推理|使い方|사용법/,
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
