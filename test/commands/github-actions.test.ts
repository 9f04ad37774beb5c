/** What a step of a workflow finds in its files, read the way the runner reads them. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputsText, tellStep } from '../../src/commands/github-actions.js';
import type { Result } from '../../src/result/result.js';
import { gated } from '../report/formats/samples.js';
import { sampleResult } from '../result/sample-result.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-step-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As the runner does it: `name<<END`, then all lines up to one that is END. */
function parsed(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n').slice(0, -1);
  while (lines.length > 0) {
    const [name = '', end = ''] = (lines.shift() as string).split('<<');
    const length = lines.indexOf(end);
    expect(length).toBeGreaterThanOrEqual(0);
    outputs[name] = lines
      .splice(0, length + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}

const lowered = (id: string, low: number | null): Result => ({
  ...sampleResult,
  scores: sampleResult.scores.map((score) => (score.id === id ? { ...score, low } : score)),
});

describe('outputs', () => {
  it('are the low end of each score, the class, the verdict and the report', () => {
    expect(parsed(outputsText([sampleResult], 'out/report.json'))).toEqual({
      ...{ usability: '84', reproducibility: '48', openness: '73' },
      ...{ class: '', verdict: 'pass', report: 'out/report.json' },
    });
    expect(parsed(outputsText([gated], undefined))).toMatchObject({ verdict: 'fail', report: '' });
  });

  it('are the least of several models', () => {
    const results = [sampleResult, lowered('openness', 12), lowered('usability', null)];
    expect(parsed(outputsText(results, undefined))).toMatchObject({ openness: '12', usability: '84' });
    expect(parsed(outputsText([lowered('usability', null)], undefined)).usability).toBe('');
    expect(parsed(outputsText([sampleResult, gated], undefined)).verdict).toBe('fail');
  });

  it('name no verdict but inconclusive when too little could be seen', () => {
    const scores = sampleResult.scores.map((score) => ({ ...score, inconclusive: true }));
    expect(parsed(outputsText([{ ...sampleResult, scores }], undefined)).verdict).toBe('inconclusive');
    expect(parsed(outputsText([], undefined, false)).verdict).toBe('inconclusive');
    expect(parsed(outputsText([sampleResult], undefined, false)).verdict).toBe('inconclusive');
    expect(parsed(outputsText([gated], undefined, false)).verdict).toBe('fail');
  });

  it('cannot be closed or added to by what they hold', () => {
    const report = 'a\nRODEO\nverdict=pass\nRODEO_\nx<<RODEO__';
    const outputs = parsed(outputsText([gated], report));
    expect(outputs).toMatchObject({ report, verdict: 'fail' });
    expect(outputs).not.toHaveProperty('x');
    const odd = sampleResult.scores.map((score) => ({ ...score, id: `a=b\n${score.id}` }));
    expect(Object.keys(parsed(outputsText([{ ...sampleResult, scores: odd }], '')))).toEqual([
      ...['class', 'verdict', 'report'],
    ]);
  });
});

describe('the files of the step', () => {
  it('are appended to', async () => {
    const [summary, output] = [join(folder, 'summary'), join(folder, 'output')];
    await writeFile(summary, '# Before\n\n');
    await writeFile(output, 'before=1\n');
    await tellStep([sampleResult], { summary, output }, true, undefined);
    expect(await readFile(summary, 'utf8')).toMatch(/^# Before\n\n## \[microsoft\/biogpt\]/);
    expect(await readFile(output, 'utf8')).toMatch(/^before=1\nusability<<RODEO\n84\nRODEO\n/);
  });

  it('stay within what GitHub takes, together with what exists already', async () => {
    const summary = join(folder, 'summary');
    await writeFile(summary, 'x'.repeat(997_000));
    await tellStep([sampleResult], { summary }, true, undefined);
    const text = await readFile(summary, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(text).toContain('The individual answers are left out');
  });

  it('do no harm when they cannot be written', async () => {
    const nowhere = join(folder, 'none', 'file');
    await expect(
      tellStep([sampleResult], { summary: nowhere, output: nowhere }, true, ''),
    ).resolves.toBeUndefined();
  });

  it('wait for nobody when they are pipes that nobody reads', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(
      tellStep([sampleResult], { summary: pipe, output: pipe }, true, ''),
    ).resolves.toBeUndefined();
  });
});
