import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import datasetsResolvable from '../../src/checks/datasets-resolvable.js';
import { absent, type HubModel, present, type UnavailableCode, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(datasetsResolvable, release(facts));

type Dataset = HubModel['datasets'][number];
const source = { url: 'https://huggingface.co/datasets/a/b' };
const open = (gated: false | 'auto' | 'manual' = false): Dataset => ({
  id: 'a/open',
  info: present({ id: 'a/open', gated, licenses: [] }, source),
});
const gone: Dataset = { id: 'a/gone', info: absent(source) };
const unseen = (code: UnavailableCode): Dataset => ({ id: 'a/unseen', info: unavailable({ code }, source) });

describe('datasets on the Hub', () => {
  it.each<[string, Dataset[], string, number, number]>([
    ['all open', [open()], 'pass', 1, 1],
    ['gone', [gone], 'fail', 0, 0],
    ['one of two gone', [open(), gone], 'partial', 0.5, 0.5],
    ['a gate that opens by itself', [open('auto')], 'partial', 0.5, 0.5],
    ['a gate that the owner opens', [open('manual')], 'fail', 0, 0],
    ['hidden from strangers', [unseen('not-found-or-private')], 'fail', 0, 0],
    ['no answer', [unseen('timeout')], 'unknown', 0, 1],
    ['one open, one without an answer', [open(), unseen('not-collected')], 'partial', 0.5, 1],
    ['one gone, one without an answer', [gone, unseen('rate-limited')], 'unknown', 0, 1],
  ])('%s', (_, datasets, result, low, high) => {
    expect(run({ hub: { datasets } })).toMatchObject({ result, low, high });
  });

  it('names those that cannot be had', () => {
    expect(run({ hub: { datasets: [open(), gone] } }).because).toContain('a/gone');
  });
});

describe('datasets elsewhere', () => {
  it.each<[string, string, number]>([
    ['an archive', 'The training data are on [Zenodo](https://zenodo.org/records/12).\n', 1],
    ['storage', 'The training data are [here](https://drive.google.com/file/d/abc).\n', 0.75],
    ['the Hub, not looked up', 'Training data: [set](https://huggingface.co/datasets/a/b).\n', 0.75],
    ['a login', 'The training data are on [PhysioNet](https://physionet.org/content/x).\n', 0.5],
    ['a name alone', 'The model was trained on UniRef50.\n', 0],
  ])('%s', (_, readme, low) => {
    expect(run({ readme })).toMatchObject({ low });
  });

  it('fails, not merely lacks, when a name leads nowhere', () => {
    expect(run({ readme: 'The model was trained on UniRef50.\n' }).result).toBe('fail');
  });

  it('does not apply when no data are named, or links are only announced', () => {
    expect(run({ readme: '# M\n' }).result).toBe('notApplicable');
    const readme = 'The training data will be released soon on [Zenodo](https://zenodo.org/records/12).\n';
    expect(run({ readme }).result).toBe('notApplicable');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });
});
