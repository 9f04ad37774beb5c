/** What official schemas say of every kind of result, hostile ones included. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ModelFile } from '../../mot/schema.js';
import {
  claimed,
  gated,
  hostile,
  itemized,
  itemsOf,
  MODELS,
  made,
  render,
  resultOf,
  sinceBaseline,
  statementAbout,
} from './samples.js';
import {
  faultsOfCyclonedx,
  faultsOfJunit,
  faultsOfSarif,
  faultsOfStatement,
  faultsOfXml,
} from './schemas.js';
import { faultsOfSpdx } from './spdx-model.js';
import { spdxSchema } from './spdx-schema.js';

const all = {
  ...Object.fromEntries(MODELS.map((model) => [model, [resultOf(model), itemsOf(model)]])),
  'three models': MODELS.map(resultOf),
  'the same model twice': [gated, gated],
  'no model': [],
  'a gate': [gated],
  'a baseline': [sinceBaseline, gated],
  claims: [claimed],
  'a list of items': [itemized],
  materials: [made],
  'hostile text': [hostile()],
};

const faultsBySchema = spdxSchema();

describe.each(Object.entries(all))('%s', (_, results) => {
  it('is SARIF', async () => expect(faultsOfSarif(await render('sarif', results))).toEqual([]));
  it('is JUnit', async () => expect(await faultsOfJunit(await render('junit', results))).toEqual([]));
  it('is CycloneDX', async () =>
    expect(await faultsOfCyclonedx(await render('cyclonedx', results))).toEqual([]));
  it('is CycloneDX 1.6', async () =>
    expect(await faultsOfCyclonedx(await render('cyclonedx@1.6', results), '1.6')).toEqual([]));
  it.skipIf(!faultsBySchema)('is SPDX by its schema', async () =>
    expect(faultsBySchema?.(await render('spdx', results))).toEqual([]),
  );
  it('is SPDX', async () => expect(faultsOfSpdx(await render('spdx', results))).toEqual([]));
});

it.each([...MODELS.map(resultOf), gated, itemized, hostile()])('a badge is XML', async (result) => {
  expect(await faultsOfXml(await render('badge', [result]))).toEqual([]);
});

describe.each(MODELS)('what is about %s alone', (model) => {
  const one = (format: 'in-toto' | 'mot' | 'oci-annotations') =>
    render(format, [resultOf(model)], { statements: [statementAbout(model)] });

  it('is a statement of in-toto', async () => expect(faultsOfStatement(await one('in-toto'))).toEqual([]));
  it('is a model file', async () => expect(v.is(ModelFile, parse(await one('mot')))).toBe(true));
  it('is annotations, each text by its key, of the kinds that the draft knows', async () => {
    const annotations = JSON.parse(await one('oci-annotations'));
    for (const [key, value] of Object.entries(annotations)) {
      expect(key).toMatch(
        /^org\.(?:opencontainers\.image\.(?:title|version|licenses|source)|cncf\.ai\.(?:lifecycle\.status|model\.mof\.(?:class|version|components)))$/,
      );
      expect(value).toEqual(expect.any(String));
    }
    expect(annotations['org.cncf.ai.lifecycle.status']).toMatch(/^(?:experimental|validated|deprecated)$/);
  });
});

describe('the judges', () => {
  it('refuse a statement without a subject, or whose subject has no digest', async () => {
    const statement = statementAbout(MODELS[0]);
    for (const subject of [[], [{ name: 'a', digest: {} }], [{ name: 'a', digest: { gitCommit: 'main' } }]]) {
      expect(faultsOfStatement(JSON.stringify({ ...statement, subject }))).not.toEqual([]);
    }
  });

  it.skipIf(!faultsBySchema)('refuse by the schema of SPDX what is none', async () => {
    const spdx = await render('spdx', [made]);
    for (const [right, wrong] of [
      ['"ai_AIPackage"', '"ai_Model"'],
      ['"trainedOn"', '"learnedFrom"'],
      ['"dataset_datasetType"', '"datasetType"'],
      ['"from":', '"origin":'],
      ['"specVersion": "3.0.1"', '"specVersion": "three"'],
      ['T08:00:00Z', 'T08:00:00.000Z'],
    ] as const) {
      expect(spdx, right).toContain(right);
      expect(faultsBySchema?.(spdx.replace(right, wrong)), right).not.toEqual([]);
    }
  });

  it('refuse a package of SPDX with no license concluded, or with two', async () => {
    const spdx = JSON.parse(await render('spdx', [made]));
    const graph: Record<string, unknown>[] = spdx['@graph'];
    const isConcluded = (one: Record<string, unknown>) => one.relationshipType === 'hasConcludedLicense';
    const concluded = graph.find(isConcluded);
    const judged = (elements: object[]) => faultsOfSpdx(JSON.stringify({ ...spdx, '@graph': elements }));
    expect(judged(graph)).toEqual([]);
    expect(judged(graph.filter((one) => one !== concluded)).join()).toContain('0 hasConcludedLicense');
    const twice = { ...concluded, spdxId: `${String(concluded?.spdxId)}-again` };
    expect(judged([...graph, twice]).join()).toContain('2 hasConcludedLicense');
  });

  it('refuse what is none', async () => {
    const sarif = await render('sarif', [gated]);
    expect(faultsOfSarif(sarif.replace('"2.1.0"', '"3"'))).not.toEqual([]);
    const junit = await render('junit', [gated]);
    expect(await faultsOfJunit(junit.replace('<failure', '<failing'))).not.toEqual([]);
    const bill = await render('cyclonedx', [gated]);
    expect(await faultsOfCyclonedx(bill.replace('machine-learning-model', 'model'))).not.toEqual([]);
    expect(JSON.parse(bill).specVersion).toBe('1.7');
    expect(JSON.parse(await render('cyclonedx@1.6', [gated])).specVersion).toBe('1.6');
    const spdx = await render('spdx', [made]);
    for (const [right, wrong] of [
      ['"ai_AIPackage"', '"ai_Model"'],
      ['"trainedOn"', '"learnedFrom"'],
      ['"dataset_datasetType"', '"datasetType"'],
      ['#model-1"', '#model-2"'],
      ['"MIT"', '"The MIT License"'],
      ['T08:00:00Z', 'T08:00:00.000Z'],
    ] as const) {
      expect(faultsOfSpdx(spdx.replace(right, wrong)), right).not.toEqual([]);
    }
    expect(await faultsOfXml((await render('badge', [gated])).replace('</svg>', ''))).not.toEqual([]);
  });
});
