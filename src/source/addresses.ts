/** What an address, an id or a path that stands in code leads to: weights, data, or neither. */

const WEIGHTS_FILE =
  /\.(?:pth?|ckpt|safetensors|bin|h5|hdf5|onnx|gguf|msgpack|npz|tflite|joblib|keras|torch)(?:\?[^/]*)?$/i;
const DATA_FILE =
  /\.(?:csv|tsv|parquet|jsonl?|fasta|fa|fna|faa|a3m|sto|pdb|cif|h5ad|lmdb|tfrecords?|npy|sdf|smi|mat|bed|vcf|txt|arrow|nii|dcm|edf|wav|zip|tar|tgz|rar|7z)(?:\.(?:gz|bz2|xz|zst))?(?:\?[^/]*)?$/i;
const TEXT_FILE =
  /\.(?:csv|tsv|fasta|fa|fna|faa|a3m|sto|pdb|cif|sdf|smi|bed|vcf)(?:\.(?:gz|bz2|xz|zst))?(?:\?[^/]*)?$/i;
const WEIGHTS_WORD = /weight|check-?point|ckpt|pretrained|(?:^|[^a-z])models?(?:[^a-z]|$)/i;
const DATA_HOST =
  /^(?:https?|ftp|s3|gs):\/\/(?:[\w.-]*\.)?(?:zenodo\.org|figshare\.com|dropbox\.com|drive\.google\.com|kaggle\.com|dataverse\.[\w.]+|osf\.io|ncbi\.nlm\.nih\.gov|ebi\.ac\.uk|uniprot\.org|rcsb\.org|wwpdb\.org|data\.[\w.-]+|physionet\.org|openslr\.org|[\w.-]*amazonaws\.com|storage\.googleapis\.com)\//i;
const PLACEHOLDER = /your[-_ ]|path[-_/]?to|<|\{|example\.(?:com|org)|xxx|\.\.\.|localhost|127\.0\.0\.1/i;
/** GEO, SRA, BioProject, ENA, ArrayExpress, EGA, dbGaP. */
const ACCESSION =
  /^(?:GSE\d{3,}|SR[APRX]\d{5,}|PRJ[NED][AB]\d{3,}|ER[PRS]\d{5,}|E-[A-Z]{4}-\d+|EGA[DS]\d{9,}|phs\d{6})$/;

export const isAccession = (text: string): boolean => ACCESSION.test(text);

/** An address on the web or in a bucket that somebody can open as it stands. */
export const isAddress = (text: string): boolean =>
  /^(?:https?|ftp|s3|gs):\/\/[\w.-]+\/\S+$/.test(text) && !PLACEHOLDER.test(text);

/**
 * What an address serves. `around` is what the code calls it, which tells where the address itself does not.
 */
export function servedAt(url: string, around: string): 'weights' | 'data' | null {
  if (!isAddress(url)) return null;
  const path = url.replace(/^\w+:\/\/[^/]+/, '');
  const isHub = /^https?:\/\/(?:huggingface\.co|hf\.co)\//.test(url);
  if (isHub && /\/datasets\//.test(url)) return 'data';
  if (isHub && /\/resolve\//.test(url)) return 'weights';
  const words = `${path} ${around}`;
  if (WEIGHTS_FILE.test(url)) return WEIGHTS_WORD.test(words) || !/data/i.test(words) ? 'weights' : 'data';
  if (/\.(?:whl|py|md|html?|png|jpe?g|svg|pdf|ya?ml|sh|git|ipynb)(?:[?#]|$)/i.test(url)) return null;
  // Lists and tables are data, whatever they are of; archives hold anything.
  if (TEXT_FILE.test(url)) return 'data';
  // A bucket holds what its path says.
  if (/^(?:s3|gs):/.test(url)) return WEIGHTS_WORD.test(path) ? 'weights' : 'data';
  if (DATA_FILE.test(url) || DATA_HOST.test(url))
    return WEIGHTS_WORD.test(words) && !/data/i.test(around) ? 'weights' : 'data';
  return null;
}

/** `kaggle datasets download -d owner/name`, `kaggle competitions download -c name`: the address of what it brings; `null` for other commands. */
export function kaggleAddress(command: string): string | null {
  const [, place, rest = ''] =
    /\bkaggle\s+(datasets|competitions)\s+download\b([^;&|\n]*)/.exec(command) ?? [];
  const name = /(?:^|\s)(?:(?:-d|--dataset|-c|--competition)[\s=]+)?([\w.-]*[a-z\d][\w./-]*)/i.exec(
    rest.replace(/\s(?:-[pfo]|--path|--file)[\s=]+\S+|\s--?(?:unzip|force|quiet|[owq])(?=\s|$)/g, ''),
  )?.[1];
  if (place === undefined || name === undefined) return null;
  return place === 'datasets'
    ? `https://www.kaggle.com/datasets/${name}`
    : `https://www.kaggle.com/competitions/${name}/data`;
}

/** A path in quotes that names a file of data. */
export const isDataPath = (text: string): boolean =>
  DATA_FILE.test(text) && !/\s/.test(text) && text.length < 200;
