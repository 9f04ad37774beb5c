/** Well-known benchmarks by name, and results as prose and tables state them. */

const NAMES =
  /(?<![\w-])(?:MMLU(?:-Pro)?|HellaSwag|ARC(?:-[CE])?|WinoGrande|TruthfulQA|GSM8K|HumanEval|MBPP|BBH|BIG-?[Bb]ench|GPQA|IFEval|MT-?Bench|AlpacaEval|LAMBADA|PIQA|BoolQ|OpenBookQA|SciQ|TriviaQA|Natural ?Questions|SQuAD|Super-?GLUE|GLUE|SST-?2|MNLI|STS-?B|CoNLL(?:-?\d{4})?|WMT ?\d*|WikiText-?(?:2|103)|PTB|CBT-(?:CN|NE)|MTEB|BEIR|MS ?MARCO|XNLI|XTREME|FLORES(?:-?\d+)?|ImageNet|COCO|ADE20K|CIFAR-?\d+|VQAv2|MMMU|LibriSpeech|Common ?Voice|FLEURS|PubMedQA|MedQA|MedMCQA|BioASQ|BLURB|BLUE|BC5CDR|ChemProt|HoC|DDI|KD-DTI|CASP-?\d*|CAMEO|CATH|CB513|TS115|TAPE|FLIP|PEER|ProteinGym|DeepLoc|SAbDab|PoseBusters|PDBBind|MoleculeNet|GUE|BEND|Genomic ?Benchmarks?|ClinVar|TCGA|PANDA|PCam|BTCV|MSD|Tabula (?:Sapiens|Muris))(?![\w])/g;

/** The same as evaluation harnesses spell their tasks: `arc_challenge`, `hellaswag`, `truthful_qa`. None of them is a word. */
const TASKS =
  /(?<![\w-])(?:mmlu(?:_\w+)?|hellaswag|arc[_ -](?:easy|challenge|[ce])|winogrande|truthful_?qa(?:_mc\d?|_gen)?|gsm8k|humaneval|mbpp|bbh|gpqa|ifeval|lambada(?:_\w+)?|piqa|boolq|openbook_?qa|sciq|trivia_?qa|natural_questions|squad(?:v2)?|glue|sst2|mnli|stsb|wikitext(?:2|103)?|enwik8|text8|c-?eval|cmmlu|race|copa|wsc|xnli|xcopa|xstorycloze|logiqa|math_?qa|pubmed_?qa|med_?qa|med_?mcqa)(?![\w])/gi;

/** Measures by name, as words of a text. */
export const METRIC =
  /\b(?:accuracy|acc|f1|auc|auroc|auprc|aupr|mcc|precision|recall|bleu|rouge(?:-?\w)?|meteor|wer|cer|perplexity|ppl|spearman\w*|pearson\w*|correlation|rmse|mae|mse|dice|iou|miou|tm-?score|plddt|lddt|rmsd|dockq|map|ndcg|mrr|exact match|em|pass@\d+|elo|score|loss)\b/i;

/** Benchmarks named in a text, each once. */
export function benchmarksIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAMES)].map(([name]) => name))];
}

/** Benchmarks in a table or a section of results, where the names that harnesses give them count too. */
export function benchmarkTasksIn(text: string): string[] {
  const names = new Map(
    [...text.matchAll(NAMES), ...text.matchAll(TASKS)].map(([name]) => [name.toLowerCase(), name]),
  );
  return [...names.values()];
}

/** Whether a sentence or table row states a measured value: a metric or benchmark beside a number that can be one. */
export function statesResult(text: string): boolean {
  const number = /(?<![\w.])(?:\d{1,3}\.\d+|\d{1,3}(?:\.\d+)?\s?%|0?\.\d+)(?!\w|\.\d)/;
  return number.test(text) && (METRIC.test(text) || benchmarksIn(text).length > 0);
}
