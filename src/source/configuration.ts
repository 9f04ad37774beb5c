/** Reads configurations in YAML, TOML and JSON: hyper-parameters, seeds, and the data and weights that they name. */
import { parse as parseToml } from 'smol-toml';
import { isMap, isPair, isScalar, isSeq, LineCounter } from 'yaml';
import { isAccession, isDataPath, servedAt } from './addresses.js';
import type { CodeFile } from './facts.js';
import { Found } from './found.js';
import { isHyperParameter, isSeed } from './settings.js';
import { yamlDocuments } from './yaml-documents.js';

const HUB_ID = /^[\w.-]+\/[\w.-]+$/;

/** Keys are short. Characters. */
const LONGEST_KEY = 200;
/** Nobody sets as many things in one place: a mapping of more entries is a table, such as the tokens of a vocabulary ("batch": 23941). */
const MOST_SETTINGS = 500;

/** A configuration in YAML; JSON is read the same way, as all of it is YAML. */
export function readYaml(path: string, text: string, language: 'yaml' | 'json' = 'yaml'): CodeFile {
  const found = new Found();
  const lines = new LineCounter();
  let isBroken = false;
  try {
    const documents = yamlDocuments(text, { lines });
    isBroken = documents === null;
    for (const document of documents ?? []) {
      isBroken ||= document.errors.length > 0;
      walk(document.contents, '', 0);
    }
  } catch {
    isBroken = true;
  }
  return { path, language, basis: isBroken ? 'words' : 'parsed', facts: found.sorted() };

  function walk(node: unknown, key: string, depth: number): void {
    if (depth > 20) return;
    if (isMap(node)) {
      if (node.items.length <= MOST_SETTINGS) for (const pair of node.items) walk(pair, '', depth);
    } else if (isSeq(node)) for (const item of node.items) walk(item, key, depth + 1);
    else if (isPair(node)) {
      const name = isScalar(node.key) ? String(node.key.value) : '';
      walk(node.value, name, depth + 1);
    } else if (isScalar(node) && key !== '') {
      const offset = node.range?.[0] ?? 0;
      readEntry(key, node.value, lines.linePos(offset).line, found);
    }
  }
}

/** The first line that begins with each key, all found in one go: looked for one by one, many keys would take time by the square. */
function linesByKey(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const begin = line.slice(0, LONGEST_KEY);
    const end = begin.indexOf('=');
    if (end < 0 || /^\s*[#[{]/.test(begin.slice(0, end))) continue;
    // The last part of a dotted key is what the parser names.
    for (const key of begin.slice(0, end).match(/[\w-]+/g) ?? [])
      if (!found.has(key)) found.set(key, index + 1);
  }
  return found;
}

/** A configuration in TOML. Its parser tells no lines: they are looked for by key. */
export function readToml(path: string, text: string): CodeFile {
  const found = new Found();
  const lines = linesByKey(text);
  const lineOf = (key: string) => lines.get(key) ?? 1;
  let isBroken = false;
  const walk = (value: unknown, key: string, depth: number): void => {
    if (depth > 20) return;
    if (Array.isArray(value)) for (const item of value) walk(item, key, depth + 1);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date))
      for (const [name, inner] of Object.entries(value)) walk(inner, name, depth + 1);
    else readEntry(key, value, lineOf(key), found);
  };
  try {
    walk(parseToml(text), '', 0);
  } catch {
    isBroken = true;
  }
  return { path, language: 'toml', basis: isBroken ? 'words' : 'parsed', facts: found.sorted() };
}

function readEntry(key: string, value: unknown, line: number, found: Found): void {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
  if (text === null) return;
  if (isSeed(key)) found.add('seed', line, key, text);
  else if (isHyperParameter(key)) found.add('setting', line, key, text);
  const served = servedAt(text, key);
  if (served) found.add(served === 'data' ? 'reads-data' : 'loads-weights', line, 'address', text);
  else if (isAccession(text)) found.add('reads-data', line, 'accession', text);
  else if (
    /data|corpus|train_file/i.test(key) &&
    (isDataPath(text) || HUB_ID.test(text)) &&
    !/loader|type|class|target/i.test(key)
  )
    found.add('reads-data', line, key, text);
  else if (
    /^(?:pretrained\w*|init_from|base_model|model_name_or_path|checkpoint|ckpt\w*|load_from|resume\w*)$/i.test(
      key,
    ) &&
    text.length > 2
  )
    found.add('loads-weights', line, key, text);
}
