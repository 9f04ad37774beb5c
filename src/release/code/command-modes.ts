/** What one program of several uses is told to do: by its switches and sub-commands. */
import type { Activity } from '../files/activities.js';

/** Switches and sub-commands that make one program of several train: `main.py fit`, `--mode train`, `stage=train`. */
const TRAINS =
  /(?:\.py|^\.\/[\w-]+)\s+(?:train|fit|pre-?train)(?:\s|$)|--?(?:do_?)?(?:pre_?)?train(?:\s|$|=[Tt]rue)|\b(?:mode|task|stage|action|phase)[= ](?:train|pretrain|fit)\b/;

/** The same with `test`, on a named set of weights or settings. */
const TESTS =
  /^python[\w.]*\s+\S+\.py\s+(?:test|validate|eval(?:uate)?)(?:\s|$)|^[\w.-]+\s+test\s.*(?:ckpt|checkpoint|config|\.pth?\b)/;

/** And with a word for its use: `--predict "The room was small."`, `main.py predict`. */
const PREDICTS =
  /\.py\s+(?:predict|infer|generate|sample|transcribe|translate)(?:\s|$)|\s--(?:do_)?(?:predict|infer|inference|transcribe|translate)(?:\s|$|=(?![Ff]alse))/;

/** The step that a command names by a switch or a sub-command; `null` where it names none. */
export function modeOfCommand(text: string): Activity | null {
  if (PREDICTS.test(text)) return 'inference';
  if (TESTS.test(text)) return 'evaluation';
  return TRAINS.test(text) ? 'training' : null;
}
