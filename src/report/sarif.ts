/**
 * SARIF 2.1.0 as GitHub's code scanning takes it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 * One run, every result at a file of the repository, rules in the checks' own words.
 */
import { createHash } from 'node:crypto';
import { checkWords } from '../checks/words.js';
import { checkAddress } from '../docs-address.js';
import { answersOf } from '../result/answers.js';
import { CLAIM, GATE, mendedIn, type Problem, problemsOf, worstFirst } from '../result/problems.js';
import type { Result } from '../result/result.js';
import { plain } from '../terminal.js';
import { HOMEPAGE } from '../version.js';
import { jsonText } from './json.js';
import type { RenderOptions } from './renderer.js';
import { webAddress } from './web-address.js';

/** GitHub refuses a run with more. */
const MOST_RESULTS = 25_000;
/** What paths of files are relative to. */
const ROOT = '%SRCROOT%';
/** GitHub shows the first of the links in a message; evidence may cite hundreds. */
const MOST_LINKS = 10;

interface Rule {
  id: string;
  title: string;
  why: string;
  fix?: string;
}

/**
 * Renders all results as one run. What passes is not listed, since code scanning makes an alert of everything listed. What could
 * not be seen is, at level `none` and of kind `open`: an alert that vanished would count as mended.
 */
export function renderSarif(results: readonly Result[], { folders }: RenderOptions): string {
  const rules = rulesOf(results);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const found = results.flatMap((result) =>
    problemsOf(result, folders).map((problem) => ({ result, problem })),
  );
  const listed = worstFirst(found, ({ problem }) => problem.level).slice(0, MOST_RESULTS);
  const [first] = results;
  const compared = results.some(({ baseline }) => baseline);
  const about = results.length === 1 && first ? `${plain(first.model.name)}/` : '';
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'rodeo',
            version: plain(first?.rodeo ?? ''),
            informationUri: HOMEPAGE,
            rules: rules.map(ruleEntry),
          },
        },
        automationDetails: { id: `rodeo/${plain(first?.rubric.id ?? '')}/${about}` },
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The top of the repository that the results are about.' } },
        },
        versionControlProvenance: provenance(results),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notifications(results, found.length - listed.length),
          },
        ],
        results: listed.map(({ result, problem }) => ({
          ...resultEntry(problem, result, indexes.get(problem.rule)),
          // All of a run or none (SARIF 2.1.0, 3.27.24): what the baseline knows nothing of is new.
          ...(compared && { baselineState: problem.since ?? 'new' }),
        })),
        columnKind: 'utf16CodeUnits',
      },
    ],
  });
}

/** All that may be reported, whether or not it is this time: the list is the same for each run with the same rubric. */
function rulesOf(results: readonly Result[]): Rule[] {
  const rules = new Map<string, Rule>();
  for (const result of results) {
    for (const { id, title, section } of answersOf(result)) {
      const check = checkWords.find((one) => one.id === id);
      const own = check && { title: check.failureTitle, why: check.why, fix: check.fix };
      if (!rules.has(id)) rules.set(id, { id, ...(own ?? { title, why: `An item of ${section}.` }) });
    }
    if (result.against) {
      const why = 'A statement of the model file that was given to verify.';
      rules.set(CLAIM, { id: CLAIM, title: 'The evidence contradicts a claim', why });
    }
    if (result.gate) {
      const why = 'A threshold, class or check that the policy asks for.';
      rules.set(GATE, { id: GATE, title: 'The policy is not met', why });
    }
  }
  return [...rules.values()];
}

function ruleEntry({ id, title, why, fix }: Rule) {
  const help = [why, ...(fix ? [`To do: ${fix}`] : [])].map((text) => plain(text));
  return {
    id: plain(id),
    shortDescription: { text: message(title) },
    fullDescription: { text: message(why) },
    ...(checkWords.some((check) => check.id === id) && { helpUri: checkAddress(id) }),
    help: { text: message(help.join(' ')), markdown: help.join('\n\n') },
    defaultConfiguration: { level: id === GATE ? 'error' : 'warning' },
    properties: { tags: ['openness'] },
  };
}

function resultEntry(problem: Problem, result: Result, ruleIndex: number | undefined) {
  const { rule, key, level, title, text, place, citations } = problem;
  const fingerprint = createHash('sha256')
    .update(`${result.target.kind}\n${result.target.id}\n${key}`)
    .digest('hex');
  const links = citations.slice(0, MOST_LINKS).map(({ url }) => plain(url));
  return {
    ruleId: plain(rule),
    ...(ruleIndex !== undefined && { ruleIndex }),
    ...(level === 'none' && { kind: 'open' }),
    level,
    message: { text: message(`${result.model.name}: ${title}. ${text}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: place.path.split('/').map(encodeURIComponent).join('/'),
            uriBaseId: ROOT,
          },
          region: { startLine: place.line },
        },
      },
    ],
    // GitHub looks at the first only; without it, a line that moves would make a new alert.
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
      'rodeo/v1': fingerprint,
    },
    ...(links.length > 0 && { properties: { evidence: links } }),
  };
}

/** Each repository once: models may share one, and the schema wants no duplicates. */
function provenance(results: readonly Result[]) {
  const found = results.flatMap(({ model: { repository } }) => {
    const repositoryUri = repository && webAddress(repository.url);
    if (!repositoryUri) return [];
    const { commit } = repository;
    const at = { ...(commit !== undefined && { revisionId: plain(commit) }), mappedTo: { uriBaseId: ROOT } };
    return [{ repositoryUri, ...at }];
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * What could not be seen at all, and what did not fit. So is what was mended since the baseline: code scanning makes an alert of a
 * result whose `baselineState` is `absent`, too.
 */
function notifications(results: readonly Result[], cut: number) {
  const unseen = results.flatMap(({ model, missing }) =>
    missing.map(({ what, reason }) => `${model.name}: could not look at ${what} (${reason.code})`),
  );
  const lost = cut > 0 ? [`${cut} results are left out: GitHub takes ${MOST_RESULTS}`] : [];
  const mended = results.flatMap((result) =>
    mendedIn(result).map((title) => `${result.model.name}: no longer a problem since the baseline: ${title}`),
  );
  const said = (level: string) => (text: string) => ({ level, message: { text: message(text) } });
  return [...[...unseen, ...lost].map(said('warning')), ...mended.map(said('note'))];
}

/** In a message brackets make links and braces stand for arguments (SARIF 2.1.0, 3.11.5 and 3.11.6), so both are escaped. */
function message(text: string): string {
  return plain(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
