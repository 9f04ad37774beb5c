/** Help fits the terminal: nothing but what is there to be copied is wider than it. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { belowFlags, formatItem } from '../../src/commands/help-layout.js';
import { createProgram } from '../../src/commands/program.js';

function helpOf(command: Command, width: number): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => width,
  });
  command.outputHelp();
  return text;
}

const all = (command: Command): Command[] => [command, ...command.commands.flatMap((one) => all(one))];
/** Commands to copy, which a break would ruin, and the line that begins with one. */
const COPIED = /^(?: {2,}(?:rodeo|cat|curl|RODEO_\w+=|--)|Usage: )/;

describe.each([40, 60, 80, 120])('%i columns', (width) => {
  it('hold the help of every command', () => {
    const wide = all(createProgram()).flatMap((command) =>
      helpOf(command, width)
        .split('\n')
        .filter((line) => [...line].length > width && !COPIED.test(line)),
    );
    expect(wide).toEqual([]);
  });
});

const example = (width: number): string =>
  helpOf(
    new Command('example')
      .configureHelp({ formatItem })
      .option('--format <name>', 'how to print what was found, in words of many letters')
      .addHelpText(
        'after',
        belowFlags('\nOne two\nthree.\n\nExamples:\n  example --format x   a remark on that'),
      ),
    width,
  );

describe('a description', () => {
  it('stands beside its flag where there is room', () => {
    expect(example(60)).toContain(
      '  --format <name>  how to print what was found, in words of\n                   many letters\n',
    );
  });

  it('stands below it where there is none', () => {
    expect(example(40)).toContain(
      '  --format <name>\n      how to print what was found, in\n      words of many letters\n',
    );
  });
});

describe('what stands below the flags', () => {
  it('is set anew in paragraphs, and its remarks follow their commands', () => {
    expect(example(80)).toContain('\nOne two three.\n\nExamples:\n  example --format x   a remark on that');
    expect(example(38)).toContain('\nExamples:\n  example --format x\n      a remark on that');
  });
});
