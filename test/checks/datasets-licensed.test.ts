import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import datasetsLicensed from '../../src/checks/datasets-licensed.js';
import { absent, type HubModel, present, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(datasetsLicensed, release(facts));

type Dataset = HubModel['datasets'][number];
const source = { url: 'https://huggingface.co/datasets/a/b' };
const with_ = (...licenses: string[]): Dataset => ({
  id: 'a/b',
  info: present({ id: 'a/b', gated: false, licenses }, source),
});
const unseen: Dataset = { id: 'a/unseen', info: unavailable({ code: 'timeout' }, source) };

describe('datasets-licensed', () => {
  it.each<[string, Dataset[], string, number, number]>([
    ['an open license', [with_('cc-by-4.0')], 'pass', 1, 1],
    ['terms that are not open', [with_('cc-by-nc-4.0')], 'pass', 1, 1],
    ['none', [with_()], 'fail', 0, 0],
    ['the tag for unknown', [with_('unknown')], 'fail', 0, 0],
    ['a dataset that is gone', [{ id: 'a/gone', info: absent(source) }], 'fail', 0, 0],
    ['one of two', [with_('mit'), with_()], 'partial', 0.5, 0.5],
    ['no answer', [unseen], 'unknown', 0, 1],
    ['one licensed, one without an answer', [with_('mit'), unseen], 'partial', 0.5, 1],
  ])('%s', (_, datasets, result, low, high) => {
    expect(run({ hub: { datasets } })).toMatchObject({ result, low, high });
  });

  it('is unknown when prose links a dataset for training whose own page was not read', () => {
    const link = '[Plums](https://huggingface.co/datasets/a/plums)';
    expect(run({ card: `It was trained on ${link}.` })).toMatchObject({
      result: 'unknown',
      missing: [{ what: 'the dataset a/plums' }],
    });
    expect(run({ card: `It was evaluated on ${link}.` }).result).toBe('notApplicable');
  });

  it('does not apply when no dataset is linked', () => {
    expect(run({ hub: {} }).result).toBe('notApplicable');
  });

  it('is unknown when the Hub could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
