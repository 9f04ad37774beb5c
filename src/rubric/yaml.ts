/** YAML with a memory of where everything stood, so that each complaint about a file can name its line and column. */
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  visit,
} from 'yaml';
import { type RodeoError, usageError } from '../errors.js';

/** Something wrong at a place in a file. `line` and `column` are 1-based; the column counts UTF-16 units. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** `rubrics/x.yaml:12:5: unknown check "modle-card"` */
export const problemText = ({ file, line, column, message }: Problem): string =>
  `${file}:${line}:${column}: ${message}`;

/** All problems of a file in one error: the first as its message, up to nine others as its hint. */
export function problemsError(problems: readonly Problem[]): RodeoError {
  const [first, ...others] = problems.map(problemText);
  return usageError(first as string, others.length > 0 ? others.slice(0, 9) : undefined);
}

export type Path = readonly (string | number)[];

/** Turns a path in the data into a place in a file. */
export type Place = (path: Path, at: 'key' | 'value', message: string) => Problem;

/** A parsed file: its data, and where each part of it stands. */
export interface Source {
  /** The file as the user would name it. */
  file: string;
  data: Record<string, unknown>;
  /** A problem at the key or the value that `path` names; `null` when this file has no such path. */
  problem(path: Path, at: 'key' | 'value', message: string): Problem | null;
}

/** Places problems in one file. What is not there is complained of at the nearest thing around it that is. */
export const placeIn =
  (source: Source): Place =>
  (path, at, message) => {
    for (let around = path; ; around = around.slice(0, -1)) {
      const problem = source.problem(around, at, message);
      if (problem) return problem;
    }
  };

/** A rubric needs five levels; the limit keeps nesting from exhausting the parser's stack. */
const MAX_DEPTH = 32;

/** Keys that would reach into JavaScript's own objects, and that no rubric has a use for. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses one YAML document whose root is a mapping with plain text keys.
 * Anchors, aliases, tags and repeated keys are refused: in a short file they only hide what counts.
 * @param options `what` the file is, in words; `empty`: keys may go without a value
 */
export function parseYaml(
  text: string,
  file: string,
  options: { what?: string; empty?: boolean } = {},
): { source: Source } | { problems: Problem[] } {
  const { what = 'a rubric', empty = false } = options;
  const lineCounter = new LineCounter();
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const { document, tooDeep, second } = compose(text.replace(/^\uFEFF/, ''), lineCounter);
  if (tooDeep !== null) return { problems: [at(tooDeep, `nested deeper than ${MAX_DEPTH} levels`)] };
  if (!document) return { problems: [at(0, 'the file is empty')] };
  const problems = [...document.errors, ...document.warnings].map((error) =>
    at(error.pos[0], ERROR_TEXT[error.code] ?? lowerFirst(error.message)),
  );
  if (second) problems.push(at(second.range[0], `a second document begins here: ${what} is one document`));
  if (problems.length > 0) return { problems };

  visit(document, {
    Map: (_, { items }) => {
      // The library would compare each key with all before it.
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) problems.push(at(isNode(key) ? offsetOf(key) : 0, TWICE));
        seen.add(name);
      }
    },
    Alias: (_, alias) => void problems.push(at(offsetOf(alias), 'aliases are not allowed')),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor) problems.push(at(offsetOf(node), 'anchors are not allowed'));
      else if (node.tag) problems.push(at(offsetOf(node), 'tags are not allowed'));
    },
    Pair: (_, pair) => {
      const message = keyProblem(pair.key) ?? (empty ? null : valueProblem(pair.value));
      if (message) problems.push(at(isNode(pair.key) ? offsetOf(pair.key) : 0, message));
    },
  });
  if (problems.length > 0) return { problems };

  const root = document.contents;
  if (!isMap(root)) {
    const empty = root === null || (isScalar(root) && root.value === null);
    const message = empty ? 'the file is empty' : `${what} is a mapping of keys to values`;
    return { problems: [at(root ? offsetOf(root) : 0, message)] };
  }
  const problem: Source['problem'] = (path, side, message) => {
    const offset = find(root, path, side);
    return offset === null ? null : at(offset, message);
  };
  return { source: { file, data: document.toJS() as Record<string, unknown>, problem } };
}

/**
 * The library's `parseDocument` in its own three steps, so that depth is known before its last step walks the tree by recursion:
 * the parser keeps a list of what is open, whose length is the depth.
 */
function compose(text: string, lineCounter: LineCounter) {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return { document: null, second: null, tooDeep: parser.offset };
  }
  tokens.push(...parser.end());
  const [document = null, second = null] = new Composer({ uniqueKeys: false }).compose(
    tokens,
    true,
    text.length,
  );
  return { document, second, tooDeep: null };
}

const TWICE = 'this key is given twice';

const ERROR_TEXT: Record<string, string> = {
  TAB_AS_INDENT: 'indented by a tab: YAML wants spaces',
  TAG_RESOLVE_FAILED: 'tags are not allowed',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function keyProblem(key: unknown): string | null {
  if (!isScalar(key) || typeof key.value !== 'string') return 'a key must be plain text';
  if (key.value === '<<') return 'merge keys are not allowed';
  return REFUSED_KEYS.has(key.value) ? `unknown key "${key.value}"` : null;
}

/** A forgotten value reads as null, and null removes: whoever means it must write it. */
function valueProblem(value: unknown): string | null {
  const forgotten = value === null || (isScalar(value) && value.value === null && !value.source);
  return forgotten ? 'this key has no value' : null;
}

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

/** Offset of the key or value at the end of `path`; the root's own offset for an empty path. */
function find(root: Node, path: Path, side: 'key' | 'value'): number | null {
  let node: unknown = root;
  let key: unknown = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) return null;
      key = pair.key;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      key = null;
      node = node.items[step];
    } else {
      return null;
    }
  }
  const chosen = side === 'key' && key !== null ? key : node;
  return isNode(chosen) ? offsetOf(chosen) : null;
}
