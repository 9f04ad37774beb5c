/** What is asked before access is given: more than an open license leaves to ask is a conflict, who one is asks for nothing. */
import { describe, expect, it } from 'vitest';
import { type Facts, release } from '../../release-builder.js';

const conflicts = (facts: Facts) => release(facts).conflicts.value;
const kinds = (facts: Facts) => conflicts(facts).map(({ kind, scope }) => `${kind} ${scope}`);
const weights = (facts: Facts) => release(facts).licenses.value.weights;
const front = (gate: Record<string, unknown>, license = 'mit') => ({
  licenses: [license],
  cardData: { license, ...gate },
});

describe('a page', () => {
  it('asks for more than its open license before it gives access', () => {
    const gate = {
      extra_gated_fields: { 'I agree to non-commercial use only': 'checkbox', Country: 'text' },
    };
    const facts: Facts = { hub: { ...front(gate, 'apache-2.0'), gated: 'auto' } };
    expect(kinds(facts)).toEqual(['gating weights']);
    expect(weights(facts)).toMatchObject({ openness: 'restricted', basis: 'gating' });
    expect(conflicts({ hub: front(gate, 'apache-2.0') })).toEqual([]);
    const names = { extra_gated_prompt: 'Tell us who you are.', extra_gated_fields: { Name: 'text' } };
    expect(conflicts({ hub: { ...front(names, 'apache-2.0'), gated: 'auto' } })).toEqual([]);
  });

  it.each([
    'By ticking the box you confirm that you will not pass the weights on.',
    'The checkpoint may be used solely for the shared task.',
    'You agree not to sell services built on this model.',
  ])('asks before access to give something up: %s', (extra_gated_prompt) => {
    const facts: Facts = { hub: { ...front({ extra_gated_prompt }), gated: 'auto' } };
    expect(kinds(facts)).toEqual(['gating weights']);
  });

  it.each([
    'You need to agree to share your contact information to access this model.',
    'Please fill in the form. By signing in you accept the terms of service of the Hub.',
    'I accept the terms and conditions.',
    'I agree to cite the paper.',
  ])('takes nothing away by a form that only asks who one is: %s', (extra_gated_prompt) => {
    const facts: Facts = { hub: { ...front({ extra_gated_prompt }), gated: 'auto' } };
    expect(conflicts(facts)).toEqual([]);
  });
});
