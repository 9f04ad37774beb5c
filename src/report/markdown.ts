/** A report for a job summary or a comment on a pull request: the verdict first, what to mend, and every answer folded away. */

import { checkAddress } from '../docs-address.js';
import { unavailableText } from '../evidence.js';
import { type Answer, answersOf, bySection } from '../result/answers.js';
import { dispute } from '../result/audit-command.js';
import { contradicted } from '../result/problems.js';
import type { Gate, Result, Score } from '../result/result.js';
import { scoresInOrder } from '../result/scores.js';
import { compactNumber } from './compact-number.js';
import { baselineLines } from './diff-markdown.js';
import { link, literal } from './markdown-text.js';
import { statedText } from './table/attested.js';
import { archetypeWord, verdictOf } from './verdict.js';
import { counted, dayOf, points, range, releasedText } from './wording.js';

/** GitHub takes 1 MiB a step as a job summary, and shows nothing of a longer one. */
export const SUMMARY_BYTES = 1_000_000;
const FIXES_SHOWN = 5;
const LINKS_SHOWN = 3;

const SIGNS = { pass: '✅', partial: '🟡', fail: '❌', unknown: '❔', notApplicable: '➖' } as const;

/** Renders all results, one below the other, as whole as they fit into a job summary. */
export function renderMarkdown(results: readonly Result[]): string {
  return markdownWithin(results, SUMMARY_BYTES);
}

/**
 * The same within `bytes` of UTF-8: the folded answers give way first, then the models at the end; what is left out is said.
 */
export function markdownWithin(results: readonly Result[], bytes: number): string {
  const heads = results.map(head);
  const whole = results.map((result, index) => [
    ...(heads[index] as string[]),
    ...details(result),
    ...foot(result),
  ]);
  const short = results.map((result, index) => [...(heads[index] as string[]), ...foot(result)]);
  const full = join(whole);
  if (Buffer.byteLength(full) <= bytes) return full;
  const unfolded = 'The individual answers are left out: they are too long for this page.';
  for (let count = short.length; count > 0; count--) {
    const left = short.length - count;
    const note = left > 0 ? `${unfolded} So are ${left} more model${left === 1 ? '' : 's'}.` : unfolded;
    const text = join([...short.slice(0, count), [note]]);
    if (Buffer.byteLength(text) <= bytes) return text;
  }
  return '';
}

const join = (reports: readonly (readonly string[])[]): string =>
  `${reports.map((lines) => lines.join('\n')).join('\n\n')}\n`;

function head(result: Result): string[] {
  const { classification, verdict } = result;
  const word = archetypeWord(result);
  const name = literal(result.model.name);
  const url = result.model.hub?.url ?? result.model.repository?.url;
  const said = [
    word && `**${literal(word)}**`,
    verdict && `**${literal(verdict.label)}**${verdict.atMost ? `, at most ${literal(verdict.atMost)}` : ''}`,
    classification && classSentence(classification),
  ].filter(Boolean);
  return [
    `## ${url ? link(result.model.name, url) : name}`,
    '',
    ...gateLines(result.gate),
    literal(verdictOf(result)),
    '',
    ...(said.length > 0 ? [said.join(' · '), ''] : []),
    ...modelLines(result),
    '| Score | | |',
    '| :-- | --: | :-- |',
    ...scoresInOrder(result).map(scoreRow),
    ...fixLines(result),
    ...missingLines(result),
    ...baselineLines(result.baseline),
    ...claimLines(result),
    ...conflictLines(result),
    ...attestedLines(result),
  ];
}

/** What the model is, and under which licenses it stands: a line each. */
function modelLines({ model }: Result): string[] {
  const { hub, repository, paper, released, parameters } = model;
  const facts = [
    model.task && literal(model.task),
    parameters && `${compactNumber(parameters.count)} parameters`,
    model.library && literal(model.library),
    released && literal(releasedText(released)),
    hub?.downloads !== undefined && `${counted(hub.downloads, 'download')} in 30 days`,
    repository &&
      link(repository.fullName, repository.url) +
        (repository.stars === undefined ? '' : ` (${counted(repository.stars, 'star')})`),
    paper &&
      link(paper.title ?? 'paper', paper.url) +
        (paper.citations === undefined ? '' : ` (${counted(paper.citations, 'citation')})`),
  ].filter(Boolean);
  const licenses = Object.entries(model.licenses).map(
    ([scope, { name, openness }]) =>
      `${scope} ${openness === 'unknown' ? 'could not be seen' : `${literal(name)}${openness === 'restricted' ? ' (not open)' : ''}`}`,
  );
  const stages = (model.trainingData ?? []).map(
    ({ stage, because, citations: [at] }) =>
      `- ${stage === 'training' ? 'Training' : stage === 'tuning' ? 'Tuning' : 'Pre-training'}: ${literal(because)}${at ? ` (${link(at.label, at.url)})` : ''}`,
  );
  return [
    ...(facts.length > 0 ? [facts.join(' · '), ''] : []),
    `Licenses: ${licenses.join(' · ')}`,
    '',
    ...(stages.length > 1 ? ['Training data by stage:', '', ...stages, ''] : []),
  ];
}

function classSentence({ label, atMost, framework }: NonNullable<Result['classification']>): string {
  const most = atMost ? `, at most ${literal(atMost.label)}` : '';
  return `${literal(label)}${most} in the ${literal(framework.name)} ${literal(framework.version)}`;
}

function scoreRow(score: Score): string {
  const { title, low, high, tier, tierAtMost, inconclusive, coverage, headline, unit } = score;
  const number =
    low === null || high === null
      ? '–'
      : unit === 'count'
        ? `${range(score.earned, score.earnedHigh, points)} of ${points(score.possible)}`
        : range(low, high);
  const strong = (text: string) => (headline ? `**${text}**` : text);
  const tiers = [tier, tierAtMost].flatMap((one) => (one ? literal(one) : [])).join(' to ');
  const word =
    low === null ? 'not applicable' : inconclusive ? `${Math.floor(coverage * 100)}% known` : tiers;
  return `| ${strong(literal(title))} | ${strong(number)} | ${word} |`;
}

const GATE_SIGNS = { pass: '✅', fail: '❌', expired: '❌', inconclusive: '❔', waived: '⚠️' } as const;

function gateLines(gate: Gate | undefined): string[] {
  if (!gate) return [];
  const words = { pass: 'Gate passed', fail: 'Gate failed', inconclusive: 'Gate inconclusive' } as const;
  const rows = gate.conditions.map(
    ({ id, wanted, found, verdict, because, since }) =>
      `| ${GATE_SIGNS[verdict]} ${verdict}${since ? ` (${since})` : ''} | ${[id, wanted, found, because].map(literal).join(' | ')} |`,
  );
  return [
    `**${GATE_SIGNS[gate.verdict]} ${words[gate.verdict]}**`,
    '',
    ...(rows.length > 0
      ? ['| | Condition | Wanted | Found | Why |', '| :-- | :-- | :-- | :-- | :-- |', ...rows, '']
      : []),
  ];
}

function fixLines(result: Result): string[] {
  if (result.fixes.length === 0) return [];
  const scores = scoresInOrder(result);
  const lines = result.fixes.slice(0, FIXES_SHOWN).map(({ text, gains }) => {
    const gained = scores.flatMap(({ id, title }) => {
      const gain = gains[id] ?? 0;
      return gain > 0 ? [`+${gain} ${literal(title.toLowerCase())}`] : [];
    });
    return `- **${gained.join(', ')}**: ${literal(text)}`;
  });
  return ['', '**What would raise the scores most**', '', ...lines];
}

function missingLines({ missing }: Result): string[] {
  if (missing.length === 0) return [];
  const lines = missing.map(
    ({ what, reason, url }) => `- ${link(what, url)}: ${literal(unavailableText(reason))}`,
  );
  return ['', '**Could not look, so counted as unknown**', '', ...lines];
}

function claimLines(result: Result): string[] {
  if (!result.against) return [];
  const { file, claims } = result.against;
  const wrong = contradicted(result);
  const lines = wrong.map(
    ({ what, claimed, because }) => `- ${literal(what)}: ${literal(claimed)}. ${literal(because)}`,
  );
  const count = `${wrong.length} of ${claims.length} claims in ${literal(file)} are contradicted by the evidence`;
  return ['', `**${count}**`, ...(lines.length > 0 ? ['', ...lines] : [])];
}

function conflictLines({ conflicts = [] }: Result): string[] {
  if (conflicts.length === 0) return [];
  return [
    '',
    '**Licenses that contradict each other**',
    '',
    ...conflicts.map(({ because }) => `- ${literal(because)}`),
  ];
}

/** Statements of people, whatever became of them: also those that the evidence disputes or that expired. */
function attestedLines({ attestations = [] }: Result): string[] {
  if (attestations.length === 0) return [];
  const lines = attestations.map(
    ({ subject, status, share, license, url, by, date, expires, reason, outcome, because, owner }) => {
      const source = url === undefined ? literal(subject) : link(subject, url);
      const who = `${owner ? 'Claim of the owner, ' : ''}${by} on ${date}, until ${expires}: ${reason}`;
      return `- ${source}: ${literal(statedText(status, share, license))} · **${outcome}**. ${literal(who)} ${literal(because)}`;
    },
  );
  return ['', '**Stated by people**', '', ...lines];
}

/** Every answer, folded; a blank line lets Markdown begin within HTML. */
function details(result: Result): string[] {
  const answers = answersOf(result);
  const noun = result.items ? 'items' : 'checks';
  const tables = bySection(answers).flatMap(([section, ofSection]) => [
    '',
    `| | ${literal(section)} | ${result.items ? 'Level' : 'Points'} | Evidence |`,
    '| :-- | :-- | :-- | :-- |',
    ...ofSection.map((answer) => answerRow(answer, result)),
  ]);
  return ['', `<details><summary>All ${answers.length} ${noun}</summary>`, ...tables, '', '</details>'];
}

function answerRow(answer: Answer, result: Result): string {
  const { id, title, because, citations, attested } = answer;
  const shown = citations
    .slice(0, LINKS_SHOWN)
    .map(({ label, line, url }) => link(line ? `${label}:${line}` : label, url));
  const more = citations.length > LINKS_SHOWN ? [`+${citations.length - LINKS_SHOWN}`] : [];
  const item = result.items?.find((one) => one.id === id);
  const worth = item
    ? [item.label, item.labelAtMost].flatMap((one) => (one ? literal(one) : [])).join(' to ')
    : pointsOf(id, result);
  const cells = [
    SIGNS[answer.result],
    `${result.items ? literal(title) : link(title, checkAddress(id))}${attested ? ' (attested)' : ''}<br>${literal(because)}`,
    worth,
    [...shown, ...more].join('<br>'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function pointsOf(id: string, result: Result): string {
  const check = result.checks.find((one) => one.id === id);
  return scoresInOrder(result)
    .flatMap((score) => {
      const count = check?.points[score.id];
      if (!count || count.possible === 0) return [];
      return `${literal(score.title)} ${range(count.earned, count.earnedHigh, points)}/${points(count.possible)}`;
    })
    .join('<br>');
}

function foot({ collectedAt, rubric, rodeo, target }: Result): string[] {
  const { text, command } = dispute(target);
  const facts = [`evidence of ${dayOf(collectedAt)}`, `rubric ${rubric.id}`, `rodeo ${rodeo}`];
  return ['', `<sub>${literal(facts.join(' · '))}<br>${literal(text)} ${literal(command)}.</sub>`];
}
