import { createReadStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesIn } from '../../src/batch/lines.js';
import { readList } from '../../src/batch/list.js';
import { readConfig } from '../../src/config.js';

const config = readConfig({}, '/home/nobody');

/** The text in pieces of `size` bytes, as a slow pipe brings it. */
async function* pieces(text: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size?: number) {
  const found = [];
  for await (const entry of readList(pieces(text, size), 'list', config)) found.push(entry);
  return found;
}

const ids = async (text: string) =>
  (await read(text)).map((entry) =>
    'fault' in entry ? entry.at : `${entry.target.kind} ${entry.target.id}`,
  );

describe('a plain list', () => {
  it('has one target a line; blanks and comments are passed over', async () => {
    const text =
      '\uFEFF# models\r\n\r\nmicrosoft/biogpt\r\n  gpt2  # small\n\ngh:aqlaboratory/openfold\nhf:org/m@v1';
    expect(await read(text)).toEqual([
      { target: { kind: 'hub', id: 'microsoft/biogpt' }, at: 'list:3' },
      { target: { kind: 'hub', id: 'gpt2' }, at: 'list:4' },
      { target: { kind: 'github', id: 'aqlaboratory/openfold' }, at: 'list:6' },
      { target: { kind: 'hub', id: 'org/m', revision: 'v1' }, at: 'list:7' },
    ]);
  });

  it('names what is wrong by its line, and goes on', async () => {
    const found = await read('a/b\nfoo bar\n10.1000/182\n./folder\n../up\nc/d\n');
    expect(found.map((entry) => ('fault' in entry ? entry.at : entry.target.id))).toEqual([
      ...['a/b', 'list:2', 'list:3', 'list:4', 'list:5', 'c/d'],
    ]);
    expect(found[1]).toMatchObject({ fault: expect.stringContaining('has spaces in it') });
    expect(found[3]).toMatchObject({ fault: expect.stringContaining('a list cannot hold folders') });
  });

  it('is read bit by bit, whatever it is made of', async () => {
    const long = `${'x'.repeat(70_000)}\na/b\n`;
    expect(await read(long, 1000)).toEqual([
      { fault: 'the line is longer than 64 KB', at: 'list:1' },
      { target: { kind: 'hub', id: 'a/b' }, at: 'list:2' },
    ]);
    const noise = Buffer.from(
      Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) % 256),
    );
    for (const entry of await read(noise)) expect('fault' in entry || entry.target.id).toBeTruthy();
    expect(await read('')).toEqual([]);
  });
});

describe('CSV', () => {
  it('has a header; target, hub, repo and paper mean what they say, other columns nothing', async () => {
    const text = [
      'Name,Target,Repo,Paper,stars',
      'one,org/one,owner/code,10.1093/bib/bbac409,5',
      '"two, too","org/two",,none,',
      'three,gh:owner/three,,,',
    ].join('\n');
    expect(await read(text)).toEqual([
      {
        target: { kind: 'hub', id: 'org/one' },
        at: 'list:2',
        links: { repo: 'owner/code', paper: '10.1093/bib/bbac409' },
      },
      { target: { kind: 'hub', id: 'org/two' }, at: 'list:3', links: { paper: 'none' } },
      { target: { kind: 'github', id: 'owner/three' }, at: 'list:4' },
    ]);
  });

  it.each(['name', 'Model', 'id', '"target"', 'hub'])('of one column has the header %s', async (header) => {
    expect(await ids(`${header}\norg/one\ngpt2\n`)).toEqual(['hub org/one', 'hub gpt2']);
  });

  it('begins with no header where the first line could be a model', async () => {
    expect(await ids('gpt2\norg/one\nname\n')).toEqual(['hub gpt2', 'hub org/one', 'hub name']);
  });

  it('may name the model on the Hub, or the repository alone', async () => {
    expect(await read('hub,repo\norg/a,owner/a\n,owner/b\norg/c,\n,\n')).toEqual([
      { target: { kind: 'hub', id: 'org/a' }, at: 'list:2', links: { repo: 'owner/a' } },
      { target: { kind: 'github', id: 'owner/b' }, at: 'list:3' },
      { target: { kind: 'hub', id: 'org/c' }, at: 'list:4' },
      { fault: expect.stringContaining('names no target'), at: 'list:5' },
    ]);
  });

  it('tells the line of what is wrong, also after line breaks in quotation marks', async () => {
    const text = 'target,notes\n"org/a", "two\nlines"\nfoo bar,\n"org/b"x,\norg/c,\n';
    expect(await ids(text)).toEqual(['hub org/a', 'list:4', 'list:5', 'hub org/c']);
  });

  it('ends where a quotation mark is never closed, and says so', async () => {
    const found = await read(`target,notes\norg/a,\norg/b,"open\n${'org/c,\n'.repeat(20_000)}`, 4096);
    expect(found).toContainEqual({ target: { kind: 'hub', id: 'org/a' }, at: 'list:2' });
    expect(
      found.some((entry) => 'fault' in entry && entry.fault.startsWith('the line is not valid CSV')),
    ).toBe(true);
  });

  it('has no say in folders of this machine', async () => {
    const found = await read('target,repo\norg/a,./secret\n/etc,\n');
    for (const entry of found) expect(entry).toMatchObject({ fault: expect.stringContaining('folder') });
    expect(found).toHaveLength(2);
  });
});

describe('NDJSON', () => {
  it('has the same keys, and those of the Hub', async () => {
    const text =
      '{"target":"org/a","repo":"owner/a","n":1}\n{"modelId":"org/b","id":"org/b"}\n{"x":1}\n{"broken\n[]\n';
    expect(await read(text)).toEqual([
      { target: { kind: 'hub', id: 'org/a' }, at: 'list:1', links: { repo: 'owner/a' } },
      { target: { kind: 'hub', id: 'org/b' }, at: 'list:2' },
      { fault: expect.stringContaining('names no target'), at: 'list:3' },
      { fault: 'the line is not valid JSON', at: 'list:4' },
      { fault: expect.any(String), at: 'list:5' },
    ]);
  });

  it('refuses links that are none', async () => {
    expect(await read('{"target":"org/a","paper":"a title"}\n{"target":"org/b","hub":"gh:a/b"}')).toEqual([
      { fault: expect.stringMatching(/^paper takes a DOI/), at: 'list:1' },
      { fault: expect.stringMatching(/^hub takes a Hub model/), at: 'list:2' },
    ]);
  });
});

describe('lines of a stream', () => {
  it('are the same however the stream is cut', async () => {
    const text = 'first\n\nthird line\nlast';
    for (let size = 1; size < 9; size++) {
      const found = [];
      for await (const line of linesIn(pieces(text, size)))
        found.push({ ...line, bytes: line.bytes.toString() });
      expect(found).toEqual([
        { bytes: 'first', offset: 0, length: 5, number: 1, ended: true },
        { bytes: '', offset: 6, length: 0, number: 2, ended: true },
        { bytes: 'third line', offset: 7, length: 10, number: 3, ended: true },
        { bytes: 'last', offset: 18, length: 4, number: 4, ended: false },
      ]);
    }
  });

  it('keep no more of a line than was asked for', async () => {
    const line = (await linesIn(createReadStream('/dev/zero', { end: 9_999_999 }), 100).next()).value;
    expect(line).toMatchObject({ length: 10_000_000, ended: false });
    expect(line?.bytes.length).toBe(100);
  });
});

describe('what has no lines', () => {
  it('is no list, however long it goes on', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(1024 * 1024, 'a');
      }
    }
    const reading = async () => {
      for await (const _ of readList(endless(), 'disk.img', config)) void _;
    };
    await expect(reading()).rejects.toMatchObject({
      exitCode: 2,
      message: 'disk.img is not a list: a line of it is longer than 16 MB',
    });
    expect(taken).toBeLessThan(20);
  });
});
