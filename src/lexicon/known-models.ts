/** Names of well-known models, as pages mention those of others: to build on, to compare with, to explain. */

/** As they are written, with versions and sizes to follow; names of architectures that many models share are left out. */
const NAMES = [
  // language
  '(?:Chat)?GPT-?[1-5](?:\\.\\d)?\\w?|GPT-(?:J|Neo\\w*)|ChatGPT|InstructGPT|Codex',
  'L[Ll]a[Mm][Aa]|Code ?Llama|Alpaca|Vicuna|Mistral|Mixtral|Gemma|Gemini|PaLM|Claude|Qwen|DeepSeek|Falcon-\\d+B|BLOOMZ?|Pythia|OLMo|StarCoder|Grok',
  'BERT|RoBERTa|DeBERTa|ALBERT|ELECTRA|XLNet|XLM-R\\w*|(?:m|Flan-)?T5|Flan-T5|BART|UL2',
  // images and sound
  'Stable Diffusion|DALL[-·]E|Imagen|Midjourney|StyleGAN\\d?|Flamingo|LLaVA|Segment Anything|SAM-?2',
  'Whisper|wav2vec|HuBERT|WavLM|MusicGen|AudioLM',
  // games
  'Alpha(?:Go|Zero|Star)|MuZero',
  // biology and medicine
  'Alpha(?:Fold|Missense|Genome)|RoseTTAFold|ESM-?(?:1b|1v|2|3|Fold|IF)|ESMFold|Prot(?:BERT|T5|GPT2?)|ProtTrans|ProGen|OmegaFold|RF-?diffusion|ProteinMPNN',
  'scGPT|scBERT|Geneformer|scFoundation|DNABERT|Enformer|Nucleotide Transformer|HyenaDNA|BioBERT|PubMedBERT|SciBERT|ClinicalBERT|BioGPT|Med-PaLM|GatorTron',
];

/** One name with what tells its versions apart: `Llama 2`, `ESM-2`, `BERT-base`, `Pythia-12b`. Matches case. */
export const KNOWN_MODEL = new RegExp(
  `(?<![\\w-])(?:${NAMES.join('|')})(?:[- ]?v?\\d+(?:\\.\\d+)*[bBmM]?\\b|-(?:base|small|medium|large|xl|tiny|[bB]ase|[lL]arge|[cC]hat|[iI]nstruct))*(?![\\w-])`,
  'g',
);

/** Parts of the release's own that bear a number: "Stage 2 was trained on …". */
export const OWN_PART =
  /^(?:stage|phase|step|model|network|version|part|fold|table|figure|fig|section|epoch|round|level|group|variant|checkpoint|release|configuration|config|experiment|track|task|run|seed|layer|head|block|module|agent|player|expert|option|method|baseline|setting|set|split|set-?up|appendix|chapter|algorithm|week|day|january|february|march|april|may|june|july|august|september|october|november|december|in|on|at|by|since|until|from|for|with|after|before|all|both|over|about|nearly|only|these|the|a|an)\b/i;

/** Accounts on the Hub under which laboratories keep their own models, and nobody else's. */
export const LAB_ACCOUNT =
  /^(?:google(?:-bert|-t5)?|openai(?:-community)?|facebook(?:AI)?|meta-llama|microsoft|nvidia|distilbert|mistralai|stabilityai|EleutherAI|bigscience|tiiuae|Qwen|deepseek-ai|Rostlab|InstaDeepAI|Salesforce|bigcode|apple|allenai|sentence-transformers|timm)$/i;
