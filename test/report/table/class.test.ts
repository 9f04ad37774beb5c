/** The block that names the class: what it says, and that it stays within the screen whatever the names are. */
import { describe, expect, it } from 'vitest';
import { renderAgainst } from '../../../src/report/table/against.js';
import { renderClass } from '../../../src/report/table/class.js';
import { displayWidth } from '../../../src/report/table/display.js';
import { lookOf } from '../../../src/report/table/grid.js';
import type { Classification, ClassVerdict } from '../../../src/result/result.js';

const verdict = (name: string, changes: Partial<ClassVerdict>): ClassVerdict => ({
  class: name,
  label: `Class ${name}`,
  progress: 0,
  required: 6,
  open: 5,
  missing: [],
  notOpen: [],
  unlicensed: [],
  unknown: [],
  mismatched: [],
  ...changes,
});

const classified: Classification = {
  id: 'mof-1.0',
  title: 'Model Openness Framework 1.0',
  framework: { name: 'Model Openness Framework', version: '1.0', date: '2024-12-15' },
  class: 'III',
  label: 'Class III - Open Model',
  atMost: { class: 'II', label: 'Class II' },
  certain: false,
  progress: 50,
  classes: [
    verdict('III', { progress: 100, open: 6 }),
    verdict('II', { progress: 60, unknown: ['Training code'], mismatched: ['Model card'] }),
    verdict('I', { missing: ['Datasets'], unknown: ['Training code'], mismatched: ['Model card'] }),
  ],
  components: [
    {
      component: 'Training code',
      slug: 'training-code',
      kind: 'code',
      class: 'II',
      required: true,
      status: 'unknown',
      check: 'training-code',
      because: 'It \u001b[2Jcould not be seen.',
      citations: [{ url: 'https://github.com/a/b', label: 'repository' }],
    },
  ],
  notes: ['The tool says otherwise.'],
};

const lines = (width: number, verbose: boolean, one = classified) =>
  renderClass(one, lookOf({ width, color: false, verbose }));

describe('the class', () => {
  it('stands first, then each class with what it adds', () => {
    expect(lines(80, false)).toEqual([
      '',
      ' Class III - Open Model in the Model Openness Framework 1.0  so far: class II',
      ' at most',
      ' Class III  met',
      ' Class II   5 of 6 · not seen: Training code',
      ' Class I    5 of 6 · also missing: Datasets',
      ' Note       1 component is under an open license written for another kind of',
      '            content (--verbose names them)',
      ' ! The tool says otherwise.',
    ]);
  });

  it('with --verbose names every component, its reason and its links, and obeys no control characters', () => {
    const text = lines(120, true).join('\n');
    expect(text).toContain('? Training code · class II');
    expect(text).toContain('It could not be seen.');
    expect(text).toContain('   https://github.com/a/b');
    expect(text).not.toContain('\u001b');
  });

  it('is left out when the rubric names no classes', () => {
    expect(renderClass(undefined, lookOf({ width: 80, color: false, verbose: false }))).toEqual([]);
  });

  it.each([60, 80, 120])('fits into %d columns', (width) => {
    const long = { ...classified, label: 'Very '.repeat(40), notes: ['word '.repeat(60)] };
    for (const verbose of [false, true]) {
      for (const line of lines(width, verbose, long)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });
});

describe('claims', () => {
  const claim = { what: 'Datasets', claimed: 'MIT', found: null, because: 'Nothing.', citations: [] };
  const against = {
    file: 'x.yml',
    name: 'x',
    claims: [
      { ...claim, about: 'component', verdict: 'confirmed' },
      { ...claim, about: 'license', verdict: 'contradicted' },
    ],
    unclaimed: ['Model card'],
  } as const;
  const text = (verbose: boolean) =>
    renderAgainst(
      {
        ...against,
        claims: against.claims.map((one) => ({ ...one, citations: [] })),
        unclaimed: ['Model card'],
      },
      lookOf({ width: 80, color: false, verbose }),
    ).join('\n');

  it('that hold are counted, the others told', () => {
    expect(text(false)).toContain('Claims x.yml: 1 contradicted, 1 confirmed');
    expect(text(false)).toContain('✘ Datasets: license MIT · contradicted. Nothing.');
    expect(text(false)).not.toContain('✔');
    expect(text(true)).toContain('✔ Datasets: MIT · confirmed');
    expect(text(false)).toContain('Found, and not entered: Model card');
  });
});
