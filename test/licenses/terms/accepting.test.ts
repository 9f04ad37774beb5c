/** Having to keep to the license that is named takes nothing away; having to accept other terms does. */
import { describe, expect, it } from 'vitest';
import { withoutKeepingTo } from '../../../src/licenses/terms/accepting.js';
import { readSentence } from '../../../src/licenses/terms/reading.js';

describe('a duty to accept', () => {
  it.each([
    'You may use this software only if you accept all terms of the MIT License.',
    'Use of the model is only permitted in compliance with the Apache License 2.0.',
    'By downloading the weights you agree to be bound by the terms of the Apache 2.0 license.',
    'Whichever of both you choose, use is allowed only upon the condition that you accept all of the terms of the BSD license.',
    'By using this software you agree to comply with the terms of the license.',
    'You may only use this software in accordance with the terms of the license.',
    'Use is subject to acceptance of the MIT license terms.',
    'You may not use this file except in compliance with the License.',
  ])('an open license, or the one that comes along, limits nothing: %s', (text) => {
    expect(readSentence(text).limits).toBe(false);
  });

  it.each([
    'You may use the model only upon the condition that you accept our terms of service.',
    'You may use the model only if you accept the commercial license.',
    'You may use it only if you accept the Llama 2 license.',
    'You may only use this software for research in accordance with the terms of the license.',
    'Use is only allowed to academic groups, in accordance with the MIT license.',
    'You must accept the license agreement before you get the weights.',
    'The weights may only be used if you accept the license from the form below.',
    'By downloading the weights you agree to the MIT license and to use them for research only.',
    'You agree to the license, which forbids commercial use.',
    'You must accept the terms of the license and pay a fee.',
    'Users must accept the license and be members of the consortium.',
    'Users must be members of the consortium and accept the license.',
    'You may only use it under the terms of the license (CC BY-NC 4.0).',
  ])('something else, or a use besides, still limits: %s', (text) => {
    expect(readSentence(text).limits).toBe(true);
  });

  it('is read as what it comes to', () => {
    expect(withoutKeepingTo('You may copy it only if you accept all terms of the MIT License.')).toBe(
      'You may copy it under the MIT License.',
    );
    expect(withoutKeepingTo('It is free for research.')).toBe('It is free for research.');
  });
});
