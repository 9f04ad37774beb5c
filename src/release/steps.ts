/** All signs that a release holds the code of one step: scripts, parts of it, commands, and what is withheld. */
import type { Citation } from '../checks/check.js';
import {
  type Activity,
  startsEvaluation,
  startsInference,
  startsTraining,
  startsTuning,
} from './activities.js';
import { type Command, citeCommand, commandsIn } from './commands.js';
import type { Document } from './document.js';
import type { ClassifiedFile, FileRole, FileTree } from './files.js';
import { type PathWords, pathWords } from './path-words.js';
import type { Statement } from './statements.js';

/** A file and the tree that it stands in. */
export interface Located {
  tree: FileTree;
  file: ClassifiedFile;
}

export interface StepEvidence {
  /** Files that start the step: `train.py`. */
  scripts: Located[];
  /** Files that only belong to it: a loss, a metric. */
  parts: Located[];
  /** Commands that start it with something of the release's own, or with an installed program. */
  commands: Command[];
  /** Sentences that deny, withhold or merely announce its code. */
  withheld: Statement[];
}

interface Step {
  role: FileRole;
  starts: (file: PathWords) => boolean;
  /** What documents call its code. */
  name: RegExp;
}

const CODE =
  '(?:source )?(?:code|codes|scripts?|pipelines?|recipes?|notebooks?|implementation|framework|details|instructions)';

const STEPS: Record<Activity, Step> = {
  training: {
    role: 'training-code',
    starts: startsTraining,
    name: new RegExp(
      String.raw`\b(?:pre-?)?train(?:ing)?\b[^.]{0,30}\b${CODE}\b|\b${CODE}\b.{0,25}\b(?:pre-?)?train(?:ing)?\b`,
      'i',
    ),
  },
  'fine-tuning': {
    role: 'finetuning-code',
    starts: startsTuning,
    name: new RegExp(String.raw`\bfine-?tun(?:e|ing)\b[^.]{0,30}\b${CODE}\b`, 'i'),
  },
  evaluation: {
    role: 'evaluation-code',
    starts: startsEvaluation,
    name: new RegExp(
      String.raw`\b(?:evaluat\w+|benchmark\w*)\b[^.]{0,30}\b${CODE}\b|\b${CODE}\b.{0,25}\b(?:evaluat\w+|benchmark\w*)\b`,
      'i',
    ),
  },
  inference: {
    role: 'inference-code',
    starts: startsInference,
    name: new RegExp(String.raw`\b(?:inference|prediction|generation|sampling)\b[^.]{0,30}\b${CODE}\b`, 'i'),
  },
  preprocessing: {
    role: 'preprocessing-code',
    starts: () => true,
    name: new RegExp(String.raw`\b(?:data )?(?:pre-?)?processing\b[^.]{0,30}\b${CODE}\b`, 'i'),
  },
};

/** Gathers the signs of one step, the most telling first: shallow paths before deep ones, the repository before the Hub. */
export function stepEvidence(
  activity: Activity,
  files: readonly FileTree[],
  documents: readonly Document[],
): StepEvidence {
  const { role, starts, name } = STEPS[activity];
  const located = files.flatMap((tree) => tree.with(role).map((file) => ({ tree, file })));
  const isScript = ({ file }: Located) => starts(pathWords(file.path));
  return {
    scripts: located.filter(isScript),
    parts: located.filter((one) => !isScript(one)),
    commands: commandsIn(documents, files).filter((command) => command.activity === activity && command.own),
    withheld: documents.flatMap((document) =>
      document.sentences
        .filter((sentence) => sentence.negated && name.test(sentence.text))
        .map((sentence) => ({ document, sentence })),
    ),
  };
}

/** Cites the first few files and the first command. */
export function citeStep({ scripts, parts, commands }: StepEvidence): Citation[] {
  const shown = (scripts.length > 0 ? scripts : parts).slice(0, 3);
  return [...shown.map(citeLocated), ...commands.slice(0, 1).map(citeCommand)];
}

export const citeLocated = ({ tree, file }: Located): Citation => tree.cite(file.path);
