/** What action.yml declares, and what its page of documentation shows of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  id: string;
  env?: Record<string, string>;
  run: string;
}
interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}
const action: Action = parse(await readFile(join(root, 'action.yml'), 'utf8'));
const { inputs, outputs, runs } = action;
const [, audit, sign] = runs.steps as [Step, Step, Step];

describe('action.yml', () => {
  it('lets nothing that is passed in become part of a script', () => {
    for (const { run } of runs.steps) expect(run).not.toContain('${{');
  });

  it('uses every input, gives every output, and describes them', () => {
    const used = JSON.stringify(audit.env);
    for (const [name, { description }] of Object.entries(inputs)) {
      expect(used).toContain(`inputs.${name} }}`);
      expect(description).not.toBe('');
    }
    for (const name of ['usability', 'reproducibility', 'openness', 'class', 'verdict', 'report']) {
      expect(outputs[name]?.value).toBe(`\${{ steps.${audit.id}.outputs.${name} }}`);
    }
    expect(outputs.bundle?.value).toBe(`\${{ steps.${sign.id}.outputs.bundle }}`);
  });

  it('is shown in docs/ci.md with inputs and outputs that it has', async () => {
    const page = await readFile(join(root, 'docs/ci.md'), 'utf8');
    const [, text = ''] = /^```yaml\n(permissions:[\s\S]*?)^```$/m.exec(page) ?? [];
    const { steps } = parse(text).jobs.openness;
    const step = steps.find(({ uses }: { uses: string }) => uses.includes('/rodeo@'));
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
    const used = [...text.matchAll(/steps\.rodeo\.outputs\.(\w+)/g)].map(([, name]) => name);
    expect(used).not.toEqual([]);
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(used));
  });
});
