/** Follows which variables of a Python body hold a finished network, and what optimizers change. */
import type { CodeFactKind } from './facts.js';
import type { Found } from './found.js';
import { optimizedBy } from './python-calls.js';
import type { Node, PythonValues } from './python-values.js';

/** More calls than these in one body tell nothing new. */
const CALLS = 400;

/** Input to see shapes, speed or a graph by. */
const MADE_UP = /dummy|fake|random|\brandn?\b|\b(?:zeros|ones)\b|(?:example|sample|trace)_inputs?\b/i;

/** The variables of one body that got trained weights: `net` of `net.load_state_dict(…)` and of `net = load_model(…)`. */
export class LoadedNetworks {
  readonly #loaded = new Set<string>();
  /** What the optimizers of the file change. */
  readonly #optimized = new Set<'inputs' | 'parameters'>();
  /** Objects that were unpickled, where, and from which file. */
  readonly #unpickled = new Map<string, { at: number; path: string | undefined }>();
  /** Those of them that are models, as they are asked to predict. */
  readonly #models = new Set<string>();
  /** What was called like a function, and where first. */
  readonly #called = new Map<string, number>();

  /**
   * Takes note of a call.
   * @param kinds what the call is known to do
   */
  call(
    callee: string,
    given: string,
    node: Node,
    kinds: readonly CodeFactKind[],
    values: PythonValues,
  ): void {
    const optimized = optimizedBy(callee, given);
    if (optimized) this.#optimized.add(optimized);
    this.#unpickle(callee, given, node, values);
    if (kinds.includes('loads-weights')) {
      const onto = /^((?:self\.)?\w+)\.load_(?:state_dict|weights)$/.exec(callee)?.[1];
      const target = node.parent?.name === 'AssignStatement' ? node.parent.firstChild : null;
      const name = onto ?? (target?.name === 'VariableName' ? values.slice(target) : undefined);
      if (name !== undefined) this.#loaded.add(name);
    } else if (
      kinds.length === 0 &&
      given !== '' &&
      !MADE_UP.test(given) &&
      this.#called.size < CALLS &&
      /^(?:self\.)?[a-z]\w*$/.test(callee) &&
      !this.#called.has(callee)
    )
      this.#called.set(callee, node.from);
  }

  /** An unpickled object may be anything, until it predicts. */
  #unpickle(callee: string, given: string, node: Node, values: PythonValues): void {
    const target = node.parent?.name === 'AssignStatement' ? node.parent.firstChild : null;
    if (/^(?:c?pickle|pkl|dill|cloudpickle)\.load$/i.test(callee) && target)
      this.#unpickled.set(values.slice(target), {
        at: node.from,
        path: /["']([^"'\n]{1,150}\.(?:pkl|pickle|dat|bin|model|sav|p))["']/.exec(given)?.[1],
      });
    const asked = /^((?:self\.)?\w+)\.(?:predict\w*|decision_function|score_samples|sample|generate)$/.exec(
      callee,
    )?.[1];
    if (asked !== undefined && this.#unpickled.has(asked)) this.#models.add(asked);
  }

  /** Adds the files from which finished models were unpickled, and takes back trainings that change none. */
  settle(found: Found, lineAt: (position: number) => number): void {
    for (const [name, { at, path }] of this.#unpickled)
      if (this.#models.has(name)) found.add('loads-weights', lineAt(at), 'pickle.load', path);
    if (this.#trainsNone) found.drop(({ kind }) => kind === 'trains');
  }

  /** Whether all that is optimized is the input of a finished network, which trains none. */
  get #trainsNone(): boolean {
    return this.#optimized.has('inputs') && !this.#optimized.has('parameters');
  }

  /** The calls of variables that hold such a network, each with where it stands. */
  calls(): [name: string, at: number][] {
    return [...this.#called].filter(([name]) => this.#loaded.has(name));
  }
}
