import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import feedbackChannel from '../../src/checks/feedback-channel.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(feedbackChannel, release(facts));

describe('feedback-channel', () => {
  it.each<[string, Facts]>([
    ['open issues', { repository: { openIssues: 4 } }],
    ['an invitation', { readme: 'If something breaks, please open an issue.\n' }],
    ['a form', { card: 'Share your feedback in the community tab.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a contact', { card: '## Contact\n\nAda Example, ada@example.org\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share, high: 1 });
  });

  it.each<[string, Facts]>([['an archived repository', { repository: { archived: true, openIssues: 3 } }]])(
    'fails on %s',
    (_, facts) => {
      expect(run(facts).result).toBe('fail');
    },
  );

  it('gives half for a contact where issues are closed for good', () => {
    const facts = { repository: { archived: true }, readme: 'Contact: ada@example.org\n' };
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each<[string, Facts]>([['there is neither page', { paper: {} }]])(
    'does not apply when %s',
    (_, facts) => {
      expect(run(facts).result).toBe('notApplicable');
    },
  );

  it.each<[string, Facts]>([
    ['the repository could not be read', { repository: 'unavailable' }],
    ['nothing says whether issues are open', { repository: { openIssues: 0 } }],
    ['nothing says whether discussions are open', { hub: {} }],
    [
      'the card speaks of feedback in training',
      { card: 'It was tuned with human feedback; new questions may raise issues.\n' },
    ],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
