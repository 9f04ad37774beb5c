import { describe, expect, it } from 'vitest';
import {
  citePassage,
  citeStatement,
  described,
  modelPages,
  passagesUnder,
  statementsOn,
  trainingPages,
} from '../../../src/release/claims/statements.js';
import { type Facts, REPOSITORY_URL, release } from '../../release-builder.js';

const documents = (facts: Facts) => release(facts).documents.value;

describe('statementsOn', () => {
  const pages = documents({
    readme: '# M\n\nWe release the weights.\n\n## Data\n\nWe release the data. We do not release the logs.\n',
  });

  it('gives what is affirmed and leaves out what is denied', () => {
    expect(statementsOn(pages, /release/).map(({ sentence }) => sentence.text)).toEqual([
      'We release the weights.',
      'We release the data.',
    ]);
  });

  it('keeps to a section when asked, and cites the line', () => {
    const [found, ...others] = statementsOn(pages, /release/, /^data$/);
    expect(others).toEqual([]);
    expect(found && citeStatement(found).url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L7`);
  });
});

describe('passagesUnder', () => {
  it('includes sub-sections and leaves out empty and denying ones', () => {
    const readme =
      '# M\n\n## Data\n\n### Source\n\nFrom a lake.\n\n### Code\n\nThe code is not released.\n\n### Size\n\n[More Information Needed]\n';
    const passages = passagesUnder(documents({ readme }), /^data$/);
    expect(passages.map(({ section, text }) => [section.heading, text])).toEqual([
      ['Source', 'From a lake.'],
    ]);
    expect(passages[0] && citePassage(passages[0])).toMatchObject({ label: 'README: Source', line: 5 });
  });
});

describe('described', () => {
  const topic = { heading: /^limits$/, content: /fails/, sentence: /\bfails\b/, otherwise: /build/ };

  it('prefers a section that keeps its promise', () => {
    const text = 'It fails on every sequence that is longer than a thousand residues.';
    expect(described(documents({ readme: `## Limits\n\n${text}\n` }), topic)?.as).toBe('section');
  });

  it('does not take a heading for its content', () => {
    const readme =
      '## Limits\n\nA long text which says nothing whatsoever about what it was promised to say.\n';
    expect(described(documents({ readme }), topic)).toBeNull();
  });

  it('counts sentences and leaves out those about something else', () => {
    expect(described(documents({ readme: 'It fails on loops. It fails on helices.\n' }), topic)?.as).toBe(
      'sentences',
    );
    expect(described(documents({ readme: 'It fails on loops. The build fails.\n' }), topic)?.as).toBe(
      'sentence',
    );
    expect(described(documents({ readme: 'The build fails.\n' }), topic)).toBeNull();
  });
});

describe('pages', () => {
  const facts: Facts = {
    repository: { fullName: 'example/fold-it' },
    readme: '# M\n',
    card: '# C\n',
    texts: {
      'MODEL_CARD.md': '# Card\n',
      'docs/training.md': '# Training\n',
      'docs/serving.md': '# Serving\n',
      'foldit/README.md': '# Sub\n',
      'tool/README.md': '# Tool\n',
    },
  };

  it('knows those about the model', () => {
    expect(modelPages(documents(facts)).map(({ label }) => label)).toEqual([
      'model card',
      'README',
      'MODEL_CARD.md',
    ]);
  });

  it('knows those about its making', () => {
    const { documents: all, repository } = release(facts);
    expect(trainingPages(all.value, repository.value).map(({ path }) => path)).toEqual([
      'README.md',
      'README.md',
      'MODEL_CARD.md',
      'docs/training.md',
      'foldit/README.md',
    ]);
  });
});
