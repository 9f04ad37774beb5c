import { expect, it } from 'vitest';
import { decodeEntities } from '../../src/prose/entities.js';

it.each([
  ['Models &mdash; and data&hellip;', 'Models — and data…'],
  ['caf&eacute; &amp; &lt;bar&gt;', 'café & <bar>'],
  ['a&nbsp;b &NBSP;c', 'a b  c'],
  ['&#8217;s &#x2014;', '’s —'],
  ['AT&T; &nosuch; & &;', 'AT&T; &nosuch; & &;'],
  ['&#0;&#27;&#xd800;&#x110000;', '    '],
])('%j reads %j', (text, plain) => {
  expect(decodeEntities(text)).toBe(plain);
});
