/** Which calls turn raw data into what a model learns from: they clean, choose, cut, encode or recompute what was read. */

/** By the last name of a call, and what must stand before the dot where other things bear the name. */
const CALLS: Readonly<Record<string, RegExp | null>> = {
  // Tables.
  dropna: null,
  drop_duplicates: null,
  fillna: null,
  get_dummies: null,
  train_test_split: null,
  fit_transform: null,
  merge: /^(?:pd|df\w*|\w+_df|pandas)$|data|meta/,
  query: /^df|df$|data|raw/,
  map: /^(?:\w*ds|\w*data_?sets?|raw\w*|corpus)$/,
  filter: /^(?:\w*ds|\w*data_?sets?|raw\w*|corpus|df)$/,
  // Text.
  sub: /^re$|regex/,
  normalize: /unicodedata/,
  word_tokenize: null,
  sent_tokenize: null,
  tokenize: null,
  encode: /tok|^sp$|^spm|bpe|^enc$/i,
  encode_ordinary: null,
  encode_as_ids: null,
  encode_as_pieces: null,
  encode_plus: null,
  batch_encode_plus: null,
  convert_tokens_to_ids: null,
  // Sound.
  resample: null,
  melspectrogram: null,
  MelSpectrogram: null,
  mfcc: null,
  stft: /librosa|scipy|signal/,
  power_to_db: null,
  trim: /librosa|effects/,
  // Pictures and volumes.
  resize: /cv2|im(?:age|g)?$|PIL|skimage|transform$|pil/i,
  cvtColor: null,
  zoom: /ndimage|scipy/,
  crop: /im(?:age|g)?$|pil/i,
  remove_small_objects: null,
  // Molecules, sequences and structures.
  MolFromSmiles: null,
  MolFromMolFile: null,
  MolToSmiles: null,
  CanonSmiles: null,
  AddHs: null,
  GetMorganFingerprintAsBitVect: null,
  PDBParser: null,
  MMCIFParser: null,
  // Cells.
  filter_cells: null,
  filter_genes: null,
  normalize_total: null,
  log1p: /sc\.pp|scanpy/,
  highly_variable_genes: null,
  // Fields of weather and of maps.
  regrid: null,
  Regridder: null,
  coarsen: null,
  reproject: null,
  interp: /ds|data|xr/,
  // Training a tokenizer is a step on the way as well.
  SentencePieceTrainer: null,
  train_from_iterator: null,
  BpeTrainer: null,
  WordPieceTrainer: null,
  UnigramTrainer: null,
};

/** What programs call their own preparing. */
const OWN =
  /^_?(?:pre_?process|preproc|clean|filter|normali[sz]e|tokeni[sz]e|de_?dup(?:licate)?|featuri[sz]e|extract|segment|binari[sz]e|standardi[sz]e|parse|convert|build|create|construct|prepare|pack)_?(?:\w+_)?(?:data|dataset|examples?|samples?|instances?|features?|records?|rows?|text|sentences?|tokens|corpus|sequences?|audio|wavs?|waveforms?|images?|frames?|events?|graphs?|smiles|molecules?|labels?|pairs|documents?|lines?)$|^_?(?:pre_?process|clean_?text|dedup(?:licate)?)$/i;

/** Whether a call of this name, as written, makes data ready. */
export function isPreparing(callee: string): boolean {
  const dot = callee.lastIndexOf('.');
  const last = callee.slice(dot + 1);
  const before = dot < 0 ? '' : callee.slice(0, dot);
  if (/^(?:sentencepiece|spm)\.SentencePieceTrainer$|SentencePieceTrainer$/.test(before)) return true;
  if (!Object.hasOwn(CALLS, last)) return OWN.test(last);
  const on = CALLS[last];
  return on === null || on === undefined || on.test(before);
}

/** Methods by which libraries of data sets have one made from its raw files, and what their classes extend. */
const MAKERS: readonly [base: RegExp, method: string][] = [
  [/(?:^|\.)(?:InMemoryDataset|Dataset|DGLDataset)$/, 'process'],
  [/(?:^|\.)LightningDataModule$|DataModule$/, 'prepare_data'],
  [/(?:^|\.)(?:GeneratorBasedBuilder|BeamBasedBuilder|ArrowBasedBuilder)$/, '_generate_examples'],
];

/** The method of such a class that makes its data; `null` for other classes. */
export const makerOf = (base: string): string | null =>
  MAKERS.find(([pattern]) => pattern.test(base))?.[1] ?? null;

/** Methods that are called with raw files and owe examples: nothing else has to be seen of them. */
export const MAKES_EXAMPLES: ReadonlySet<string> = new Set(['process', '_generate_examples']);

/** Programs that make data ready from a shell. */
export const PREPARING_PROGRAM =
  /(?:^|[\s;&|(])(ffmpeg|sox|mmseqs|cd-hit(?:-est)?|spm_train|spm_encode|fairseq-preprocess|subword-nmt|samtools|bcftools|bedtools|cdo|gdalwarp|gdal_translate|seqkit|obabel|tokenizer\.perl|normalize-punctuation\.perl|clean-corpus-n\.perl)\s/;
