/** What may be done under a license: each act on both sides, expressions, and what is not known. */
import { describe, expect, it } from 'vitest';
import { ACTS, type Act, type Permission, permits } from '../../../src/licenses/facts/permission.js';
import type { Openness } from '../../../src/licenses/license.js';
import { KNOWN } from '../../../src/licenses/names/table.js';

const may = (id: string, act: Act) => permits({ id, name: id, openness: 'restricted' }, act).permission;

describe('an act', () => {
  it.each<[Act, string, Permission]>([
    ['commercial-use', 'MIT', 'yes'],
    ['commercial-use', 'AGPL-3.0-or-later', 'yes'],
    ['commercial-use', 'gemma', 'yes'],
    ['commercial-use', 'qwen-2024', 'conditions'],
    ['commercial-use', 'stabilityai-ai-community', 'conditions'],
    ['commercial-use', 'CC-BY-NC-SA-4.0', 'no'],
    ['commercial-use', 'apple-amlr', 'no'],
    ['derivatives', 'Apache-2.0', 'yes'],
    ['derivatives', 'GPL-3.0-only', 'yes'],
    ['derivatives', 'creativeml-openrail-m', 'yes'],
    ['derivatives', 'CC-BY-NC-4.0', 'conditions'],
    ['derivatives', 'alphafold3-parameters', 'conditions'],
    ['derivatives', 'CC-BY-ND-4.0', 'no'],
    ['redistribution', 'CC-BY-ND-4.0', 'yes'],
    ['redistribution', 'tencent-hunyuan-community', 'conditions'],
    ['redistribution', 'alphafold3-parameters', 'no'],
    ['training-on-outputs', 'MIT', 'yes'],
    ['training-on-outputs', 'llama3', 'no'],
    ['training-on-outputs', 'llama3.3', 'conditions'],
    ['training-on-outputs', 'bigscience-openrail-m', 'conditions'],
    ['training-on-outputs', 'CC-BY-NC-4.0', 'conditions'],
    ['use-at-any-scale', 'Apache-2.0', 'yes'],
    ['use-at-any-scale', 'gemma', 'yes'],
    ['use-at-any-scale', 'modified-mit-kimi', 'conditions'],
    ['use-at-any-scale', 'llama4', 'no'],
    ['use-at-any-scale', 'ltxv-open-weights', 'no'],
    ['use-for-any-purpose', 'BSD-3-Clause', 'yes'],
    ['use-for-any-purpose', 'llama3.1', 'no'],
    ['use-for-any-purpose', 'openrail++', 'no'],
    ['use-for-any-purpose', 'CC-BY-NC-4.0', 'no'],
    ['use-anywhere', 'llama3.1', 'yes'],
    ['use-anywhere', 'llama3.2', 'no'],
    ['use-without-credit', 'MIT', 'yes'],
    ['use-without-credit', 'Apache-2.0', 'yes'],
    ['use-without-credit', 'CDLA-Permissive-2.0', 'yes'],
    ['use-without-credit', 'CC0-1.0', 'yes'],
    ['use-without-credit', 'gemma', 'yes'],
    ['use-without-credit', 'CC-BY-4.0', 'no'],
    ['use-without-credit', 'CC-BY-SA-4.0', 'no'],
    ['use-without-credit', 'ODC-By-1.0', 'no'],
    ['use-without-credit', 'ODbL-1.0', 'no'],
    ['use-without-credit', 'llama3.1', 'no'],
    ['use-without-credit', 'modified-mit-kimi', 'conditions'],
  ])('%s under %s: %s', (act, id, expected) => {
    expect(may(id, act)).toBe(expected);
  });

  it('is free under every open license, but for credit, which open licenses may ask for', () => {
    const open = KNOWN.filter(({ openness }) => openness === 'open');
    const promised = ACTS.filter((act) => act !== 'use-without-credit');
    const limited = open.flatMap(({ id }) =>
      promised.filter((act) => may(id, act) !== 'yes').map((act) => [id, act]),
    );
    // Read of an announcement only: what it does not say is not known.
    expect(limited.filter(([id]) => id !== 'openmdw-1.1')).toEqual([]);
  });
});

describe('an expression', () => {
  it.each<[string, Act, Permission]>([
    ['MIT OR CC-BY-NC-4.0', 'commercial-use', 'yes'],
    ['MIT AND CC-BY-NC-4.0', 'commercial-use', 'no'],
    ['llama3.1 AND MIT', 'commercial-use', 'conditions'],
    ['(MIT OR CC-BY-NC-4.0) AND Apache-2.0', 'commercial-use', 'yes'],
    ['MIT OR (CC-BY-NC-4.0 AND Apache-2.0)', 'commercial-use', 'yes'],
    ['CC-BY-NC-4.0 OR (MIT AND LicenseRef-mine)', 'commercial-use', 'unknown'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'derivatives', 'yes'],
  ])('%s: %s', (id, act, expected) => {
    expect(may(id, act)).toBe(expected);
  });

  it('names the part that binds', () => {
    expect(permits({ id: 'MIT AND llama3.1', name: '', openness: 'restricted' }, 'use-at-any-scale')).toEqual(
      {
        permission: 'no',
        because: expect.stringMatching(/^llama3\.1: .*700 million/),
      },
    );
  });
});

describe('what has no id', () => {
  it.each<[string, Openness, Act, Permission]>([
    ['BSD license, variant not stated', 'open', 'commercial-use', 'yes'],
    ['CC-BY-NC, no version stated', 'restricted', 'commercial-use', 'no'],
    ['MIT with added terms (non-commercial)', 'restricted', 'commercial-use', 'no'],
    ['MIT with added terms (use policy)', 'restricted', 'commercial-use', 'unknown'],
    ['CC-BY-ND, no version stated', 'restricted', 'derivatives', 'no'],
    ['Terms of our own', 'unclear', 'derivatives', 'unknown'],
    ['BSD license, variant not stated', 'open', 'use-without-credit', 'unknown'],
    ['no license', 'none', 'redistribution', 'no'],
    ['', 'unknown', 'redistribution', 'unknown'],
  ])('%s (%s): %s', (name, openness, act, expected) => {
    expect(permits({ id: null, name, openness }, act).permission).toBe(expected);
  });
});

it('facts from memory or from a title answer nothing', () => {
  for (const act of ACTS) expect([act, may('hai-def', act)]).toEqual([act, 'unknown']);
  expect(may('hfoil-1.0', 'commercial-use')).toBe('unknown');
});

it('what is not said counts only where the whole text was read', () => {
  expect(may('mistral-mnpl-0.1', 'use-anywhere')).toBe('unknown');
  expect(may('mistral-mnpl-0.1', 'commercial-use')).toBe('no');
});
