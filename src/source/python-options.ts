/** Reads the options that a Python program offers on its command line, with their defaults. */
import type { Node, PythonValues, Value } from './python-values.js';
import { modeOf, modesAmong } from './settings.js';

export interface ProgramOption {
  /** Without dashes in front. */
  key: string;
  /** Its default, where that is literal. */
  preset: string | undefined;
  /** What it has the program do: `--eval`, `--mode train`. */
  modes: { mode: string; choice: string }[];
}

/**
 * The option that a call adds; `null` where it has no name.
 * @param callee as written: `parser.add_argument`, `flags.DEFINE_integer`
 */
export function optionIn(
  values: PythonValues,
  text: string,
  callee: string,
  list: Node,
): ProgramOption | null {
  const given = values.positional(list);
  const names = given.flatMap((one) => (one.text === undefined ? [] : [one.text]));
  const long = names.find((name) => name.startsWith('--')) ?? names[0];
  if (long === undefined) return null;
  const key = long.replace(/^-+/, '');
  let preset: Value | null = null;
  let choices = '';
  values.keywords(list, (name, value, at) => {
    if (name === 'default') preset = value ?? { text: undefined };
    if (name === 'choices') choices = text.slice(at, at + 200);
  });
  const own = modeOf(key);
  const chosen = /^(?:mode|task|phase|stage|action|command|run_type)$/.test(key) ? modesAmong(choices) : [];
  return {
    key,
    preset: callee.includes('DEFINE') ? (names[1] ?? given[1]?.text) : (preset as Value | null)?.text,
    modes: [
      ...(own ? [{ mode: own, choice: long }] : []),
      ...chosen.map(({ mode, choice }) => ({ mode, choice: `${long} ${choice}` })),
    ],
  };
}

/** The mode that a function offers as a sub-command by what stands above it: `@app.command()`; `null` for other functions. */
export function commandMode(text: string, from: number, name: string): string | null {
  const before = text.slice(Math.max(0, from - 300), from);
  return /@[\w.]*(?:command|app)\b[^\n]*\(?[\s\S]*$/.test(before) ? modeOf(name) : null;
}

/** Functions whose defaults are the settings of a training. */
const SETS_RUN =
  /^_?(?:(?:pre_?)?train|fit|fine_?tune|main|learn|run_training)(?:_\w+)?$|^(?:generate|get|default|make)_?(?:config|hparams|params|args)$/;

/** Goes through the literal defaults of a function that trains: `def train(self, epochs=20, lr=1e-3)`. */
export function defaultsOf(
  values: PythonValues,
  name: string,
  definition: Node,
  each: (key: string, text: string, at: number) => void,
): void {
  const taken = SETS_RUN.test(name) ? definition.getChild('ParamList') : null;
  if (!taken) return;
  values.keywords(taken, (key, value, at) => {
    if (value?.text !== undefined && value.text !== 'None') each(key, value.text, at);
  });
}
