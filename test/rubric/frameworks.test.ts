/** Shipped frameworks held against their own rules, told once more in code: every combination of what a release may show. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import type { Licenses } from '../../src/licenses/license.js';
import { nameLicense } from '../../src/licenses/names/names.js';
import { checksOf, scoreItems } from '../../src/rubric/items.js';
import type { ItemRubric } from '../../src/rubric/items-schema.js';
import { loadRubric } from '../../src/rubric/load.js';
import { hasItems } from '../../src/rubric/schema.js';
import { NOTHING_SEEN, type StatedFacts } from '../../src/rubric/stated.js';
import { finding, license, licenses } from './findings.js';

async function itemsOf(id: string): Promise<ItemRubric> {
  const rubric = await loadRubric(id);
  if (!hasItems(rubric)) throw new Error(`${id} has no items`);
  return rubric;
}

const stated = (base: boolean): StatedFacts => {
  const fact = { because: 'It is so.', citations: [] };
  return {
    ...NOTHING_SEEN,
    'base-model': { ...fact, state: base ? 'present' : 'absent' },
  };
};

/** One finding for each check of the rubric: what is named passes, and the rest fails. */
const findingsFor = (rubric: ItemRubric, passing: readonly string[]): Finding[] =>
  checksOf(rubric).map((check) => finding(check, passing.includes(check) ? 'pass' : 'fail'));

const under = (id: string | null, scope: keyof Licenses): Licenses => ({
  ...licenses(),
  [scope]:
    id === null ? license('none') : license(nameLicense(id)?.openness ?? 'restricted', { id, name: id }),
});

describe('the ladders of the Open Source AI Map', async () => {
  const rubric = await itemsOf('os-ai-map');

  /** Tiers of the map's own lists, by one or two of the licenses that it names for each. */
  const TIERS: [string | null, string][] = [
    ['Apache-2.0', 'osi'],
    ['MIT', 'osi'],
    ['bigcode-openrail-m', 'permissive_non_osi'],
    ['CC-BY-4.0', 'permissive_non_osi'],
    ['modified-mit-kimi', 'permissive_non_osi'],
    ['llama3.1', 'use_bounded'],
    ['llama4', 'use_bounded'],
    ['CC-BY-NC-4.0', 'commercial_forbidden'],
    [null, 'proprietary'],
  ];
  const DATA = { open: ['training-data'], 'components-listed': ['datasets-named', 'datasets-resolvable'] };
  const ANSWERS = {
    weights: { open: ['model-weights'], closed: [] },
    data: { ...DATA, documented: ['datasets-named', 'data-card'], closed: [] },
    code: {
      open: ['training-code', 'preprocessing-code', 'training-configuration'],
      partial: ['inference-code'],
      closed: [],
    },
  };

  /** The map's rules in its own order, the first that matches wins. */
  function scoreByRules(weights: string, tier: string, data: string, code: string, isTune: boolean): number {
    if (weights === 'closed' || tier === 'proprietary') return 1;
    if (tier === 'commercial_forbidden') return 2;
    if (tier === 'use_bounded') return 3;
    if (data === 'open' && code === 'open') return tier === 'osi' ? 5 : 4;
    if (!isTune && code === 'open' && (data === 'components-listed' || data === 'documented')) return 4;
    return 3;
  }

  const cases = [true, false].flatMap((isTune) => TIERS.map(([id, tier]) => ({ isTune, id, tier })));
  it.each(cases)('give what its rules give under $id, tune: $isTune', ({ isTune, id, tier }) => {
    for (const [weights, w] of Object.entries(ANSWERS.weights)) {
      for (const [data, d] of Object.entries(ANSWERS.data)) {
        for (const [code, c] of Object.entries(ANSWERS.code)) {
          const { verdict } = scoreItems(
            findingsFor(rubric, [...w, ...d, ...c]),
            rubric,
            under(id, 'weights'),
            stated(isTune),
          );
          const expected = scoreByRules(weights, tier, data, code, isTune);
          expect([weights, data, code, verdict?.label.charAt(0)]).toEqual([
            weights,
            data,
            code,
            `${expected}`,
          ]);
        }
      }
    }
  });

  it('ask only for the code of the tuning where a base model is named', () => {
    const codeOf = (isTune: boolean) =>
      scoreItems(findingsFor(rubric, ['training-code']), rubric, licenses(), stated(isTune)).items.find(
        ({ id }) => id === 'code',
      )?.level;
    expect([codeOf(true), codeOf(false)]).toEqual(['open', 'partial']);
  });
});

describe('the index of Artificial Analysis', async () => {
  const rubric = await itemsOf('aa-openness');
  const all = checksOf(rubric);
  const levelOf = (item: string, passing: readonly string[], by: Licenses, isTune = false) => {
    const { items } = scoreItems(findingsFor(rubric, passing), rubric, by, stated(isTune));
    const found = items.find(({ id }) => id === item);
    return found?.levelAtMost === undefined ? found?.level : `${found.level} to ${found.levelAtMost}`;
  };

  it('adds up to eighteen', () => {
    const { score } = scoreItems(findingsFor(rubric, all), rubric, licenses(), stated(false));
    expect(score).toMatchObject({ score: 100, earned: 18, possible: 18 });
  });

  it('gives 16 of 18, 89 in a hundred, where only the data ask for credit', () => {
    const by = under('ODC-By-1.0', 'data');
    const { score } = scoreItems(findingsFor(rubric, all), rubric, by, stated(false));
    expect(score).toMatchObject({ score: 89, earned: 16 });
  });

  it.each<[string | null, string]>([
    ['MIT', '3'],
    ['Apache-2.0', '3'],
    ['gemma', '2'],
    ['bigcode-openrail-m', '2'],
    ['llama3.1', '1'],
    ['CC-BY-4.0', '1'],
    ['CC-BY-NC-4.0', '0'],
    [null, '0'],
  ])('grades %s at %s, and terms of closed weights at 0', (id, level) => {
    expect(levelOf('weights_license', all, under(id, 'weights'))).toBe(level);
    const closed = all.filter((check) => check !== 'model-weights');
    expect(levelOf('weights_license', closed, under(id, 'weights'))).toBe('0');
  });

  it.each<[readonly string[], string]>([
    [['base-model-data', 'training-data', 'datasets-named', 'datasets-resolvable', 'data-card'], '3'],
    [['datasets-named'], '1'],
    [['data-card'], '1'],
    [[], '0'],
  ])('grades data of both stages alike without a base model: %j', (passing, level) => {
    for (const item of ['pretraining_data_access', 'posttraining_data_access']) {
      expect(levelOf(item, passing, licenses())).toBe(level);
    }
  });

  it.each<[readonly string[], string]>([
    [['technical-report'], '2'],
    [['training-compute', 'data-card'], '2'],
    [['training-compute', 'model-architecture'], '1'],
    [['data-card', 'model-architecture'], '1'],
    [['data-card'], '0'],
  ])('grades what is told of the method: %j', (passing, level) => {
    expect(levelOf('method_disclosure', passing, licenses())).toBe(level);
  });

  it('grades terms of data only where much of them is shared', () => {
    expect(levelOf('posttraining_data_license', ['datasets-named'], licenses())).toBe('0');
    expect(levelOf('posttraining_data_license', all, licenses())).toBe('3');
    expect(levelOf('posttraining_data_license', all, under('CC-BY-NC-4.0', 'data'))).toBe('0');
  });

  it('leaves open what a base model learned from, under whatever terms the tuning data stand', () => {
    const findings = findingsFor(rubric, all).map((one) =>
      one.check === 'base-model-data' ? finding('base-model-data', 'unknown') : one,
    );
    const { items } = scoreItems(findings, rubric, under(null, 'data'), stated(true));
    const of = (id: string) => items.find((item) => item.id === id);
    expect(of('pretraining_data_access')).toMatchObject({ level: '0', levelAtMost: '3' });
    expect(of('pretraining_data_license')).toMatchObject({ level: '0', levelAtMost: '3' });
    expect(of('posttraining_data_license')).toMatchObject({ level: '0', low: 0, high: 0 });
  });
});

describe("the EU's Article 53 and the G7's elements", async () => {
  const [eu, g7] = await Promise.all([itemsOf('eu-gpai'), itemsOf('g7-sbom-ai')]);

  it('say of what no repository shows why, and count it nowhere', () => {
    for (const rubric of [eu, g7]) {
      const outside = Object.entries(rubric.items).filter(
        ([, { notCheckable }]) => notCheckable !== undefined,
      );
      expect(outside.length).toBeGreaterThan(5);
      const { score, items } = scoreItems(
        findingsFor(rubric, checksOf(rubric)),
        rubric,
        licenses(),
        NOTHING_SEEN,
      );
      expect(score.possible).toBe(items.length - outside.length);
    }
  });

  it('name the source of every item', () => {
    for (const rubric of [eu, g7]) {
      for (const item of Object.values(rubric.items)) expect(item.source).toMatch(/\S/);
    }
  });

  it('the first one says once, where everybody reads it, that it is no legal advice', () => {
    const told = [eu.title, ...Object.values(eu.scores).map(({ asks }) => asks ?? '')].join(' ');
    expect(told.match(/legal advice/gi)).toHaveLength(1);
  });

  it('a summary is part of one and a source of the other', () => {
    const withSummary = (rubric: ItemRubric, item: string) =>
      scoreItems(findingsFor(rubric, ['training-data-summary']), rubric, licenses()).items.find(
        ({ id }) => id === item,
      )?.level;
    expect(withSummary(eu, 'training-content-summary')).toBe('shown');
    expect(withSummary(g7, 'dataset-provenance')).toBe('present');
  });

  const answer = (rubric: ItemRubric, item: string, passing: readonly string[]) =>
    scoreItems(findingsFor(rubric, passing), rubric, licenses()).items.find(({ id }) => id === item)?.level;

  it.each<[string, readonly string[], string]>([
    ['system-components', ['pinned-dependencies'], 'present'],
    ['system-components', ['environment'], 'absent'],
    ['system-components', ['supporting-tools'], 'absent'],
    ['infrastructure-software', ['environment'], 'present'],
    ['model-description', ['model-card'], 'present'],
    ['model-description', ['limitations'], 'absent'],
    ['model-properties', ['complete-configuration'], 'present'],
    ['model-properties', [], 'absent'],
    ['model-training', ['training-hardware'], 'present'],
    ['model-training', [], 'absent'],
    ['model-references', ['model-card'], 'present'],
    ['model-references', [], 'absent'],
  ])('the second answers %s from %j: %s', (item, passing, level) => {
    expect(answer(g7, item, passing)).toBe(level);
  });

  it.each<[readonly string[], string]>([
    [['copyright-policy', 'data-card'], 'shown'],
    [['copyright-policy'], 'part'],
    [['data-card'], 'part'],
    [['preprocessing-code'], 'missing'],
  ])(
    'the first takes code that prepares data for no measure about rights or illegal content: %j',
    (passing, level) => {
      expect(answer(eu, 'summary-processing', passing)).toBe(level);
    },
  );

  it('the first takes size and architecture for no answer to what goes in and out, nor to what the data are', () => {
    const partly = findingsFor(eu, ['training-data-size']).map((one) =>
      one.check === 'basic-properties' ? finding('basic-properties', 'partial', { share: 2 / 3 }) : one,
    );
    const taskless: StatedFacts = {
      ...NOTHING_SEEN,
      task: { state: 'absent', because: 'It is so.', citations: [] },
    };
    const { items } = scoreItems(partly, eu, licenses(), taskless);
    const levelOf = (item: string) => items.find(({ id }) => id === item)?.level;
    expect([levelOf('input-and-output'), levelOf('summary-general')]).toEqual(['missing', 'part']);
    expect(answer(eu, 'input-and-output', ['basic-properties'])).toBe('shown');
    expect(answer(eu, 'summary-general', ['training-data-size', 'data-card'])).toBe('shown');
  });

  it('the second has the seven clusters', () => {
    expect(new Set(Object.values(g7.items).map(({ section }) => section)).size).toBe(7);
  });
});
