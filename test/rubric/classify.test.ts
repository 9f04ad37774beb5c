/** Classes: the tool's own answers to the letter in strict mode, and what must hold of any ladder's logic. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Classified,
  classify,
  judgeRecord,
  type ModelRecord,
  type Standing,
} from '../../src/rubric/classify.js';
import { FRAMEWORK_JUDGE, TOOL_JUDGE } from '../../src/rubric/judges.js';
import { componentOf } from '../../src/rubric/ladder.js';
import { loadLadder } from '../../src/rubric/load.js';

interface Vector {
  name: string;
  globalLicense: Record<string, { name?: string | null } | undefined>;
  components: { name: string; license?: string }[];
  expected: Record<
    'missing' | 'invalid' | 'unlicensed' | 'included' | 'optional',
    Record<string, number[]>
  > & {
    cls: number;
    progress: Record<string, number>;
    notTypeAppropriate: number[];
  };
}

const vectors: Vector[] = JSON.parse(readFileSync(new URL('mof-vectors.json', import.meta.url), 'utf8'));
const ladder = await loadLadder('mof-1.0');
const names = Object.keys(ladder.components);
const cids = (all: readonly string[]) =>
  all.map((name) => componentOf(ladder, name).cid).sort((a, b) => a - b);

function recordOf({ globalLicense, components }: Vector): ModelRecord {
  const globals = Object.fromEntries(
    Object.entries(globalLicense).map(([key, license]) => [key, license?.name ?? null]),
  );
  return { globals, entries: components.map(({ name, ...rest }) => ({ component: name, ...rest })) };
}

function byClass(
  classified: Classified,
  list: 'missing' | 'invalid' | 'unlicensed' | 'included' | 'optional',
) {
  return Object.fromEntries(classified.classes.map((one) => [String(one.class.number), cids(one[list])]));
}

describe('as the Model Openness Tool', () => {
  test('there are vectors', () => expect(vectors.length).toBe(120));

  it.each(vectors)('$name', (vector) => {
    const { standings, mismatched } = judgeRecord(recordOf(vector), ladder, TOOL_JUDGE);
    const classified = classify(standings, ladder);
    const progress = classified.classes.map((one) => [
      String(one.class.number),
      Math.round(one.progress * 1e6) / 1e6,
    ]);
    expect({
      cls: classified.class?.number ?? 0,
      progress: Object.fromEntries(progress),
      missing: byClass(classified, 'missing'),
      invalid: byClass(classified, 'invalid'),
      unlicensed: byClass(classified, 'unlicensed'),
      included: byClass(classified, 'included'),
      optional: byClass(classified, 'optional'),
      notTypeAppropriate: cids(mismatched),
    }).toEqual(vector.expected);
  });

  it.each([
    'apache-2.0',
    'Apache 2.0',
    'MIT OR Apache-2.0',
    'PDDL-1.0',
    'openmdw-1.1',
    'bsd',
    'CC-BY-SA-3.0-DE',
    'etalab-2.0',
  ])('%s is not open, though it is', (license) => {
    expect(TOOL_JUDGE.isOpen(license)).toBe(false);
    expect(FRAMEWORK_JUDGE.isOpen(license)).toBe(true);
  });

  it('of the SPDX list 225 ids are open, and each of them is open here too', () => {
    const list = createRequire(import.meta.url)('spdx-license-list/spdx.json') as object;
    const open = [...new Set([...Object.keys(list), 'OpenMDW-1.0'])].filter((id) => TOOL_JUDGE.isOpen(id));
    expect(open.length).toBe(225);
    expect(open.filter((id) => !FRAMEWORK_JUDGE.isOpen(id))).toEqual([]);
  });

  it.each(['MIT', 'GFDL-1.3', 'OpenMDW-1.0', 'OGL-Canada-2.0', 'CC-BY-3.0', 'AGPL-3.0'])(
    '%s is open',
    (license) => {
      expect(TOOL_JUDGE.isOpen(license)).toBe(true);
      expect(FRAMEWORK_JUDGE.isOpen(license)).toBe(true);
    },
  );

  it.each([
    'llama3.1',
    'gemma',
    'openrail',
    'CC-BY-NC-4.0',
    'CC-BY-ND-4.0',
    'C-UDA-1.0',
    'MIT AND CC-BY-NC-4.0',
    'O-UDA-1.0',
  ])('%s is open to neither', (license) => {
    expect(TOOL_JUDGE.isOpen(license)).toBe(false);
    expect(FRAMEWORK_JUDGE.isOpen(license)).toBe(false);
  });

  it.each([
    ['CC0-1.0', 'data'],
    ['BSD-3-Clause', 'code'],
    ['GPL-3.0-only', 'code'],
    ['CC-BY-4.0', 'data'],
    ['ODC-By-1.0', 'data'],
  ] as const)('%s on %s warns, though it fits', (license, kind) => {
    expect(TOOL_JUDGE.fits(license, kind)).toBe(false);
    expect(FRAMEWORK_JUDGE.fits(license, kind)).toBe(true);
  });

  it.each([
    ['MIT', 'data'],
    ['Apache-2.0', 'data'],
    ['CC-BY-4.0', 'code'],
    ['CDLA-Permissive-2.0', 'document'],
    ['MIT AND CC-BY-4.0', 'code'],
  ] as const)('%s on %s warns in both', (license, kind) => {
    expect(TOOL_JUDGE.fits(license, kind)).toBe(false);
    expect(FRAMEWORK_JUDGE.fits(license, kind)).toBe(false);
  });
});

const standing = fc.constantFrom<Standing>('included', 'invalid', 'unlicensed');
const release = fc.dictionary(fc.constantFrom(...names), standing).map((all) => new Map(Object.entries(all)));
const rank = (one: Classified) => (one.class ? -one.class.number : Number.NEGATIVE_INFINITY);

describe('whatever is released', () => {
  it('one more openly licensed component never takes a class or progress away', () => {
    fc.assert(
      fc.property(release, fc.constantFrom(...names), (before, name) => {
        const [less, more] = [before, new Map(before).set(name, 'included')].map((all) =>
          classify(all, ladder),
        );
        expect(rank(more as Classified)).toBeGreaterThanOrEqual(rank(less as Classified));
        for (const [index, one] of (less as Classified).classes.entries()) {
          expect((more as Classified).classes[index]?.progress).toBeGreaterThanOrEqual(one.progress);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the order of entries changes nothing', () => {
    const licenses = fc.constantFrom(undefined, 'MIT', 'CC-BY-NC-4.0', 'unlicensed', '');
    const entries = fc.uniqueArray(fc.record({ component: fc.constantFrom(...names), license: licenses }), {
      selector: ({ component }) => component,
    });
    fc.assert(
      fc.property(entries, fc.constantFrom('MIT', '', 'Gemma'), (all, distribution) => {
        const [one, other] = [all, [...all].reverse()].map((list) => {
          const judged = judgeRecord({ globals: { distribution }, entries: list }, ladder, FRAMEWORK_JUDGE);
          return { classified: classify(judged.standings, ladder), mismatched: judged.mismatched };
        });
        expect(one).toEqual(other);
      }),
    );
  });

  it('a class asks for everything that the classes before it ask for', () => {
    fc.assert(
      fc.property(release, (all) => {
        const { classes, class: met } = classify(all, ladder);
        for (const [index, one] of classes.entries()) {
          const full = one.progress === 100;
          if (full) expect(classes.slice(0, index).every(({ progress }) => progress === 100)).toBe(true);
          if (full) expect(met?.number).toBeLessThanOrEqual(one.class.number);
        }
      }),
    );
  });

  it('optional components and licenses of another kind never change a class', () => {
    const optional = ladder.classes.flatMap((one) => one.optional ?? []);
    fc.assert(
      fc.property(release, fc.constantFrom(...optional), standing, (all, name, how) => {
        const [one, other] = [all, new Map(all).set(name, how)].map((each) => classify(each, ladder));
        expect(other?.class).toEqual(one?.class);
        expect(other?.progress).toBe(one?.progress);
      }),
    );
  });

  it('nothing but a known component can be entered', () => {
    const record = { globals: {}, entries: [{ component: 'Trainig code' }] };
    expect(() => judgeRecord(record, ladder, TOOL_JUDGE)).toThrow('Trainig code');
  });
});

test('of several entries of a component the last one counts', () => {
  const entries = ['MIT', 'unlicensed'].map((license) => ({ component: 'Training code', license }));
  expect(judgeRecord({ globals: {}, entries }, ladder, TOOL_JUDGE).standings.get('Training code')).toBe(
    'unlicensed',
  );
});
