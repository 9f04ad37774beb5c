/** Commands that sentences tell the reader to run. */

/** A sentence that is a command or ends in one: "For example: python train.py --lr 1e-4". */
const COMMAND_IN_PROSE =
  /(?:^|:\s+)((?:\w+=\S+\s+)*(?:python[\w.]*|mim\s+(?:train|test)|torchrun|accelerate\s+launch|deepspeed|bash|sh|sbatch|Rscript|julia)\s.+)$/;
/** "Run the script sample.py", "by running train.sh". */
const RUN_IN_PROSE =
  /\b(?:run|runs|running|execute|executing|launch)\s+(?:the\s+)?(?:(?:script|file|program|code)\s+)?([\w./-]+\.(?:py|sh|bash|slurm|sbatch|R|jl|smk|nf))\b/i;
/** The same with the program that runs it: "Run the script without arguments `python score.py` to score them". */
const CALL_IN_PROSE =
  /\b(?:run|runs|running|execute|executing|call|use)\s[^.;:]{0,60}?\b((?:python3?|bash|sh|Rscript|julia)\s+(?:[\w./-]{1,120}\.(?:py|sh|R|jl)|-m [\w.]{1,120}\w))(?=[\s.,;:)]|$)/i;

/** A second command of the same sentence: "Run `python net.py` to train, `python net.py --predict x.txt` to try it". */
const ANOTHER =
  /,\s(?:and |or |then )?((?:python3?|bash|sh|Rscript|julia)\s+[\w./-]{1,120}\.(?:py|sh|R|jl)(?:\s--?[\w-]{1,40}(?:[ =](?:"[^"]{0,200}"|[\w./-]{1,120}))?){0,12})/g;

/** The commands, or the programs alone, that a sentence says to run. */
export function commandsSaidIn(text: string): string[] {
  const [first] = [COMMAND_IN_PROSE, RUN_IN_PROSE, CALL_IN_PROSE].flatMap((one) => one.exec(text)?.[1] ?? []);
  return first === undefined
    ? []
    : [first, ...[...text.matchAll(ANOTHER)].map(([, command = '']) => command)];
}
