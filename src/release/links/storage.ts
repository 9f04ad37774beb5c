/** Where files can be kept outside of a repository, and whether a stranger can fetch them from there. */

/**
 * `archive`: keeps files for good under an identifier; `storage`: hands them to anyone for now;
 * `account`: asks for a login or an application first.
 */
export type StorageKind = 'archive' | 'storage' | 'account';

/** By host, with its sub-domains; the first that fits counts. A path is named where the host serves other things too. */
const HOSTS: readonly [RegExp, StorageKind][] = [
  [
    /^(zenodo\.org|figshare\.com|osf\.io|datadryad\.org|dataverse\.[\w.]+|data\.mendeley\.com|gigadb\.org|scidb\.cn|data\.4tu\.nl|pangaea\.de|openneuro\.org|softwareheritage\.org)\//,
    'archive',
  ],
  [/^archive\.org\/(details|download)\//, 'archive'],
  [/^doi\.org\/10\.(5281\/zenodo|6084\/m9\.figshare|5061\/dryad|7910\/dvn|17605\/osf|17632)/, 'archive'],
  [/^(ebi\.ac\.uk|ncbi\.nlm\.nih\.gov|rcsb\.org|uniprot\.org|ensembl\.org|wwpdb\.org)\//, 'archive'],
  // A link to share one file or folder; the rest of such a site asks who comes.
  [/^([\w-]+\.)?sharepoint\.com\/:[a-z]:\//, 'storage'],
  [/^(physionet\.org|synapse\.org|ega-archive\.org|ukbiobank\.ac\.uk|kaggle\.com)\//, 'account'],
  [/^(app\.globus\.org)\/(file-manager|collections)/, 'account'],
  [
    /^(catalog\.ngc\.nvidia\.com|ngc\.nvidia\.com|pan\.baidu\.com|alipan\.com|aliyundrive\.com|drive\.weixin\.qq\.com|weiyun\.com|sharepoint\.com)\//,
    'account',
  ],
  [/^(drive|docs)\.google\.com\/(file|drive|uc|open|folderview|u\/)/, 'storage'],
  [/^storage\.(googleapis|cloud\.google)\.com\/|^googleapis\.com\/storage/, 'storage'],
  [/^console\.cloud\.google\.com\/storage\/|^registry\.opendata\.aws\/[\w-]/, 'storage'],
  [
    /^(dropbox\.com|1drv\.ms|onedrive\.live\.com|mega\.nz|wetransfer\.com|box\.com|mediafire\.com|pcloud\.(com|link)|disk\.yandex\.[a-z]+)\//,
    'storage',
  ],
  [
    /^[\w.-]*(amazonaws\.com|(?:blob|web)\.core\.windows\.net|digitaloceanspaces\.com|r2\.dev|aliyuncs\.com|myqcloud\.com|volces\.com|myhuaweicloud\.com|bcebos\.com|backblazeb2\.com|wasabisys\.com|yandexcloud\.net|oraclecloud\.com|cloudfront\.net)\//,
    'storage',
  ],
  [
    /^(dl\.fbaipublicfiles\.com|data\.dgl\.ai|modelscope\.cn|wisemodel\.cn|swift\.(?!readthedocs)|owncloud\.|nextcloud\.)/,
    'storage',
  ],
  // What Nextcloud and Seafile call a shared file or folder, on the servers of thousands of institutes.
  [
    /^[\w.-]+\.[a-z]+\/(?:index\.php\/)?s\/[a-z0-9]{15}(?:\/|$)|^[\w.-]+\.[a-z]+\/[df]\/[0-9a-f]{18,20}(?:\/|$)/,
    'storage',
  ],
  [/^github\.com\/[^/]+\/[^/]+\/releases\/(download|tag)\//, 'storage'],
  [/^gitlab\.[\w.]+\/.+\/-\/(releases|package_files|packages)\//, 'storage'],
  [/^bitbucket\.org\/[^/]+\/[^/]+\/downloads\/|^sourceforge\.net\/projects\/[^/]+\/files\//, 'storage'],
  [/^(huggingface\.co|hf\.co)\/(datasets\/)?[^/]+\/[^/]+\/(resolve|blob|tree)\//, 'storage'],
];

/** Of the places that ask for an account, those where an owner shares files of their own and anyone who signs up has them at once. */
const SIGN_UP =
  /^https?:\/\/(?:[\w-]+\.)*(?:app\.globus\.org|pan\.baidu\.com|alipan\.com|aliyundrive\.com|weiyun\.com)\//i;

/** Whether it is a model's page on Kaggle: its files are for everyone, unless the owner asks for agreement to terms. */
export const isKaggleModel = (url: string): boolean =>
  /^https?:\/\/(?:www\.)?kaggle\.com\/(?:models|m)\/[\w-]/i.test(url);

/** Whether an address asks for no more than an account of one's own: whoever signs up has the files. */
export const asksOnlySignUp = (url: string): boolean => SIGN_UP.test(url);

/** Names of files that hold parameters or data in bulk, as links to them end. */
const BULK_FILE =
  /\.(safetensors|pth?|ckpt|bin|h5|hdf5|pkl|npz|onnx|gguf|nemo|tar|tgz|tar\.gz|zip|parquet|csv\.gz|h5ad)$/i;

/** Pictures and pages on the same hosts: something to look at. */
const SHOWN = /\.(png|jpe?g|gif|svg|webp|mp4|mov|webm|pdf|md|html?|ipynb|py)$/i;
/** What archives tell about themselves. */
const ABOUT = /^\/(?:training|about|docs?|documentation|support|policies|licen[cs]es?)(?:\/|$)/i;

const BLANK =
  /[/=]YOUR[-_ ]|[/.=]your[-_](?:bucket|file|model|link|id|name|org|user(?:name)?|repo)|%3C[\w-]+%3E|<[\w -]+>|[/=](?:FILE|MODEL|FOLDER|BUCKET)[-_]?ID\b|\b(?:x{5,}|X{5,})\b|[/=](?:TODO|TBD)\b|[/=]path[-_/]to[-_/]/;

/** Whether an address is one that the reader is to fill in: `file/d/YOUR_FILE_ID`, `s3://your-bucket/`, `<link>`, `/path/to/`. */
export const isBlankAddress = (url: string): boolean => BLANK.test(url);

/**
 * Which kind of storage a link leads to; `null` when it leads to a page.
 * A file in bulk on any host counts as `storage`; `s3://` and `gs://` do too.
 */
export function storageOf(url: string): StorageKind | null {
  if (isBlankAddress(url)) return null;
  if (/^(s3|gs):\/\//i.test(url)) return 'storage';
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (!/^(https?|ftp):$/.test(parsed.protocol) || SHOWN.test(parsed.pathname)) return null;
  if (ABOUT.test(parsed.pathname)) return null;
  const place = `${parsed.hostname.replace(/^www\./, '')}${parsed.pathname}`.toLowerCase();
  const withoutSubdomain = place.replace(/^[\w-]+\./, '');
  for (const [pattern, kind] of HOSTS) {
    if (pattern.test(place) || pattern.test(withoutSubdomain)) return kind;
  }
  return BULK_FILE.test(parsed.pathname) ? 'storage' : null;
}

/** Addresses written in code or prose without being links: `wget https://…`, `aws s3 cp s3://…`. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:https?|ftp|s3|gs):\/\/[^\s'"`<>()[\]{},]+/gi)].map(([url]) =>
    url.replace(/[.;:\\]+$/, ''),
  );
}

/** Databases that training sets are drawn from; a link to one names a source and releases nothing. */
const SOURCE_DATABASE =
  /^(?:https?|ftp):\/\/(?:[\w-]+\.)*(?:rcsb\.org|wwpdb\.org|uniprot\.org|ebi\.ac\.uk|ncbi\.nlm\.nih\.gov|ensembl\.org|cathdb\.info|gtexportal\.org|encodeproject\.org|commoncrawl\.org|portal\.gdc\.cancer\.gov)(?:\/|$)/i;

/** Whether an address leads to a database that others draw their sets from. */
export const isSourceDatabase = (url: string): boolean => SOURCE_DATABASE.test(url);
