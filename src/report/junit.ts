/** JUnit XML, as Jenkins, GitLab and others read it: a model's sections as suites, a check as a test. */
import XMLBuilder from 'fast-xml-builder';
import { unavailableText } from '../evidence.js';
import { type Answer, answersOf, bySection } from '../result/answers.js';
import type { Claim, GateCondition, Result } from '../result/result.js';
import { plain } from '../terminal.js';
import type { RenderOptions } from './renderer.js';

/** Elements in the order of the schema; `@` marks attributes, `#` text. */
interface TestCase {
  '@name': string;
  '@classname': string;
  '@time': string;
  skipped?: string;
  error?: Complaint;
  failure?: Complaint;
  'system-out'?: string;
}
interface Complaint {
  '@type': string;
  '@message': string;
  '#': string;
}

/**
 * Renders a suite for each section of each model, and one for its gate. A test is named by the check's id, so that its
 * history outlives a change of wording. A failure is what the gate fails, and with `strict` everything that is missing; the rest is
 * skipped, with the reason. So is what could not be seen; only where the gate hangs on it, it is an error.
 */
export function renderJunit(
  results: readonly Result[],
  { strict = false }: Partial<RenderOptions> = {},
): string {
  const suites = results.flatMap((result) => [
    ...(result.gate
      ? [
          suite(
            result,
            'gate',
            result.gate.conditions.map((one) => gateCase(one, result)),
          ),
        ]
      : []),
    ...(result.against
      ? [
          suite(
            result,
            'claims',
            result.against.claims.map((claim) => claimCase(claim, result, strict)),
          ),
        ]
      : []),
    ...bySection(answersOf(result)).map(([section, answers]) =>
      suite(
        result,
        section,
        answers.map((answer) => testCase(answer, result, strict)),
      ),
    ),
  ]);
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    textNodeName: '#',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  const totals = counts(suites.flatMap(({ testcase }) => testcase));
  const { '@skipped': _, ...known } = totals;
  const root = { '@name': 'rodeo', ...known, '@time': '0', testsuite: suites };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: root }).trimEnd()}\n`;
}

function suite(result: Result, section: string, testcase: TestCase[]) {
  return {
    '@name': plain(`${result.model.name}: ${section}`),
    ...counts(testcase),
    '@time': '0',
    '@timestamp': plain(result.collectedAt).slice(0, 19),
    properties: { property: properties(result) },
    testcase,
  };
}

function counts(cases: readonly TestCase[]) {
  const count = (key: 'failure' | 'error' | 'skipped') =>
    String(cases.filter((one) => one[key] !== undefined).length);
  return {
    '@tests': String(cases.length),
    '@failures': count('failure'),
    '@errors': count('error'),
    '@skipped': count('skipped'),
  };
}

function properties({ rodeo, rubric, scores, classification }: Result) {
  const all = {
    rodeo,
    rubric: rubric.id,
    ...Object.fromEntries(
      scores.map(({ id, low, high }) => [id, low === high ? `${low}` : `${low}–${high}`]),
    ),
    ...(classification && { class: classification.label }),
  };
  return Object.entries(all).map(([name, value]) => ({ '@name': plain(name), '@value': plain(value) }));
}

function testCase(answer: Answer, result: Result, strict: boolean): TestCase {
  const { id, section, because, fix, citations } = answer;
  const test: TestCase = {
    '@name': plain(id),
    '@classname': plain(`${result.model.name}.${section}`),
    '@time': '0',
  };
  const unseen = answer.missing.map(({ what, reason, url }) => `${what}: ${unavailableText(reason)} ${url}`);
  const lines = [because, ...(fix ? [`To do: ${fix}`] : []), ...citations.map(({ url }) => url)];
  switch (answer.result) {
    case 'pass':
      return test;
    case 'partial':
      return { ...test, 'system-out': body([`In part: ${answer.title}`, ...lines, ...unseen]) };
    case 'notApplicable':
      return { ...test, skipped: body([`Not applicable: ${because}`]) };
    case 'fail':
      // A job that passes must not show red tests: what no gate asks for is told, and fails nothing.
      return strict || fails(answer, result)
        ? { ...test, failure: complaint('fail', answer.title, lines) }
        : { ...test, skipped: body([`${answer.title}; no gate asks for it`, ...lines]) };
    case 'unknown': {
      const reasons = unseen.length > 0 ? unseen : [because];
      return decides(answer, result)
        ? { ...test, error: complaint('inconclusive', 'Could not be looked at', reasons) }
        : { ...test, skipped: body(['Could not be looked at', ...reasons]) };
    }
  }
}

const decides = ({ id }: Answer, { gate }: Result): boolean =>
  gate?.conditions.some(({ check, verdict }) => check === id && verdict === 'inconclusive') ?? false;

const fails = ({ id }: Answer, { gate }: Result): boolean =>
  gate?.conditions.some(
    ({ check, verdict }) => check === id && (verdict === 'fail' || verdict === 'expired'),
  ) ?? false;

function gateCase(condition: GateCondition, result: Result): TestCase {
  const { id, verdict, wanted, found, because, since } = condition;
  const test: TestCase = {
    '@name': plain(id),
    '@classname': plain(`${result.model.name}.gate`),
    '@time': '0',
  };
  const said = `Wanted ${wanted}, found ${found}${since ? ` (${since})` : ''}`;
  switch (verdict) {
    case 'pass':
      return test;
    case 'waived':
      return { ...test, skipped: body([`Waived: ${because}`, said]) };
    case 'inconclusive':
      return { ...test, error: complaint(verdict, said, [because]) };
    default:
      return { ...test, failure: complaint(verdict, said, [because]) };
  }
}

/** A claim of a record: it holds, is contradicted, or nobody can tell. */
function claimCase(
  { about, what, claimed, found, verdict, because }: Claim,
  result: Result,
  strict: boolean,
): TestCase {
  const test: TestCase = {
    '@name': plain(`${about} ${what}`),
    '@classname': plain(`${result.model.name}.claims`),
    '@time': '0',
  };
  const said = `Claimed ${claimed}${found === null ? '' : `, found ${found}`}`;
  if (verdict === 'confirmed') return test;
  if (verdict === 'contradicted' && strict) return { ...test, failure: complaint(verdict, said, [because]) };
  return {
    ...test,
    skipped: body([`${said} (${verdict === 'contradicted' ? 'contradicted' : 'open'})`, because]),
  };
}

const complaint = (type: string, message: string, lines: string[]): Complaint => ({
  '@type': type,
  '@message': plain(message),
  '#': body(lines),
});

const body = (lines: readonly string[]): string => lines.map(plain).join('\n');
