import { describe, expect, it } from 'vitest';
import { addressesIn, storageOf } from '../../../src/release/links/storage.js';

describe('storageOf', () => {
  it.each([
    ['https://zenodo.org/records/123', 'archive'],
    ['https://doi.org/10.5281/zenodo.123', 'archive'],
    ['https://www.kaggle.com/datasets/a/b', 'account'],
    ['https://drive.google.com/file/d/abc/view', 'storage'],
    ['https://bucket.s3.us-east-2.amazonaws.com/a/b', 'storage'],
    ['s3://bucket/path', 'storage'],
    ['https://github.com/a/b/releases/download/v1/model.pt', 'storage'],
    ['https://huggingface.co/a/b/resolve/main/model.bin', 'storage'],
    ['https://lab.example.edu/files/model.tar.gz', 'storage'],
    ['https://lab.example.edu/people', null],
    ['https://github.com/a/b', null],
    ['https://huggingface.co/a/b', null],
    ['https://huggingface.co/a/b/resolve/main/figure.png', null],
    ['https://notzenodo.org.example.com/records/1', null],
    ['mailto:someone@example.org', null],
    ['not a url', null],
    ['https://console.cloud.google.com/storage/browser/some-bucket', 'storage'],
    ['https://console.cloud.google.com/marketplace/product/x', null],
    ['https://institute-my.sharepoint.com/:u:/g/personal/someone/EX04', 'storage'],
    ['https://institute.sharepoint.com/sites/group', 'account'],
    ['https://cloud.institute.example.edu/s/aB3dEfGh1jKlMn0', 'storage'],
    ['https://box.institute.example.cn/d/0123456789abcdef0123/', 'storage'],
    ['https://example.org/s/about', null],
    ['https://swift.readthedocs.io/en/latest/', null],
    ['https://project.tos-cn-beijing.volces.com/set/v1', 'storage'],
    ['https://gitlab.com/group/project/-/releases/v1', 'storage'],
    ['https://gitlab.com/group/project', null],
    ['https://www.ebi.ac.uk/training/online/courses/x', null],
    ['https://www.ebi.ac.uk/biostudies/studies/S-1', 'archive'],
  ])('%s is %s', (url, kind) => {
    expect(storageOf(url)).toBe(kind);
  });
});

describe('addressesIn', () => {
  it('finds addresses in commands, without the punctuation around them', () => {
    expect(addressesIn('wget "https://a.org/x.pt" && aws s3 cp s3://b/c . # see (http://d.org).')).toEqual([
      'https://a.org/x.pt',
      's3://b/c',
      'http://d.org',
    ]);
  });
});
