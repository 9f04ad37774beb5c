/** The same three models in every format, side by side. `UPDATE=1` writes them anew; the difference is for people to read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  MACHINE_FORMATS,
  type MachineFormat,
  MODELS,
  render,
  resultOf,
  SINGLE_FORMATS,
  statementAbout,
} from './samples.js';

describe.each(Object.entries({ ...MACHINE_FORMATS, ...SINGLE_FORMATS }))('%s', (format, extension) => {
  const rendered = (model: (typeof MODELS)[number]) =>
    render(format as MachineFormat, [resultOf(model)], { statements: [statementAbout(model)] });

  it.each(MODELS)('of %s is the known one', async (model) => {
    const text = await rendered(model);
    const golden = new URL(`./${format}/${model}.${extension}`, import.meta.url);
    if (process.env.UPDATE) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('is the same each time', async () => {
    expect(await rendered(MODELS[0])).toBe(await rendered(MODELS[0]));
  });
});
