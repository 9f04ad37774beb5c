/** What each format promises to its reader, on results with a gate, with items, and of every outcome. */
import { describe, expect, it } from 'vitest';
import { markdownWithin } from '../../../src/report/markdown.js';
import { problemsOf } from '../../../src/result/problems.js';
import type { Result } from '../../../src/result/result.js';
import { check, sampleResult } from '../../result/sample-result.js';
import { claimed, gated, itemized, MODELS, render, resultOf, sinceBaseline } from './samples.js';

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  kind?: string;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: { primaryLocationLineHash: string };
  baselineState?: string;
}

async function sarifOf(results: readonly Result[]) {
  const { runs } = JSON.parse(await render('sarif', results)) as {
    runs: [
      {
        results: SarifResult[];
        tool: { driver: { rules: { id: string }[] } };
        automationDetails: { id: string };
        invocations: unknown;
      },
    ];
  };
  expect(runs).toHaveLength(1);
  return runs[0];
}

const withChecks = (checks: Result['checks']): Result => ({ ...sampleResult, checks });
const cite = (url: string, line?: number) => ({ url, label: 'x', ...(line && { line }) });
const REPOSITORY = 'https://github.com/microsoft/BioGPT';

describe('SARIF', () => {
  it('names a file inside the repository for every result', async () => {
    for (const { results } of [await sarifOf(MODELS.map(resultOf)), await sarifOf([gated])]) {
      expect(results.length).toBeGreaterThan(0);
      for (const { locations } of results) {
        const [{ physicalLocation }] = locations as [SarifResult['locations'][number]];
        expect(physicalLocation.artifactLocation.uri).not.toMatch(/^\/|^[a-z]+:|\.\.|#/i);
        expect(physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it.each([
    [cite(`${REPOSITORY}/blob/main/src/a%20b.py#L12`, 12), 'src/a%20b.py', 12],
    [cite('https://huggingface.co/microsoft/biogpt/blob/main/config.json', 3), 'README.md', 1],
    [cite('https://doi.org/10.1/x'), 'README.md', 1],
    [cite(`${REPOSITORY}/tags`), 'README.md', 1],
    [cite(`${REPOSITORY}/blob/main/..%2F..%2Fetc/passwd`), 'README.md', 1],
    [cite(`${REPOSITORY}/blob/main/%2e%2e/x`), 'README.md', 1],
    [cite(`${REPOSITORY}/blob/main/a%0Ab`), 'README.md', 1],
    [cite(`${REPOSITORY}/blob/main/%zz`), 'README.md', 1],
    [cite(`${REPOSITORY}/blob/main/`), 'README.md', 1],
  ])('puts %j at %s:%i', async (citation, uri, line) => {
    const { results } = await sarifOf([withChecks([check('a', 'fail', 'A', { citations: [citation] })])]);
    expect(results[0]?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri },
      region: { startLine: line },
    });
  });

  it('places files of a model without a repository in the model', async () => {
    const citations = [cite('https://huggingface.co/microsoft/biogpt/blob/main/README.md#L7', 7)];
    const { repository: _, ...model } = sampleResult.model;
    const [problem] = problemsOf({ ...withChecks([check('a', 'fail', 'A', { citations })]), model });
    expect(problem?.place).toEqual({ path: 'README.md', line: 7 });
  });

  it.each([
    ['README.md', 'model', 'model/README.md'],
    ['README.md', '.', 'README.md'],
    ['../code/train.py', 'model', 'code/train.py'],
    ['../code/train.py', '.', 'README.md'],
    ['data/', 'model', 'model/README.md'],
    ['config.json', '../elsewhere', 'README.md'],
  ])('places %s of a folder at %s in %s', (path, folder, expected) => {
    const citations = [{ url: path, label: path, path }];
    const target = { kind: 'directory' as const, id: 'my-model' };
    const result = { ...withChecks([check('a', 'fail', 'A', { citations })]), target };
    expect(problemsOf(result, { 'my-model': folder })[0]?.place.path).toBe(expected);
  });

  it('lists what fails, what is partly there and what is unknown; never what passes', async () => {
    const { results } = await sarifOf([
      withChecks([
        check('a', 'pass', 'A', { points: { openness: [1, 1] } }),
        check('b', 'fail', 'B', { points: { openness: [0, 1] } }),
        check('c', 'partial', 'C', { points: { openness: [0.5, 1] } }),
        check('d', 'unknown', 'D', { points: { openness: [0, 1, 1] } }),
        check('e', 'notApplicable', 'E'),
        check('f', 'fail', 'F'),
      ]),
    ]);
    expect(results.map(({ ruleId, level, kind }) => [ruleId, level, kind])).toEqual([
      ['b', 'warning', undefined],
      ['c', 'note', undefined],
      ['f', 'note', undefined],
      ['d', 'none', 'open'],
    ]);
  });

  it('knows an alert again when its line, its wording or its neighbors change', async () => {
    const hashes = async (checks: Result['checks']) =>
      (await sarifOf([withChecks(checks)])).results.map(
        (one) => one.partialFingerprints.primaryLocationLineHash,
      );
    const [before] = await hashes([
      check('b', 'fail', 'B', { citations: [cite(`${REPOSITORY}/blob/1/x#L1`, 1)] }),
    ]);
    const [other, after] = await hashes([
      check('a', 'fail', 'A'),
      check('b', 'unknown', 'New', { citations: [cite(`${REPOSITORY}/blob/2/y#L9`, 9)] }),
    ]);
    expect(after).toBe(before);
    expect(other).not.toBe(before);
  });

  it('makes errors of a failed gate, and of nothing else', async () => {
    const { results, tool } = await sarifOf([gated]);
    const ofGate = results.filter(({ ruleId }) => ruleId === 'gate');
    expect(ofGate.map(({ level }) => level)).toEqual(['error', 'error', 'warning', 'note']);
    expect(results.filter(({ level }) => level === 'error')).toEqual(ofGate.slice(0, 2));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('stays under the number of results that GitHub takes, and says what is left out', async () => {
    const many = withChecks(Array.from({ length: 26_000 }, (_, index) => check(`c${index}`, 'fail', 'C')));
    const text = await render('sarif', [many]);
    expect(JSON.parse(text).runs[0].results).toHaveLength(25_000);
    expect(text).toContain('1000 results are left out');
  });

  it('tells what is new since a baseline from what was there, and makes no alert of what was mended', async () => {
    const { results, invocations } = await sarifOf([sinceBaseline]);
    const stateOf = Object.fromEntries(
      results.map(({ ruleId, message, baselineState }) => [
        ruleId === 'gate' ? message.text.replace(/^.*Gate \w+: ([\w-]+)\..*$/, 'gate $1') : ruleId,
        baselineState,
      ]),
    );
    expect(stateOf).toMatchObject({
      ...{ 'model-card': 'new', 'training-code': 'unchanged', 'training-data': 'updated' },
      ...{ 'safe-weights': 'unchanged', 'gate usability': 'new', 'gate training-code': 'unchanged' },
    });
    expect(results.every(({ baselineState }) => baselineState !== undefined)).toBe(true);
    expect(stateOf.retired).toBeUndefined();
    expect(JSON.stringify(invocations)).toContain(
      'no longer a problem since the baseline: A check of the past',
    );
    const { results: others } = await sarifOf([gated]);
    expect(others.some((one) => 'baselineState' in one)).toBe(false);
  });

  it('lists claims that are contradicted, and no other', async () => {
    const { results, tool } = await sarifOf([claimed]);
    const claims = results.filter(({ ruleId }) => ruleId === 'claim');
    expect(claims.map(({ level, message }) => [level, message.text])).toEqual([
      [
        'warning',
        expect.stringContaining('Claim contradicted: Component contradicted. Claimed Apache-2.0, found MIT'),
      ],
    ]);
    expect(tool.driver.rules[claims[0]?.ruleIndex ?? -1]?.id).toBe('claim');
  });

  it('escapes what a message would read as a link or an argument', async () => {
    const [result] = (await sarifOf([withChecks([check('a', 'fail', '[x](http://y) {0} \\')])])).results;
    expect(result?.message.text).toContain('\\[x\\](http://y) {{0}} \\\\.');
  });

  it('says where to read about rodeo, and that paths begin at the top of the repository', async () => {
    const [run] = JSON.parse(await render('sarif', [sampleResult])).runs;
    expect(run.tool.driver.informationUri).toMatch(/^https:/);
    expect(run.versionControlProvenance).toEqual([
      expect.objectContaining({ mappedTo: { uriBaseId: Object.keys(run.originalUriBaseIds)[0] } }),
    ]);
  });

  it('has a category that is the same for each run of a model and a rubric', async () => {
    expect((await sarifOf([sampleResult])).automationDetails.id).toBe('rodeo/rodeo/microsoft/biogpt/');
    expect((await sarifOf([sampleResult, gated])).automationDetails.id).toBe('rodeo/rodeo/');
  });
});

describe('JUnit', () => {
  it('has a suite for the gate, where an open condition is an error and a waived one skipped', async () => {
    const text = await render('junit', [gated]);
    const suite = text.slice(text.indexOf(': gate"'), text.indexOf('</testsuite>'));
    expect(suite).toContain('tests="5" failures="2" errors="1" skipped="1"');
  });

  it('has a suite for claims: the contradicted fail, what could not be told is skipped', async () => {
    const text = await render('junit', [claimed], { strict: true });
    const suite = /<testsuite name="[^"]*: claims" (.*?)>/.exec(text)?.[1];
    expect(suite).toContain('tests="4" failures="1" errors="0" skipped="2"');
    expect(text).toContain('<failure type="contradicted" message="Claimed Apache-2.0, found MIT">');
  });

  it('fails what the gate fails, and whatever is missing only when that is asked for', async () => {
    const checks = [check('a', 'fail', 'A'), check('b', 'fail', 'B')];
    const condition = {
      id: 'a',
      wanted: 'passes',
      found: 'fail',
      verdict: 'fail',
      because: '',
      check: 'a',
    } as const;
    const result: Result = { ...withChecks(checks), gate: { verdict: 'fail', conditions: [condition] } };
    const failed = (text: string) =>
      [...text.matchAll(/<testcase name="(\w)"[^>]*>\s*<failure/g)].map(([, id]) => id);
    const [red, all] = [await render('junit', [result]), await render('junit', [result], { strict: true })];
    expect(failed(red)).toEqual(['a', 'a']);
    expect(failed(all)).toEqual(['a', 'a', 'b']);
    expect(red).toContain('B; no gate asks for it');
    expect(failed(await render('junit', [withChecks(checks)]))).toEqual([]);
    expect(failed(await render('junit', [claimed]))).toEqual([]);
  });

  it('skips the unknown, and calls it an error only where the gate hangs on it', async () => {
    const checks = [check('a', 'unknown', 'A'), check('b', 'unknown', 'B')];
    const condition = {
      id: 'a',
      wanted: 'pass',
      found: 'unknown',
      verdict: 'inconclusive',
      because: '',
      check: 'a',
    } as const;
    const text = await render('junit', [
      { ...withChecks(checks), gate: { verdict: 'inconclusive', conditions: [condition] } },
    ]);
    expect(text).toMatch(/name="a"[^>]*>\s*<error/);
    expect(text).toMatch(/name="b"[^>]*>\s*<skipped/);
  });
});

describe('annotations', () => {
  const many = (count: number) =>
    withChecks(
      Array.from({ length: count }, (_, index) =>
        check(`c${index}`, 'fail', `C${index}`, { points: { openness: [0, 1] } }),
      ),
    );
  const lines = async (result: Result) => (await render('github', [result])).trimEnd().split('\n');

  it('are ten of a kind at most; the tenth names the others', async () => {
    expect(await lines(many(10))).toHaveLength(10);
    const eleven = await lines(many(11));
    expect(eleven).toHaveLength(10);
    expect(eleven[9]).toMatch(/^::warning title=2 more::.*C9; .*C10$/);
  });

  it('escape what ends a line, a property or a command', async () => {
    const [line] = await lines(withChecks([check('a', 'fail', 'A: 100%, b')]));
    expect(line).toBe(
      '::notice file=README.md,line=1,title=microsoft/biogpt%3A A%3A 100%25%2C b::A: 100%25, b.',
    );
  });
});

describe('Markdown', () => {
  it('begins with the gate', async () => {
    const text = await render('markdown', [gated]);
    expect(text.split('\n')[2]).toBe('**❌ Gate failed**');
    expect(text).toContain('| ⚠️ waived | training-code | pass | fail | It follows in May. |');
  });

  it('fits where it must: details go first, then the last models, and it says so', () => {
    const all = MODELS.map(resultOf);
    const whole = markdownWithin(all, 1_000_000);
    const short = markdownWithin(all, 10_000);
    expect(whole.match(/<details>/g)).toHaveLength(3);
    expect(short).not.toContain('<details>');
    expect(short).toContain('The individual answers are left out');
    const fewer = markdownWithin(all, 3_000);
    expect(Buffer.byteLength(fewer)).toBeLessThanOrEqual(3_000);
    expect(fewer).toMatch(/So are [12] more model/);
    expect(markdownWithin(all, 10)).toBe('');
  });

  it('lists items by the section of their framework, with both levels of an open one', async () => {
    const text = await render('markdown', [itemized]);
    expect(text).toContain('**Bronze**, at most Silver');
    expect(text).toContain('| | Documentation | Level | Evidence |');
    expect(text).toMatch(/❔ \| Item unseen<br>.* \| Some to All \|/);
    expect(text).toMatch(/➖ \| Item hours<br>Only the developer knows\./);
  });
});

describe('Markdown with more', () => {
  it('tells what changed since a baseline, and what stands', async () => {
    const text = await render('markdown', [sinceBaseline]);
    expect(text).toContain('| ❌ fail (new) | usability |');
    expect(text).toContain('| ⚠️ waived (standing) | training-code |');
    expect(text).toContain('**Since the baseline** last.json of 1 October 2026: 1 worse, 1 better');
    expect(text).toContain(
      '| 🔻 worse, new failure | The model card leaves sections out | pass | partial (50 %) |',
    );
    expect(text).toMatch(/^Failing already in the baseline: safe-weights, training-code/m);
  });

  it('lists the claims that are contradicted', async () => {
    const text = await render('markdown', [claimed]);
    expect(text).toContain('**1 of 4 claims in model.yml are contradicted by the evidence**');
    expect(text).toContain('- Component contradicted: Apache-2.0. It is contradicted.');
    expect(text).not.toContain('Component notFound');
  });
});
