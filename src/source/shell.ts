/** Reads scripts of shells and of build tools line by line: what they start, fetch and set. */
import { kaggleAddress, servedAt } from './addresses.js';
import type { CodeFile } from './facts.js';
import { Found } from './found.js';
import { PREPARING_PROGRAM } from './preparing.js';
import { isHyperParameter, isSeed } from './settings.js';

const RUNNER =
  /(?:^|[\s;&|(])(?:python[\d.]*|torchrun|accelerate\s+launch|deepspeed|horovodrun|composer|bash|sh|sbatch|Rscript|julia|ipython|\$\{?PYTHON\w*\}?)\s+(.*)$/;
const SCRIPT = /(?:^|\s)["']?((?:\$\{?\w+\}?\/)?[\w./-]+\.(?:py|sh|R|jl))["']?(?=\s|$)/;
const MODULE = /(?:^|\s)-m\s+(?!torch\.|accelerate|deepspeed|pip|venv|pytest|ipykernel)([\w.]+)/;
/** Programs that train by themselves. */
const PROGRAMS =
  /(?:^|\s)(fairseq-\w[\w-]*|nnUNet\w*_?train\w*|onmt_train|t5_mesh_transformer|colabfold_batch|lightning\s+run|litgpt\s+\w+|axolotl\s+train|llamafactory-cli\s+train|tune\s+run|yolo\s+\w+)(?=\s|$)/;

/** What a command line starts; `null` when that is nothing of the release's. */
export function commandIn(line: string): { script: string; text: string } | null {
  const program = PROGRAMS.exec(line)?.[1];
  if (program) return { script: program, text: line.trim() };
  const rest = RUNNER.exec(line)?.[1];
  if (rest === undefined) return null;
  const module = MODULE.exec(` ${rest}`)?.[1];
  const script =
    SCRIPT.exec(` ${rest.replace(/\s-m\s+torch\.distributed\.\w+/, ' ')}`)?.[1] ??
    (module ? `${module.replaceAll('.', '/')}.py` : undefined);
  return script ? { script: script.replace(/^\$\{?\w+\}?\//, ''), text: line.trim() } : null;
}

const FETCHES =
  /(?:^|[\s;&|(])(wget|curl|gdown|aws\s+s3\s+(?:cp|sync)|gsutil|azcopy|huggingface-cli\s+download|hf\s+download|kaggle\s+(?:datasets|competitions)\s+download|fasterq-dump|prefetch|rsync|git\s+clone)\s+(.*)$/;
const OPTION = /(?:^|\s)--?([\w-]+)[=\s]+(?!-)("[^"]*"|'[^']*'|[^\s\\]+)/g;
const VARIABLE = /^\s*(?:export\s+)?(\w+)\s*[:?]?=\s*["']?([^"'\s#]+)["']?\s*(?:#.*)?$/;

/** Lines of a file that are changed or left out on their way into another: `zcat a | awk '…' | sort -u > work/clean.tsv`. */
const FILTERS =
  /(?:^|[\s;&|(])(awk|sed|grep -v\w*|sort -u|shuf)\s[^>]*>\s?[\w./${}-]*(?:train|clean|data|corpus|work|processed)[\w./${}-]*/;

/** What a rule of Snakemake runs in place of a command. */
const OF_RULE = /^\s*(?:script|notebook)\s*:\s*["']([\w./-]{1,120})["']/;

/** Adds what one logical line does. */
export function readCommand(line: string, at: number, found: Found): void {
  const text = line.replace(/^\s*[@!%$]\s*/, '').replace(/^\s*(?:shell\s*:\s*)?[rf]?["']{1,3}\s*/, '');
  if (/^\s*#/.test(text)) return;
  const fetched = FETCHES.exec(text);
  if (fetched) readFetch(fetched[1] ?? '', fetched[2] ?? '', at, found);
  const prepared = PREPARING_PROGRAM.exec(text)?.[1] ?? FILTERS.exec(text)?.[1];
  if (prepared) found.add('prepares', at, prepared);
  const variable = VARIABLE.exec(text);
  if (variable) setting(variable[1] ?? '', variable[2] ?? '', at, found);
  const script = OF_RULE.exec(text)?.[1];
  if (script !== undefined) found.add('launch', at, script, text.trim());
  const command = commandIn(text);
  if (command) found.add('launch', at, command.script, command.text);
  // An installed program may train as well: what it is told are settings all the same.
  for (const [, key = '', value = ''] of text.matchAll(OPTION))
    setting(key, value.replace(/["']/g, ''), at, found);
}

function readFetch(program: string, rest: string, at: number, found: Found): void {
  const name = program.replace(/\s+/g, ' ');
  if (/^(?:huggingface-cli|hf)/.test(name)) {
    const id = /(?:^|\s)([\w.-]+\/[\w.-]+)(?=\s|$)/.exec(rest)?.[1];
    const isData = /--repo-type[= ]dataset/.test(rest);
    if (id) found.add(isData ? 'reads-data' : 'loads-weights', at, name, id);
    return;
  }
  if (/^(?:kaggle|fasterq|prefetch)/.test(name)) {
    found.add('reads-data', at, name, kaggleAddress(`${name} ${rest}`) ?? rest.trim());
    return;
  }
  const url = /(?:https?|ftp|s3|gs):\/\/[^\s"')]+/.exec(rest)?.[0];
  const served = url ? servedAt(url, rest.replace(url, '')) : null;
  if (url && served) found.add(served === 'data' ? 'reads-data' : 'loads-weights', at, name, url);
}

function setting(key: string, value: string, at: number, found: Found): void {
  if (isSeed(key)) found.add('seed', at, key, value);
  else if (isHyperParameter(key)) found.add('setting', at, key, value);
}

/** A script of a shell, a Makefile or a Snakefile. */
export function readShell(path: string, text: string): CodeFile {
  const found = new Found();
  let open = '';
  let start = 1;
  text.split('\n').forEach((raw, index) => {
    if (open === '') start = index + 1;
    const isOpen = /\\\s*$/.test(raw);
    open += isOpen ? raw.replace(/\\\s*$/, ' ') : raw;
    if (isOpen) return;
    readCommand(open.slice(0, 4000), start, found);
    open = '';
  });
  const facts = found.sorted();
  return { path, language: 'shell', basis: 'words', entry: 1, facts };
}
