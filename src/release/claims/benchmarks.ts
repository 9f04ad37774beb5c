/** Well-known benchmarks by name, and results as prose and tables state them. */

const NAMES =
  /(?<![\w-])(?:MMLU(?:-Pro)?|HellaSwag|ARC(?:-[CE])?|WinoGrande|TruthfulQA|GSM8K|HumanEval|MBPP|BBH|BIG-?[Bb]ench|GPQA|IFEval|MT-?Bench|AlpacaEval|LAMBADA|PIQA|BoolQ|OpenBookQA|SciQ|TriviaQA|Natural ?Questions|SQuAD|Super-?GLUE|GLUE|SST-?2|MNLI|STS-?B|CoNLL(?:-?\d{4})?|WMT ?\d*|MTEB|BEIR|MS ?MARCO|XNLI|XTREME|FLORES(?:-?\d+)?|ImageNet|COCO|ADE20K|CIFAR-?\d+|VQAv2|MMMU|LibriSpeech|Common ?Voice|FLEURS|PubMedQA|MedQA|MedMCQA|BioASQ|BLURB|BLUE|BC5CDR|ChemProt|HoC|DDI|KD-DTI|CASP-?\d*|CAMEO|CATH|CB513|TS115|TAPE|FLIP|PEER|ProteinGym|DeepLoc|SAbDab|PoseBusters|PDBBind|MoleculeNet|GUE|BEND|Genomic ?Benchmarks?|ClinVar|TCGA|PANDA|PCam|BTCV|MSD|Tabula (?:Sapiens|Muris))(?![\w])/g;

const METRIC =
  /\b(?:accuracy|acc|f1|auc|auroc|auprc|aupr|mcc|precision|recall|bleu|rouge(?:-?\w)?|meteor|wer|cer|perplexity|ppl|spearman\w*|pearson\w*|correlation|rmse|mae|mse|dice|iou|miou|tm-?score|plddt|lddt|rmsd|dockq|map|ndcg|mrr|exact match|em|pass@\d+|elo|score|loss)\b/i;

/** Benchmarks named in a text, each once. */
export function benchmarksIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAMES)].map(([name]) => name))];
}

/** Whether a sentence or table row states a measured value: a metric or benchmark beside a number that can be one. */
export function statesResult(text: string): boolean {
  const number = /(?<![\w.])(?:\d{1,3}\.\d+|\d{1,3}(?:\.\d+)?\s?%|0?\.\d+)(?!\w|\.\d)/;
  return number.test(text) && (METRIC.test(text) || benchmarksIn(text).length > 0);
}
