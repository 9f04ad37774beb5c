/** The tree of models and the table of what may be done: what they say where a model above could not be looked at. */
import { describe, expect, it } from 'vitest';
import { type HubModel, present, unavailable } from '../../../src/evidence.js';
import { renderLicenses } from '../../../src/report/table/license.js';
import { licensesOfRelease } from '../../../src/result/license-report.js';
import { evidence } from '../../release-builder.js';

const seen = (id: string, license: string) => ({
  id,
  info: present({ id, gated: false as const, licenses: [license] }, { url: `https://huggingface.co/${id}` }),
});
const unseen = (id: string, relation?: string) => ({
  id,
  ...(relation && { relation }),
  info: unavailable({ code: 'timeout' }, { url: `https://huggingface.co/${id}` }),
});

function said(baseModels: HubModel['baseModels'], license = 'apache-2.0'): string {
  const hub = { licenses: [license], cardData: { license }, baseModels };
  const report = licensesOfRelease(evidence({ hub }));
  return renderLicenses([report], { width: 200, color: false, verbose: false });
}

const row = (text: string, act: string): string => text.split('\n').find((line) => line.includes(act)) ?? '';

describe('what may be done with weights', () => {
  it('is as far as could be seen where a model above could not be', () => {
    const text = said([unseen('lab/finch')]);
    expect(row(text, 'Commercial use  ')).toMatch(/yes \[1\]/);
    expect(text).toContain(
      'Known so far: the license of lab/finch, which it was made from, could not be looked up.',
    );
  });

  it('says so of all of them, beside what is asked', () => {
    const text = said([unseen('lab/finch'), unseen('lab/robin')]);
    expect(text).toContain('With its notices (Apache-2.0, by example/model itself). Known so far:');
    expect(text).toContain(
      'the licenses of lab/finch and lab/robin, which it was made from, could not be looked up.',
    );
  });

  it('is plain where all were seen, where its maker’s family is known, and where it only learned from outputs', () => {
    for (const base of [
      seen('lab/finch', 'mit'),
      unseen('mistralai/Mistral-7B-v0.1'),
      unseen('lab/finch', 'distilled'),
    ])
      expect(said([base])).not.toContain('Known so far');
  });

  it('is no doubt where the terms already forbid it', () => {
    const text = said([unseen('lab/finch')], 'cc-by-nc-4.0');
    expect(row(text, 'Commercial use  ')).toMatch(/ no \[\d\]/);
    expect(text).not.toMatch(/Commercial use[^\n]*\n[^\n]*As far as/);
  });
});

it('a family that is known by its maker’s name is told so', () => {
  expect(said([unseen('mistralai/Mistral-7B-v0.1')])).toContain("Apache-2.0 (its family's terms)");
});

it('names of datasets stand as they are', () => {
  const datasets = [{ id: 'squad', info: unavailable({ code: 'timeout' as const }, { url: 'x' }) }];
  const hub = { licenses: ['mit'], cardData: { license: 'mit' }, datasets };
  const report = licensesOfRelease(evidence({ hub }));
  const text = renderLicenses([report], { width: 100, color: false, verbose: false });
  expect(text).toMatch(/^ squad\b/m);
  expect(text).toMatch(/^ Weights\b/m);
});
