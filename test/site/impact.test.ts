/** What pages show of who made a model, who cites it and how much it is used; and that they say nothing where nothing was asked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalLine } from '../../src/batch/journal-line.js';
import type { Result } from '../../src/result/result.js';
import { described } from './described.js';
import { journalOf, lineFor, removeFolders, shippedLines, siteOf, textOf } from './journal.js';

afterAll(removeFolders);

let lines: JournalLine[];
let files: Map<string, string>;
beforeAll(async () => {
  lines = shippedLines();
  const shown = lines.map((line) =>
    line.target === 'hf:microsoft/biogpt' ? lineFor(described(line.result as Result)) : line,
  );
  files = await siteOf([journalOf(shown)]);
});

test('the page of a model names who made it, how large it is, and who cites it', () => {
  const text = textOf(files.get('models/microsoft/biogpt.html') as string);
  for (const said of [
    'by Microsoft Research verified on the Hub',
    'A generative language model of the literature on medicine.',
    '346.8M',
    'from config.json',
    'All-time downloads 4.3M',
    '1.4K papers cite it, 94 of them build on it. By Semantic Scholar, 30 November 2026; no score counts this.',
    'A much cited survey',
    'Written yesterday',
    'Renqian Luo, Liai Sun, Yingce Xia (2022). BioGPT: generative pre-trained transformer',
    'hf download microsoft/biogpt',
  ])
    expect(text.replace(/\n/g, ' ')).toContain(said);
  expect(files.get('models/microsoft/biogpt.html')).toContain('2023 300, 2024 520');
});

test('the page of an organization says who it is', () => {
  const text = textOf(files.get('organizations/microsoft.html') as string);
  expect(text).toContain('Microsoft Research');
  expect(text).toMatch(/Kind\ncompany/);
  expect(text).toMatch(/Models on the Hub\n412/);
});

test('pages of others have no empty parts for it', () => {
  const text = textOf(files.get('models/google/gemma-7b.html') as string);
  expect(text).not.toContain('Who cites it');
  expect(text).not.toContain('of all time');
});

test('a model is called as its owner writes it, where capitals are the only difference', () => {
  expect(files.get('models/microsoft/biogpt.html')).toContain('<h1>BioGPT</h1>');
  expect(files.get('models/google/gemma-7b.html')).toContain('<h1>gemma-7b</h1>');
});
