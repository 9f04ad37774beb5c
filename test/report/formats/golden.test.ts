/** The same three models in every format, side by side. `UPDATE=1` writes them anew; the difference is for people to read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MACHINE_FORMATS, type MachineFormat, MODELS, render, resultOf } from './samples.js';

describe.each(Object.entries(MACHINE_FORMATS))('%s', (format, extension) => {
  it.each(MODELS)('of %s is the known one', async (model) => {
    const text = await render(format as MachineFormat, [resultOf(model)]);
    const golden = new URL(`./${format}/${model}.${extension}`, import.meta.url);
    if (process.env.UPDATE) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('is the same each time', async () => {
    const once = await render(format as MachineFormat, [resultOf(MODELS[0])]);
    expect(await render(format as MachineFormat, [resultOf(MODELS[0])])).toBe(once);
  });
});
