import { describe, expect, it } from 'vitest';
import { licenseHeader, withholds } from '../../src/source/license-header.js';

const code = 'import torch\n\nnet = torch.nn.Linear(2, 2)\n';

describe('the notice at the top of a source file', () => {
  it('is the id of an SPDX header, wherever in the comments it stands', () => {
    expect(
      licenseHeader(`#!/usr/bin/env python\n# (c) Wren\n# SPDX-License-Identifier: MIT\n${code}`),
    ).toEqual({
      text: 'MIT',
      line: 3,
    });
    expect(licenseHeader(`/* SPDX-License-Identifier: BSD-2-Clause */\nint a;\n`)?.text).toBe('BSD-2-Clause');
  });

  it('is the sentence that tells the license, not those on warranties and copies', () => {
    const notice =
      '# Copyright 2024 Wren\n#\n# Licensed under the Apache License, Version 2.0; you may not use this\n# file except in compliance with it.\n# See the License for details.\n';
    expect(licenseHeader(notice + code)?.text).toMatch(/Licensed under the Apache License, Version 2\.0/);
    expect(licenseHeader(`# See the License for details.\n${code}`)).toBeNull();
  });

  it('is read in a string that documents a module', () => {
    const text = `"""Trains.\n\nReleased under the MIT license.\n"""\n${code}`;
    expect(licenseHeader(text)).toEqual({ text: 'Released under the MIT license.', line: 3 });
  });

  it.each([
    '# This file is confidential.',
    '# Not to be copied without written permission of Wren Ltd.',
    '// For academic use only.',
  ])('may withhold without naming a license: %s', (line) => {
    const found = licenseHeader(`# Copyright 2024 Wren\n${line}\n${code}`);
    expect(withholds(found?.text ?? '')).toBe(true);
  });

  it.each([
    ['a copyright alone', '# Copyright 2024 Wren. All rights reserved.\n'],
    ['no comment', ''],
    ['where a part was taken from', '# Adapted from wren (MIT License).\n'],
    ['a comment on what it does', '# Trains the net on calls of birds.\n'],
  ])('is not %s', (_, head) => {
    expect(licenseHeader(head + code)).toBeNull();
  });

  it('ends where the code begins', () => {
    expect(licenseHeader(`${code}# SPDX-License-Identifier: MIT\n`)).toBeNull();
  });
});
