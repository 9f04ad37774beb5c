/** Weights that Python fetches to a file and loads from there, whatever their address says of itself. */
import { isAddress } from './addresses.js';
import type { Found } from './found.js';
import { argumentsOf, type Node, type PythonValues } from './python-values.js';

/** Calls that bring a file from an address, given first, to a place, given second. */
const FETCHES = /(?:^|[._])(?:urlretrieve|retrieve|download\w*|fetch\w*)$/;

/** Names of files of weights in quotes. */
const NAMES_WEIGHTS = /["'][\w.-]{1,80}\.(?:pth?|ckpt|safetensors|onnx|gguf)["']/;

/** What opens such a file for its records, and what for a network. */
const READS_TABLES = /\bh5py\.File\(|\bread_hdf\(/;
const LOADS_NETWORKS = /\bload_(?:weights|model|state_dict|checkpoint)\b/;

/** A file that is fetched or loaded, as the code writes it. */
interface Place {
  written: string;
  /** Where the function begins that its name is known in; `null` for what is the same everywhere. */
  scope: number | null;
}

/** Remembers what a body fetches and what it loads, to tell at its end which of the two are the same file. */
export class PythonDownloads {
  readonly #fetched: { address: string; at: number; to: Place; whole: boolean }[] = [];
  readonly #loaded: Place[] = [];

  /**
   * Notes a call.
   * @param loads whether it loads weights
   * @param at where it stands
   */
  note(values: PythonValues, callee: string, list: Node, loads: boolean, at: number): void {
    const [first, second] = argumentsOf(list);
    if (loads && first) this.#loaded.push(placeOf(values, first));
    if (!first || !second || !FETCHES.test(callee)) return;
    const address = addressIn(values, first);
    if (address !== null)
      this.#fetched.push({ address, at, to: placeOf(values, second), whole: !address.endsWith('/') });
  }

  /** Turns what is fetched to a file that weights are loaded from into facts about weights. */
  settle(found: Found, lineAt: (position: number) => number, text: string): void {
    const knows = NAMES_WEIGHTS.test(text);
    for (const { address, at, to, whole } of this.#fetched) {
      const isLoaded = this.#loaded.some(
        ({ written, scope }) => written === to.written && scope === to.scope,
      );
      // A module may fetch what another loads, and know the names of nothing but weights.
      if (!isLoaded && !(knows && !whole)) continue;
      const line = lineAt(at);
      found.drop(
        ({ kind, value, line: other, name }) =>
          kind === 'reads-data' && (value === address || (other === line && FETCHES.test(name))),
      );
      found.add('loads-weights', line, 'address', address);
    }
    if (!READS_TABLES.test(text) || LOADS_NETWORKS.test(text)) return;
    for (const fact of found.facts)
      if (fact.kind === 'loads-weights' && /^https?:.*\.(?:h5|hdf5)(?:[?#]|$)/i.test(fact.value ?? ''))
        fact.kind = 'reads-data';
  }
}

function placeOf(values: PythonValues, node: Node): Place {
  const written = values.slice(node).replace(/\s+/g, '');
  return { written, scope: node.name === 'VariableName' ? functionAround(node) : null };
}

/** The address that an expression is or begins with: `URL`, `BASE + name`, `"https://…/%s.pt" % name`. */
function addressIn(values: PythonValues, node: Node): string | null {
  for (const [word, , quoted] of values.slice(node).matchAll(/(["'])([^"']*)\1|[A-Za-z_]\w*/g)) {
    const text = quoted ?? values.told(word);
    if (text !== undefined && isAddress(text)) return text;
  }
  return null;
}

function functionAround(node: Node): number {
  for (let one = node.parent; one; one = one.parent) if (one.name === 'FunctionDefinition') return one.from;
  return 0;
}
