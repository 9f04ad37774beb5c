/** What may be done with each part, and who limits it. */
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/evidence.js';
import { originsOf } from '../../../src/licenses/lineage/index.js';
import { usesOf } from '../../../src/licenses/lineage/uses.js';
import { type Facts, release } from '../../release-builder.js';

function base(id: string, license: string, parents: string[] = []) {
  const value = {
    id,
    gated: false as const,
    licenses: [license],
    baseModels: parents.map((one) => ({ id: one })),
  };
  return { id, info: present(value, { url: `https://huggingface.co/${id}` }) };
}

function use(facts: Facts, part: string, act: string) {
  const { licenses, hub, card } = release(facts);
  const found = usesOf(licenses.value, originsOf(hub.value, card.value)).find(
    (one) => one.part === part && one.act === act,
  );
  return found && { permission: found.permission, from: found.from?.id, steps: found.from?.steps };
}

const mit = { licenses: ['mit'], cardData: { license: 'mit' } };

describe('what may be done', () => {
  it('is what its own license allows where nothing binds from above', () => {
    const facts = { hub: { ...mit, baseModels: [base('a/child', 'apache-2.0')] } };
    expect(use(facts, 'weights', 'commercial-use')).toEqual({
      permission: 'yes',
      from: undefined,
      steps: undefined,
    });
  });

  it('is limited by a base of the base, two steps up', () => {
    const hub = {
      ...mit,
      baseModels: [base('a/child', 'mit', ['b/parent'])],
      ancestors: [base('b/parent', 'llama3.1')],
    };
    expect(use({ hub }, 'weights', 'use-at-any-scale')).toEqual({
      permission: 'no',
      from: 'b/parent',
      steps: 2,
    });
  });

  it('goes by the strictest of a merge, act by act', () => {
    const hub = { ...mit, baseModels: [base('a/llama', 'llama3.1'), base('b/closed', 'cc-by-nc-4.0')] };
    expect(use({ hub }, 'weights', 'commercial-use')).toMatchObject({ permission: 'no', from: 'b/closed' });
    expect(use({ hub }, 'weights', 'use-at-any-scale')).toMatchObject({ permission: 'no', from: 'a/llama' });
  });

  it('leaves code and documents to their own licenses', () => {
    const hub = { ...mit, baseModels: [base('a/llama', 'llama3.1')] };
    expect(use({ hub }, 'code', 'commercial-use')).toMatchObject({ permission: 'yes', from: undefined });
  });

  it('is nothing where no license is stated', () => {
    expect(use({ hub: { licenses: [], cardData: {} } }, 'data', 'redistribution')).toMatchObject({
      permission: 'no',
    });
  });
});
