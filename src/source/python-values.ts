/** Reads values off the syntax of Python: what is handed to a call or set, literally or by a name that was told before. */
import type { parser } from '@lezer/python';

export type Node = ReturnType<typeof parser.parse>['topNode'];

/** A value in code: its text when literal or told before, else the name that it goes by. */
export interface Value {
  text: string | undefined;
  name?: string;
}

/** Names under which the library of data sets has readers of plain files. */
const LOADERS = /^(?:json|csv|text|parquet|arrow|pandas|imagefolder|audiofolder|videofolder|webdataset)$/;

/** The values of one body. */
export class PythonValues {
  readonly #text: string;
  /** Text values that got a name at the top, and defaults of options. */
  readonly #named = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Remembers what a name stands for. */
  tell(name: string, text: string): void {
    this.#named.set(name, text);
  }

  /** What was told of a name. */
  told(name: string): string | undefined {
    return this.#named.get(name);
  }

  /** What a call is about: the first literal, or what a name stands for. */
  argument(callee: string, list: Node): Value | null {
    let named: Value | null = null;
    const wanted = /repo_id|repo|path|filename|url|pretrained_model_name_or_path|checkpoint_path|seed/;
    this.keywords(list, (key, value) => {
      if (!named && wanted.test(key) && value) named = value;
    });
    const [first, second] = this.positional(list);
    // The loader's name says how files are read, not which.
    if (/(?:^|\.)load_dataset$/.test(callee) && LOADERS.test(first?.text ?? '')) {
      let files: Value | null = null;
      this.keywords(list, (key, value) => {
        if (/^data_(?:files|dir)$/.test(key)) files = value;
      });
      return files;
    }
    // The repository of `torch.hub.load(repo, model)`, but the file of `np.save(file, array)`.
    if (/(?:^|\.)(?:dump|save)$/.test(callee) && second)
      return /^np|^numpy/.test(callee) ? (first ?? null) : second;
    return first ?? named;
  }

  /** Goes through the keyword arguments of a call; `at` is where the value stands. */
  keywords(list: Node, each: (key: string, value: Value | null, at: number) => void): void {
    for (let one = list.firstChild; one; one = one.nextSibling) {
      if (one.name !== 'AssignOp') continue;
      const key = one.prevSibling;
      const value = one.nextSibling;
      if (key?.name === 'VariableName' && value) each(this.slice(key), this.literal(value), value.from);
    }
  }

  /** Goes through the entries of a dictionary that have a text as key; `at` is where the value stands. */
  entries(dictionary: Node, each: (key: string, value: Value, at: number) => void): void {
    for (let one = dictionary.firstChild; one; one = one.nextSibling) {
      if (one.name !== ':') continue;
      const key = one.prevSibling;
      const value = one.nextSibling && this.literal(one.nextSibling);
      if (key?.name === 'String' && value?.text !== undefined)
        each(unquote(this.slice(key)), value, key.from);
    }
  }

  /** The first few positional arguments of a call. */
  positional(list: Node): Value[] {
    return argumentsOf(list)
      .slice(0, 4)
      .map((node) => this.literal(node) ?? { text: undefined });
  }

  /** `null` for what only a run would tell. */
  literal(node: Node): Value | null {
    switch (node.name) {
      case 'String':
        return { text: unquote(this.slice(node)) };
      case 'Number':
      case 'Boolean':
      case 'None':
      case 'UnaryExpression':
        return { text: this.slice(node) };
      case 'VariableName': {
        const name = this.slice(node);
        return { text: this.#named.get(name), name };
      }
      case 'MemberExpression': {
        const name = this.slice(node).split('.').at(-1) ?? '';
        return { text: this.#named.get(name), name };
      }
      default:
        return null;
    }
  }

  /** A piece of the body as written. */
  slice(node: Node | null): string {
    return node ? this.#text.slice(node.from, node.to) : '';
  }
}

/** The positional arguments of a call. */
export function argumentsOf(list: Node): Node[] {
  const given: Node[] = [];
  for (let one = list.firstChild; one; one = one.nextSibling) {
    if (/^[(),]$|Comment/.test(one.name) || one.name === 'AssignOp') continue;
    if (one.nextSibling?.name === 'AssignOp' || one.prevSibling?.name === 'AssignOp') continue;
    given.push(one);
  }
  return given;
}

/** The text within quotes, whatever their kind. */
export const unquote = (quoted: string): string => {
  const body = /^[rRbBuUfF]*("""|'''|"|')([\s\S]*?)\1$/.exec(quoted)?.[2];
  return body ?? quoted;
};
