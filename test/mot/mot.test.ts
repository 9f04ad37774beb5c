/** Model files: what is written can be imported and gives the same class; what is claimed is held against the evidence. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RodeoError } from '../../src/errors.js';
import { parseRecord } from '../../src/mot/record.js';
import { RecordReportSchema, reportOnRecord } from '../../src/mot/report.js';
import { verifyRecord } from '../../src/mot/verify.js';
import { renderMot } from '../../src/report/mot.js';
import { renderOci } from '../../src/report/oci.js';
import { renderRecords } from '../../src/report/table/record.js';
import { ResultSchema } from '../../src/result/result.js';
import { classifyRecord } from '../../src/rubric/classification.js';
import { loadLadder } from '../../src/rubric/load.js';
import { SHIPPED, shippedResult } from '../shipped.js';
import { ModelFile } from './schema.js';

const ladder = await loadLadder('mof-1.0');

/** A file with these components, one `name: license` a line; a name alone inherits. */
function file(lines: string[], license = '{}'): string {
  const components = lines.map((line) => {
    const [name, said] = line.split(': ');
    return `    - { name: '${name}'${said === undefined ? '' : `, license: ${said}`} }`;
  });
  return `framework: { name: 'Model Openness Framework', version: '1.0', date: '2024-12-15' }
release:
  name: 'example'
  producer: 'Example'
  version:
  license: ${license}
  components:
${components.join('\n')}
`;
}

const CLASS_3 = [
  'Model architecture',
  'Model parameters (Final)',
  'Technical report',
  'Evaluation results',
  'Model card',
  'Data card',
];

describe.each(SHIPPED)('export of %s', (name) => {
  const result = shippedResult(name);
  const text = renderMot([result]);

  it('is what the tool imports', () => {
    const written = parse(text, { schema: 'yaml-1.1' });
    expect(v.safeParse(ModelFile, written).issues ?? []).toEqual([]);
  });

  it('gives the same class and progress when it is read again', () => {
    const again = classifyRecord(parseRecord(text, 'x.yml', ladder), ladder);
    const { classification } = result;
    expect(again.label).toBe(classification?.label);
    expect(again.classes.map(({ progress, open }) => [progress, open])).toEqual(
      classification?.classes.map(({ progress, open }) => [progress, open]),
    );
  });

  it('confirms itself: nothing in it is contradicted by the evidence that it was made from', () => {
    const { claims } = verifyRecord(parseRecord(text, 'x.yml', ladder), result, ladder, 'x.yml');
    expect(claims.filter(({ verdict }) => verdict === 'contradicted')).toEqual([]);
    expect(claims.some(({ verdict }) => verdict === 'confirmed')).toBe(true);
  });

  it('quotes dates and versions, and pins what can be pinned', () => {
    expect(text).toMatch(/^ {2}date: '\d{4}-\d\d-\d\d'$/m);
    expect(text).toMatch(/^ {2}version: '1\.0'$/m);
    expect(
      text.match(/https:\/\/github\.com\/[^/]+\/[^/]+\/(?:blob|tree)\/(?![0-9a-f]{40}\/)\S+/g) ?? [],
    ).toEqual(
      (text.match(/https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/(?:main|master|develop)\/LICENSE'/g) ?? []).map(
        (one) => one,
      ),
    );
  });
});

describe('export', () => {
  const biogpt = shippedResult('microsoft__biogpt');

  it('takes one model', () => {
    expect(() => renderMot([biogpt, biogpt])).toThrow('one model');
    expect(() => renderOci([biogpt, biogpt])).toThrow('one model');
  });

  it('needs classes', () => {
    const { classification: _, ...bare } = biogpt;
    expect(() => renderMot([bare])).toThrow('rodeo has none');
    expect(() => renderOci([bare])).toThrow('rodeo has none');
  });

  it('never writes an empty list', () => {
    const { classification } = biogpt;
    if (!classification) throw new Error('classified');
    const components = classification.components.map(({ license: _, ...one }) => ({
      ...one,
      status: 'missing' as const,
    }));
    expect(() => renderMot([{ ...biogpt, classification: { ...classification, components } }])).toThrow(
      'nothing of microsoft/biogpt is known to be released',
    );
  });

  it('says in comments what could not be seen', () => {
    expect(renderMot([shippedResult('skt__A.X-4.0-VL-Light')])).toMatch(/^# Could not be seen.*Data card/m);
  });

  it.each([
    ['text-generation', 'language'],
    ['image-text-to-text', 'multimodal'],
    ['text-to-image', 'image'],
    ['text-to-speech', 'audio'],
    ['zero-shot-image-classification', 'vision'],
    ['text-to-video', 'video'],
    ['image-to-3d', '3d'],
    ['reinforcement-learning', 'other'],
  ])('a model for %s is of type %s', (task, type) => {
    const text = renderMot([{ ...biogpt, model: { ...biogpt.model, task } }]);
    expect(parse(text).release.type).toBe(type);
  });
});

describe('import', () => {
  const classOf = (text: string, strict = false) =>
    classifyRecord(parseRecord(text, 'x.yml', ladder, strict), ladder, { strict }).class;

  it('takes over the license of the whole', () => {
    expect(classOf(file(CLASS_3, "{ distribution: { name: 'Apache-2.0' } }"))).toBe('III');
    expect(classOf(file(CLASS_3))).toBeNull();
  });

  it('knows spellings; the tool does not', () => {
    const text = file(CLASS_3, "{ distribution: { name: 'Apache 2.0' } }");
    expect([classOf(text), classOf(text, true)]).toEqual(['III', null]);
  });

  it('tells where the tool says something else', () => {
    const record = parseRecord(file(CLASS_3, "{ distribution: { name: 'MIT license' } }"), 'x.yml', ladder);
    const report = reportOnRecord(record, 'x.yml', ladder, false);
    expect(report.classification.notes.join()).toMatch(
      /does not count MIT license as open .* would say Unclassified/,
    );
    expect(v.is(RecordReportSchema, report)).toBe(true);
    expect(reportOnRecord(record, 'x.yml', ladder, true).classification.notes).toEqual([]);
  });

  it('refuses a component that does not exist, with its place and the nearest name', () => {
    expect(() => parseRecord(file(['Trainig code: MIT']), 'x.yml', ladder)).toThrow(
      'x.yml:8:15: unknown component "Trainig code", did you mean "Training code"?',
    );
  });

  it('strict reads it as the tool does: for Datasets', () => {
    const record = parseRecord(file(['Trainig code: MIT']), 'x.yml', ladder, true);
    expect(record.entries).toEqual([{ component: 'Datasets', license: 'MIT' }]);
    expect(record.notes).toEqual([expect.stringContaining('Trainig code')]);
  });

  it.each(['Component not included', 'Component not include'])('"%s" is no license', (remark) => {
    const text = file([`Training code: '${remark}'`]);
    expect(parseRecord(text, 'x.yml', ladder).entries).toEqual([]);
    expect(parseRecord(text, 'x.yml', ladder, true).entries).toHaveLength(1);
  });

  it('"unlicensed" and an empty license take nothing over', () => {
    const text = file(
      [...CLASS_3.slice(1), 'Model architecture: unlicensed'],
      '{ distribution: { name: MIT } }',
    );
    expect(classOf(text)).toBeNull();
    expect(classOf(text.replace('unlicensed', "''"))).toBeNull();
    expect(classOf(text.replace(', license: unlicensed', ''))).toBe('III');
  });

  it.each([
    ['no mapping', '- a\n', /^x\.yml:1:1: a model file is a mapping/],
    ['no release', 'framework: {}\n', /^x\.yml:1:1: a model file has a release/],
    [
      'a license that is a number',
      file(['Datasets: 4.0']),
      /^x\.yml:8:36: must be text: write '4' in quotes/,
    ],
    ['components that are no list', "release: { name: 'x', components: {} }\n", /components must be a list/],
    ['no name', 'release: { components: [] }\n', /the release has no name/],
    ['a global license that is a word', file(['Datasets'], '{ code: MIT }'), /must be \{ name, path \}/],
  ])('%s is told at its place', (_, text, expected) => {
    expect(() => parseRecord(text, 'x.yml', ladder)).toThrow(expected);
  });

  it('whatever the text, it is a record or one line that says why not', () => {
    const pieces = fc.constantFrom(
      'release:',
      '\n',
      '  ',
      '- ',
      'name: x',
      '{',
      '[',
      ']',
      '&a ',
      '*a',
      '!!set ',
      '"',
      ': ',
      'components:',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, fc.boolean(), (text, strict) => {
        try {
          expect(parseRecord(text, 'x.yml', ladder, strict).name).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(RodeoError);
          expect((error as RodeoError).message).toMatch(/^x\.yml:\d+:\d+: ./);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => parseRecord(`release: ${'['.repeat(50_000)}`, 'x.yml', ladder)).toThrow('nested deeper');
  });

  it('JSON is read as well', () => {
    const json = JSON.stringify(parse(file(CLASS_3, '{ distribution: { name: MIT } }')));
    expect(classOf(json)).toBe('III');
  });

  it('the table stays within its width', () => {
    const record = parseRecord(file(CLASS_3.slice(2)), 'x.yml', ladder);
    const report = reportOnRecord(record, 'x.yml', ladder, false);
    for (const verbose of [false, true]) {
      const text = renderRecords([report, report], { width: 80, color: false, verbose });
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(text).toContain('Unclassified');
    }
  });
});

describe('verify', () => {
  const biogpt = shippedResult('microsoft__biogpt');
  const verified = (lines: string[], extra = '') => {
    const text = file(lines).replace('  version:\n', extra);
    return verifyRecord(parseRecord(text, 'x.yml', ladder), biogpt, ladder, 'x.yml');
  };
  const verdictOn = (line: string, about: string) =>
    verified([line]).claims.find((claim) => claim.about === about && claim.what === line.split(': ')[0]);

  it('a license that the evidence names too is confirmed, whatever its spelling', () => {
    expect(verdictOn('Inference code: MIT', 'license')?.verdict).toBe('confirmed');
    expect(verdictOn("Inference code: 'The MIT License'", 'license')?.verdict).toBe('confirmed');
  });

  it('another one is contradicted, with the place', () => {
    const claim = verdictOn('Inference code: Apache-2.0', 'license');
    expect(claim).toMatchObject({ verdict: 'contradicted', claimed: 'Apache-2.0', found: 'MIT' });
    expect(claim?.citations[0]?.url).toMatch(/LICENSE/);
    expect(verdictOn('Inference code: unlicensed', 'license')?.verdict).toBe('contradicted');
  });

  it('a license that nothing states is not found', () => {
    expect(verdictOn('Research paper: CC-BY-4.0', 'license')?.verdict).toBe('notFound');
    expect(verdictOn('Research paper: unlicensed', 'license')?.verdict).toBe('confirmed');
  });

  it('a component that is not there is not found', () => {
    expect(verdictOn('Training code: MIT', 'component')?.verdict).toBe('notFound');
    expect(verdictOn('Training code: MIT', 'license')).toBeUndefined();
  });

  it('what could not be seen is neither', () => {
    const record = parseRecord(file(['Data card: MIT']), 'x.yml', ladder);
    const { claims } = verifyRecord(record, shippedResult('skt__A.X-4.0-VL-Light'), ladder, 'x.yml');
    expect(claims.find(({ what }) => what === 'Data card')?.verdict).toBe('couldNotLook');
  });

  it('a class above what the evidence gives is contradicted', () => {
    const claimed = verified(CLASS_3.map((name) => `${name}: MIT`)).claims[0];
    expect(claimed).toMatchObject({
      about: 'class',
      claimed: 'Class III - Open Model',
      verdict: 'contradicted',
    });
    expect(verified(['Model card: MIT']).claims[0]?.verdict).toBe('confirmed');
  });

  it('the model and the repository must be the ones that are meant', () => {
    const links = (hub: string, code: string) =>
      verified(['Model card: MIT'], `  huggingface: '${hub}'\n  repository: '${code}'\n`)
        .claims.filter(({ about }) => about === 'hub' || about === 'repository')
        .map(({ verdict }) => verdict);
    expect(
      links('https://huggingface.co/Microsoft/BioGPT/tree/main', 'https://github.com/microsoft/biogpt.git'),
    ).toEqual(['confirmed', 'confirmed']);
    expect(links('https://huggingface.co/microsoft/phi-2', 'https://github.com/microsoft/DeepSpeed')).toEqual(
      ['contradicted', 'contradicted'],
    );
  });

  it('names what the record leaves out', () => {
    expect(verified(['Model card: MIT']).unclaimed).toContain('Inference code');
  });

  it('is a part of the result', () => {
    const result = { ...biogpt, against: verified(['Training code: MIT']) };
    expect(v.safeParse(ResultSchema, result).issues ?? []).toEqual([]);
  });
});
