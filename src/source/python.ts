/** Reads Python by its syntax, errors or not: what a script defines, calls, sets and loads. */
import { parser } from '@lezer/python';
import { LineCounter } from '../prose/line-counter.js';
import { OPTIMIZERS, OPTION, PROGRAM } from './calls.js';
import type { CodeFact } from './facts.js';
import { Found, plain } from './found.js';
import { assignsHeldOut, heldOutFile, isHeldOut } from './held-out.js';
import { networkOfLibrary } from './library-networks.js';
import { setOfLibrary } from './library-sets.js';
import { withoutLongLines } from './long-lines.js';
import { isNetwork, putsTogether } from './networks.js';
import { makerOf } from './preparing.js';
import {
  actsOf,
  calleeIn,
  isFigure,
  lastName,
  launchedIn,
  openedIn,
  pretrainedIn,
  TAKES_VALUE,
} from './python-calls.js';
import { PythonDownloads } from './python-downloads.js';
import { IMPORTS, modulesIn, modulesNamedLater, REMOTE } from './python-imports.js';
import { LoadedNetworks } from './python-loaded.js';
import { commandMode, defaultsOf, optionIn } from './python-options.js';
import { isGuard, isShareOfHits, runOf } from './python-runs.js';
import { factInString } from './python-strings.js';
import { type Node, PythonValues, type Value } from './python-values.js';
import { isHyperParameter, isSeed, modeOf } from './settings.js';

type SyntaxNodeRef = Parameters<Parameters<ReturnType<typeof parser.parse>['iterate']>[0]['enter']>[0];

/** What a Python body says beside its facts. */
export interface PythonReading {
  facts: CodeFact[];
  imports: string[];
  entry?: number;
  /** Share of the text that the parser could not make sense of, 0 to 1. */
  errors: number;
}

/**
 * The facts of a Python body. Never throws; what cannot be parsed is passed over.
 * @param lineOf the line to give for a line of `text`, where the text was put together from parts
 */
export function readPython(text: string, lineOf: (line: number) => number = (line) => line): PythonReading {
  return new PythonReader(withoutLongLines(text), lineOf).read();
}

class PythonReader {
  readonly #text: string;
  readonly #lineOf: (line: number) => number;
  readonly #lines: LineCounter;
  readonly #values: PythonValues;
  readonly #downloads = new PythonDownloads();
  readonly #found = new Found();
  readonly #imports = new Set<string>();
  /** Facts whose value is given by a name that may be told later. */
  readonly #open: { fact: CodeFact; name: string }[] = [];
  readonly #networks = new Set<string>();
  readonly #functions = new Set<string>();
  readonly #loaded = new LoadedNetworks();
  /** The method that makes the data of the class around, if its library has one. */
  #maker: string | null = null;
  #hasKeras = false;
  #inNetwork = 0;
  #depth = 0;
  #entry: number | undefined;
  #firstAct: number | undefined;
  #errors = 0;

  constructor(text: string, lineOf: (line: number) => number) {
    this.#text = text;
    this.#lineOf = lineOf;
    this.#lines = new LineCounter(text);
    this.#values = new PythonValues(text);
  }

  read(): PythonReading {
    parser.parse(this.#text).iterate({
      enter: (ref) => this.#enter(ref),
      leave: (ref) => {
        if (ref.name === 'ClassDefinition' || ref.name === 'FunctionDefinition') this.#depth -= 1;
        if (ref.name === 'ClassDefinition' && this.#inNetwork > this.#depth) this.#inNetwork = 0;
      },
    });
    for (const { fact, name } of this.#open) {
      const value = this.#values.told(name);
      if (value !== undefined) fact.value = plain(value, 160);
    }
    this.#downloads.settle(this.#found, this.#lineAt, this.#text);
    const entry = this.#entry ?? this.#firstAct;
    // A training calls what it resumed as well, and so does a clock.
    if (!this.#found.facts.some(({ kind }) => kind === 'trains' || kind === 'times'))
      for (const [name, at] of this.#loaded.calls()) this.#found.add('runs-model', this.#lineAt(at), name);
    this.#loaded.settle(this.#found, this.#lineAt);
    return {
      facts: this.#found.sorted(),
      imports: [...this.#imports].slice(0, IMPORTS),
      ...(entry !== undefined && { entry }),
      errors: this.#text.length > 0 ? this.#errors / this.#text.length : 0,
    };
  }

  #enter(ref: SyntaxNodeRef): boolean | undefined {
    const { name, from, to } = ref;
    switch (name) {
      case 'ImportStatement':
        this.#import(this.#text.slice(from, Math.min(to, from + 2000)), from);
        return false;
      case 'ClassDefinition':
        this.#class(ref.node, from);
        this.#depth += 1;
        return undefined;
      case 'FunctionDefinition':
        this.#function(ref.node, from);
        this.#depth += 1;
        return undefined;
      case 'IfStatement':
        if (this.#depth === 0 && isGuard(this.#text, from)) this.#entry ??= this.#lineAt(from);
        return undefined;
      case 'CallExpression':
        this.#call(ref.node, from);
        return undefined;
      case 'AssignStatement':
        return this.#assign(ref.node, from);
      case 'UpdateStatement':
        return this.#measure(ref.node, from);
      case 'BinaryExpression':
        if (isShareOfHits(this.#text, from)) this.#found.add('measures', this.#lineAt(from), 'accuracy');
        return undefined;
      case 'DictionaryExpression':
        this.#values.entries(ref.node, (key, value, at) => this.#setting(key, value, at));
        return undefined;
      case 'VariableName': {
        const name = this.#text.slice(from, Math.min(to, from + 60));
        if (isHeldOut(name)) this.#found.add('held-out', this.#lineAt(from), name);
        return undefined;
      }
      case 'String':
        this.#string(this.#text.slice(from, to), from);
        return false;
      case 'Comment':
        return false;
      case '⚠':
        this.#errors += Math.max(1, to - from);
        return undefined;
      default:
        return undefined;
    }
  }

  #lineAt = (position: number): number => this.#lineOf(this.#lines.lineAt(position));

  #import(statement: string, from: number): void {
    for (const module of modulesIn(statement)) {
      this.#imports.add(module);
      if (/^(?:tensorflow|keras|tf_keras)\b/.test(module)) this.#hasKeras = true;
      if (REMOTE.test(module)) this.#found.add('remote', this.#lineAt(from), module);
    }
  }

  #class(node: Node, from: number): void {
    const name = this.#values.slice(node.getChild('VariableName'));
    this.#maker = null;
    if (!name) return;
    for (let base = node.getChild('ArgList')?.firstChild ?? null; base; base = base.nextSibling) {
      if (base.name !== 'VariableName' && base.name !== 'MemberExpression') continue;
      const extended = this.#values.slice(base);
      this.#maker ??= makerOf(extended);
      if (!this.#networks.has(extended) && !isNetwork(name, extended, this.#hasKeras)) continue;
      this.#networks.add(name);
      this.#inNetwork = Math.max(this.#inNetwork, this.#depth + 1);
      this.#found.add('network', this.#lineAt(from), name, extended);
      return;
    }
  }

  #function(node: Node, from: number): void {
    const name = this.#values.slice(node.getChild('VariableName'));
    if (this.#depth === 0) this.#functions.add(name);
    defaultsOf(this.#values, name, node, (key, text, at) => this.#setting(key, { text }, at));
    if (name === 'training_step') this.#found.add('trains', this.#lineAt(from), 'training_step');
    if (this.#depth > 0) {
      const does = name === 'test_step' ? 'evaluate' : this.#maker === name ? 'preprocess' : null;
      if (does) this.#found.add('mode', this.#lineAt(from), does, name);
    }
    const mode = this.#depth === 0 && commandMode(this.#text, from, name);
    if (!mode) return;
    // What a command line offers is started by its name.
    this.#found.add('mode', this.#lineAt(from), mode, name);
    this.#entry ??= this.#lineAt(from);
  }

  #call(node: Node, from: number): void {
    const called = node.firstChild;
    const list = node.getChild('ArgList');
    if (!called) return;
    const callee = calleeIn(this.#text, called);
    if (callee === null) return;
    // `main()` at the foot of a script, without the guard around it.
    if (this.#depth === 0 && node.parent?.name === 'ExpressionStatement' && this.#functions.has(callee))
      this.#act(from);
    if (OPTION.test(callee)) {
      this.#option(callee, list, from);
      return;
    }
    if (PROGRAM.test(callee)) this.#act(from);
    const given = list ? this.#values.slice(list).slice(1, -1).trim() : '';
    const kinds = actsOf(callee, given);
    if (list) this.#downloads.note(this.#values, callee, list, kinds.includes('loads-weights'), from);
    this.#loaded.call(callee, given, node, kinds, this.#values);
    const brought = setOfLibrary(callee, given) ?? (list && openedIn(this.#values, callee, given, list));
    if (brought) this.#found.add('reads-data', this.#lineAt(from), callee, brought);
    const built = networkOfLibrary(callee, given);
    if (built) this.#found.add('library-network', this.#lineAt(from), built, callee);
    for (const folder of modulesNamedLater(callee, given)) this.#imports.add(folder);
    for (const kind of kinds) {
      const line = this.#lineAt(from);
      const value = TAKES_VALUE.has(kind) && list ? this.#values.argument(callee, list) : null;
      const isPathless = value?.text !== undefined && /^[rwab+]{1,2}$/.test(value.text);
      const written = kind === 'writes-data' && value?.text === undefined ? lastName(given) : value?.text;
      const fact = this.#found.add(kind, line, callee, isPathless ? undefined : written);
      if (fact && value?.name && fact.value === undefined) this.#open.push({ fact, name: value.name });
      if (this.#depth === 0 && kind !== 'seed' && kind !== 'deterministic') this.#act(from);
    }
    if (kinds.length === 0 && this.#inNetwork === 0 && putsTogether(callee, given, this.#hasKeras))
      this.#found.add('network', this.#lineAt(from), callee.split('.').at(-1) ?? callee, callee);
    for (const weights of list ? pretrainedIn(this.#values, callee, list) : [])
      this.#found.add('loads-weights', this.#lineAt(from), callee, weights);
    this.#ofRun(callee, given, list, from);
    const command = launchedIn(callee, given);
    if (command) this.#found.add('launch', this.#lineAt(from), command.script, command.text);
  }

  #ofRun(callee: string, given: string, list: Node | null, from: number): void {
    if (list && OPTIMIZERS.test(callee))
      this.#values.keywords(list, (key, value, at) => this.#setting(key, value, at));
    const run = runOf(this.#text, from, callee, given, () => (list ? this.#values.positional(list) : []));
    for (const { key, value } of run.settings) this.#setting(key, value, from);
    if (run.measure) this.#found.add('measures', this.#lineAt(from), run.measure);
  }

  #option(callee: string, list: Node | null, from: number): void {
    const option = list && optionIn(this.#values, this.#text, callee, list);
    if (!option) return;
    const { key, preset, modes } = option;
    if (preset !== undefined) this.#values.tell(key.replace(/-/g, '_'), preset);
    this.#setting(key, preset === undefined ? null : { text: preset }, from);
    for (const { mode, choice } of modes) this.#found.add('mode', this.#lineAt(from), mode, choice);
  }

  #assign(node: Node, from: number): undefined {
    const target = node.firstChild;
    if (assignsHeldOut(this.#text.slice(from, from + 60)))
      this.#found.add('held-out', this.#lineAt(from), 'test');
    if (!target || (target.name !== 'VariableName' && target.name !== 'MemberExpression')) return;
    const value = node.lastChild;
    if (!value || value === target) return;
    const name = this.#values.slice(target);
    this.#measure(node, from);
    const literal = this.#values.literal(value);
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (/cudnn\.deterministic$/.test(name) && literal?.text === 'True')
      this.#found.add('deterministic', this.#lineAt(from), name);
    if (literal?.text === undefined) return;
    if (target.name === 'VariableName' && value.name === 'String') this.#values.tell(name, literal.text);
    if (this.#depth <= 1 || name.includes('.')) this.#setting(last, literal, from);
    // A script that is configured by its constants: `eval_only = False`.
    const mode = this.#depth === 0 && /_only$/.test(name) ? modeOf(name) : null;
    if (mode) this.#found.add('mode', this.#lineAt(from), mode, name);
  }

  /** `NDCG += 1 / log2(rank)`, `ppl = exp(loss)`: a measure that the code works out itself. */
  #measure(node: Node, from: number): undefined {
    const name = node.getChild(',') ? '' : this.#values.slice(node.firstChild);
    if (isFigure(name, node, this.#text)) this.#found.add('measures', this.#lineAt(from), name);
  }

  #string(quoted: string, from: number): void {
    const split = heldOutFile(quoted);
    if (split) this.#found.add('held-out', this.#lineAt(from), split);
    const fact = factInString(quoted, this.#text.slice(Math.max(0, from - 60), from));
    if (fact) this.#found.add(fact.kind, this.#lineAt(from), fact.name, fact.value);
  }

  #setting(key: string, value: Value | null | undefined, from: number): void {
    const isChance = isSeed(key);
    if (!isChance && !isHyperParameter(key)) return;
    const text = value?.text === 'None' ? undefined : value?.text;
    const fact = this.#found.add(isChance ? 'seed' : 'setting', this.#lineAt(from), key, text);
    if (fact && text === undefined && value?.name) this.#open.push({ fact, name: value.name });
  }

  /** The first act of a body that is run as it stands. */
  #act(from: number): void {
    this.#firstAct ??= this.#depth === 0 ? this.#lineAt(from) : undefined;
  }
}
