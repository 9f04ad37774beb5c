/** What a bill of materials says of a model, of what it was made from, and of what shows it. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/result/result.js';
import { sampleResult } from '../../result/sample-result.js';
import { gated, made, render } from './samples.js';

describe('CycloneDX', () => {
  const bill = async (results: readonly Result[]) => JSON.parse(await render('cyclonedx', results));

  it('is about the same thing under the same serial number, and about another under another', async () => {
    const [one, again] = [await bill([sampleResult]), await bill([gated])];
    expect(one.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(again.serialNumber).toBe(one.serialNumber);
    const later = { ...sampleResult, collectedAt: '2026-12-01T00:00:00.000Z' };
    expect((await bill([later])).serialNumber).not.toBe(one.serialNumber);
    expect(one.metadata.timestamp).toBe(sampleResult.collectedAt);
  });

  it('holds the model with license, card and address, and what it is made from', async () => {
    const { model } = sampleResult;
    const made = { ...model, datasets: ['org/data'], baseModels: ['org/base'] };
    const { components, dependencies } = await bill([{ ...sampleResult, model: made }]);
    const main = components.find(({ name }: { name: string }) => name === 'biogpt');
    expect(main).toMatchObject({
      type: 'machine-learning-model',
      group: 'microsoft',
      licenses: [{ license: { id: 'MIT' } }],
      purl: expect.stringMatching(/^pkg:huggingface\/microsoft\/biogpt@4632ce/),
      modelCard: { modelParameters: { task: 'text-generation', datasets: [{ ref: 'data:org/data' }] } },
    });
    expect(main.pedigree.ancestors).toMatchObject([{ name: 'org/base' }]);
    expect(dependencies).toContainEqual({
      ref: main['bom-ref'],
      dependsOn: ['data:org/data', 'machine-learning-model:org/base'],
    });
  });

  it('says of each dataset and base model where it is, at which commit, under which terms, and how the model came from it', async () => {
    const { components } = await bill([made]);
    const named = (name: string) => components.find((one: { name: string }) => one.name === name);
    expect(named('org/open-text')).toMatchObject({
      ...{ type: 'data', version: 'a'.repeat(40), licenses: [{ license: { id: 'CC-BY-4.0' } }] },
      ...{ data: [{ type: 'dataset', contents: { url: 'https://huggingface.co/datasets/org/open-text' } }] },
    });
    expect(named('org/own-terms').licenses).toMatchObject([
      { license: { name: 'Terms of the org_1, with a (bracket)' } },
    ]);
    expect(named('Web pages').licenses).toBeUndefined();
    expect(named('org/base')).toMatchObject({
      ...{ type: 'machine-learning-model', purl: `pkg:huggingface/org/base@${'b'.repeat(40)}` },
      licenses: [{ license: { name: 'gemma' } }],
    });
    expect(named('biogpt').pedigree.notes).toBe('finetune of org/base; adapter of org/unseen');
  });

  it('refers to every page that an answer rests on, with the answers', async () => {
    const { components } = await bill([sampleResult]);
    const cited = sampleResult.checks.flatMap(({ citations }) => citations.map(({ url }) => url));
    const evidence = components[0].externalReferences.filter(
      ({ type }: { type: string }) => type === 'evidence',
    );
    expect(new Set(evidence.map(({ url }: { url: string }) => url))).toEqual(new Set(cited));
    expect(evidence.every(({ comment }: { comment: string }) => comment !== '')).toBe(true);
  });

  it('names a license that SPDX does not know, and states none where none is', async () => {
    const { model } = sampleResult;
    const weights = (license: object) => ({
      ...sampleResult,
      model: {
        ...model,
        licenses: { ...model.licenses, weights: { ...model.licenses.weights, ...license } },
      },
    });
    const licenses = async (license: object) => (await bill([weights(license)])).components[0].licenses;
    expect(await licenses({ id: 'gemma', openness: 'restricted' })).toMatchObject([
      { license: { name: 'gemma' } },
    ]);
    expect(await licenses({ id: 'MIT OR Apache-2.0' })).toMatchObject([{ expression: 'MIT OR Apache-2.0' }]);
    expect(await licenses({ id: null, name: 'no license', openness: 'none' })).toBeUndefined();
  });
});

describe('SPDX', () => {
  const graph = async (results: readonly Result[]) =>
    JSON.parse(await render('spdx', results))['@graph'] as Record<string, unknown>[];

  it('relates the model to what it was trained on and made from, and each to its terms', async () => {
    const elements = await graph([made]);
    const nameOf = (id: unknown) => {
      const found = elements.find(({ spdxId }) => spdxId === id);
      return found?.name ?? found?.simplelicensing_licenseExpression ?? String(id).replace(/^.*\//, '');
    };
    const relations = elements.filter(({ type }) => type === 'Relationship');
    const told = relations.map(({ from, relationshipType, to, comment }) =>
      [nameOf(from), relationshipType, (to as string[]).map(nameOf).join(' + '), comment ?? ''].join(' | '),
    );
    expect(told).toEqual([
      'microsoft/biogpt | hasDeclaredLicense | MIT | ',
      'microsoft/biogpt | hasConcludedLicense | MIT | as read from what is declared',
      'org/open-text | hasDeclaredLicense | CC-BY-4.0 | ',
      'org/open-text | hasConcludedLicense | CC-BY-4.0 | as read from what is declared',
      'org/own-terms | hasDeclaredLicense | LicenseRef-Terms-of-the-org-1-with-a-bracket- | ',
      'org/own-terms | hasConcludedLicense | LicenseRef-Terms-of-the-org-1-with-a-bracket- | as read from what is declared',
      'Web pages | hasDeclaredLicense | NoneLicense | ',
      'Web pages | hasConcludedLicense | NoneLicense | as read from what is declared',
      'microsoft/biogpt | trainedOn | org/open-text + org/own-terms + Web pages | as the model names them',
      'org/base | hasDeclaredLicense | LicenseRef-gemma | ',
      'org/base | hasConcludedLicense | LicenseRef-gemma | as read from what is declared',
      'microsoft/biogpt | descendantOf | org/base | finetune',
      'org/unseen | hasDeclaredLicense | NoAssertionLicense | ',
      'org/unseen | hasConcludedLicense | NoAssertionLicense | as read from what is declared',
      'microsoft/biogpt | descendantOf | org/unseen | adapter',
    ]);
  });

  it('names the account that publishes a dataset or a base model, and counts what the profiles ask for and nobody states', async () => {
    const elements = await graph([made]);
    const supplier = (name: string) => {
      const id = elements.find(
        (one) => one.name === name && String(one.type).endsWith('Package'),
      )?.suppliedBy;
      return elements.find(({ spdxId }) => spdxId === id)?.name;
    };
    expect([supplier('org/open-text'), supplier('org/base'), supplier('Web pages')]).toEqual([
      ...['org', 'org', undefined],
    ]);
    const document = elements.find(({ type }) => type === 'SpdxDocument');
    expect(document?.comment).toContain('releaseTime of 2 of 3 models, suppliedBy of 1 of 3 models');
    expect(document?.comment).toContain('builtTime of 3 of 3 datasets');
    expect(document?.comment).toContain('downloadLocation of 1 of 3 datasets');
  });

  it('has a thing that two models share once, and claims the profile of datasets only where there is one', async () => {
    const names = (await graph([made, made])).filter(({ name }) => name === 'org/open-text');
    expect(names).toHaveLength(1);
    const profiles = async (result: Result) =>
      (await graph([result])).find(({ type }) => type === 'SpdxDocument')?.profileConformance;
    expect(await profiles(made)).toContain('dataset');
    expect(await profiles(sampleResult)).not.toContain('dataset');
  });

  it('tells the verdict with its ranges', async () => {
    const [note] = (await graph([sampleResult])).filter(({ type }) => type === 'Annotation');
    expect(note?.statement).toMatch(/^Audited by the rubric rodeo: (?:.*, )?Openness (?:\d+ to )?\d+ of 100/);
  });
});
