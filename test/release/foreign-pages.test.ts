/** Pages in languages that are not read are evidence that is missing, not silence. */
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/release/document.js';
import { evidence } from '../release-builder.js';

describe('a page in a language that is not read', () => {
  const foreign =
    '# Modelo\n\nEste modelo fue entrenado con un corpus de informes clínicos de varios hospitales. Los pesos no están disponibles por el momento, pero se van a publicar en cuanto el artículo sea aceptado.';
  const missing = (texts: Record<string, string>) =>
    readDocuments(evidence({ texts })).documents.missing.map(({ what, reason }) => `${what}: ${reason.code}`);

  it('is missing from the evidence, so that its silence fails nothing', () => {
    expect(missing({ 'README.md': foreign })).toEqual(['the README: language']);
    expect(missing({ 'README.md': '# Model\n\nA model.' })).toEqual([]);
  });

  it('is not missed where the same page is there in English', () => {
    const english = `# Model\n\n${'This model was trained on reports of the hospitals that are named in the paper. '.repeat(3)}`;
    expect(missing({ 'README.md': foreign, 'README_en.md': english })).toEqual([]);
    expect(missing({ 'README.md': foreign, 'README_en.md': foreign })).toEqual(['the README: language']);
  });
});
