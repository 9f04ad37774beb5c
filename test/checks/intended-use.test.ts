import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import intendedUse from '../../src/checks/intended-use.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(intendedUse, release(facts));

describe('intended-use', () => {
  it('passes on a section and cites its heading', () => {
    const card =
      '# M\n\n## Intended use\n\nResearch on the stability of small proteins by people who know how to test a prediction.\n';
    const finding = run({ card });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/README.md#L3`);
  });

  it.each<[string, Facts]>([
    [
      'sub-sections',
      {
        card: '## Uses\n\n### Direct Use\n\nScoring of mutations in single-domain proteins of known sequence, without further training.\n',
      },
    ],
    [
      'several sentences',
      { readme: 'The model is intended for research on proteins. It should not be used in the clinic.\n' },
    ],
    [
      'a model card in the repository',
      {
        texts: {
          'MODEL_CARD.md':
            '## Intended users\n\nBiologists who study the stability of proteins and test what it says.\n',
        },
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a single sentence half', () => {
    expect(run({ readme: 'The model is designed for the annotation of genomes.\n' })).toMatchObject({
      result: 'partial',
      low: 0.5,
    });
  });

  it.each<[string, Facts]>([
    [
      'a template',
      {
        card: '## Uses\n\n### Direct Use\n\n[More Information Needed]\n\n### Out-of-Scope Use\n\n[More Information Needed]\n',
      },
    ],
    [
      'a section on usage',
      { card: '## Usage\n\nInstall the package, then run the script on a file with sequences in it.\n' },
    ],
    ['a flag', { readme: 'The flag `--device` can be used to select the GPU for generation.\n' }],
    [
      'a page on something else',
      { texts: { 'docs/server.md': 'The server is intended for research.\n' }, readme: '# M\n' },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });

  it.each([
    '## Application\n\nThe model can be used directly for zero-shot prediction, or after tuning on a task of its field.\n',
    '## What is it for\n\nIt ranks sentences of a question, so that a person reads the most useful ones first.\n',
  ])('passes on a section by another name', (card) => {
    expect(run({ card }).result).toBe('pass');
  });

  it('is not told by an application that somebody else runs', () => {
    expect(
      run({
        card: '## Web application server\n\nThe server listens on port 80 and answers with one line of text each.\n',
      }).result,
    ).toBe('fail');
  });
});
