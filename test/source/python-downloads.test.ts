import { describe, expect, test } from 'vitest';
import type { CodeFactKind } from '../../src/source/facts.js';
import { readPythonFile } from '../../src/source/python-file.js';

const facts = (code: string, kind: CodeFactKind): string[] =>
  readPythonFile('x.py', code)
    .facts.filter((fact) => fact.kind === kind)
    .map(({ line, name, value }) => `${kind} ${line} ${name}${value === undefined ? '' : `=${value}`}`);

describe('files that are fetched and then loaded', () => {
  const load = (fetched: string, loaded: string) =>
    `URL = "https://figshare.com/ndownloader/files/11"\nBASE = "https://lab.blob.core.windows.net/nets/"\n\ndef get(name):\n    path = cache(name)\n    urllib.request.urlretrieve(${fetched})\n    return torch.load(${loaded})\n`;

  test('are weights, whatever their address says', () => {
    for (const [fetched, loaded, address] of [
      ['URL', '"cache/net"', 'https://figshare.com/ndownloader/files/11'],
      ['BASE + name', 'path', 'https://lab.blob.core.windows.net/nets/'],
      ['"https://lab.example.net/%s" % name', 'path', 'https://lab.example.net/%s'],
    ]) {
      const code = load(`${fetched}, ${loaded}`, loaded as string);
      expect(facts(code, 'loads-weights')).toContain(`loads-weights 6 address=${address}`);
      expect(facts(code, 'reads-data').filter((fact) => !fact.startsWith('reads-data 1 '))).toEqual([]);
    }
    expect(facts(load('URL, path', 'path'), 'reads-data')).toEqual([]);
  });

  test('are none where something else is loaded, or a name is that of another function', () => {
    expect(facts(load('URL, "data/set.csv"', '"net.pt"'), 'loads-weights')).toEqual([
      'loads-weights 7 torch.load=net.pt',
    ]);
    const apart = `${load('URL, path', 'other')}\ndef read(path):\n    return torch.load(path)\n`;
    expect(facts(apart, 'loads-weights').filter((fact) => fact.includes('address'))).toEqual([]);
  });
});

test('a reader of plain files is told apart from the files that it is given', () => {
  const read = (given: string) => facts(`d = load_dataset(${given})\n`, 'reads-data');
  expect(read('"json", data_files="data/calls.jsonl"')).toEqual([
    'reads-data 1 load_dataset=data/calls.jsonl',
  ]);
  expect(read('"csv", data_dir=FOLDER')).toEqual(['reads-data 1 load_dataset']);
  expect(read('"marsh/calls", data_files="a.jsonl"')).toEqual(['reads-data 1 load_dataset=marsh/calls']);
});
