/** What annotations of an artifact say of a model, and what they leave to whoever packages it. */
import { expect, test } from 'vitest';
import { renderOci } from '../../src/report/oci.js';
import type { Result } from '../../src/result/result.js';
import { shippedResult } from '../shipped.js';

test('annotations list what is openly licensed, and no class where there is none', () => {
  const annotations = JSON.parse(renderOci([shippedResult('microsoft__biogpt')]));
  expect(annotations).toEqual({
    'org.cncf.ai.lifecycle.status': 'experimental',
    'org.opencontainers.image.title': 'microsoft/biogpt',
    'org.opencontainers.image.version': shippedResult('microsoft__biogpt').model.hub?.revision,
    'org.opencontainers.image.licenses': 'MIT',
    'org.opencontainers.image.source': 'https://huggingface.co/microsoft/biogpt',
  });
});

test('annotations name the class as the draft does, with the version and what is openly there', () => {
  const biogpt = shippedResult('microsoft__biogpt');
  const { classification } = biogpt;
  if (!classification) throw new Error('classified');
  const open = { ...biogpt, classification: { ...classification, class: 'II' } };
  expect(JSON.parse(renderOci([open]))).toMatchObject({
    'org.cncf.ai.model.mof.class': 'II',
    'org.cncf.ai.model.mof.version': '1.0',
    'org.cncf.ai.model.mof.components': [
      'model-architecture',
      'final-model-parameters',
      'evaluation-results',
      'model-card',
      'sample-model-outputs',
      'inference-code',
      'evaluation-code',
      'evaluation-data',
      'model-metadata',
      'model-openness-config-file',
    ].join(','),
  });
});

test('annotations say what a stranger can know of the lifecycle: a passed gate validates, an archive deprecates', () => {
  const biogpt = shippedResult('microsoft__biogpt');
  const status = (more: Partial<Result>) =>
    JSON.parse(renderOci([{ ...biogpt, ...more }]))['org.cncf.ai.lifecycle.status'];
  const passed: Partial<Result> = { gate: { verdict: 'pass', conditions: [] } };
  expect(status(passed)).toBe('validated');
  expect(status({ gate: { verdict: 'inconclusive', conditions: [] } })).toBe('experimental');
  const { repository } = biogpt.model;
  const archived = { ...biogpt.model, ...(repository && { repository: { ...repository, archived: true } }) };
  expect(status({ ...passed, model: archived })).toBe('deprecated');
});

test('annotations name the terms of weights that are not open, and no license at all where the weights state none', () => {
  const licenses = (result: Result) => JSON.parse(renderOci([result]))['org.opencontainers.image.licenses'];
  expect(licenses(shippedResult('google__gemma-7b'))).toBe('Apache-2.0 AND LicenseRef-gemma');
  const biogpt = shippedResult('microsoft__biogpt');
  const { weights } = biogpt.model.licenses;
  const none = { ...weights, id: null, name: 'no license', openness: 'none' as const };
  const model = { ...biogpt.model, licenses: { ...biogpt.model.licenses, weights: none } };
  expect(licenses(biogpt)).toBe('MIT');
  expect(licenses({ ...biogpt, model })).toBeUndefined();
});
