/** Where the default reading of the framework and the tool's part, each case is explained in docs/mof.md. `UPDATE=1` lists them there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify, judgeRecord, type LicenseJudge } from '../../src/rubric/classify.js';
import { FRAMEWORK_JUDGE, TOOL_JUDGE } from '../../src/rubric/judges.js';
import { loadLadder } from '../../src/rubric/load.js';

interface Vector {
  name: string;
  globalLicense: Record<string, { name?: string | null } | undefined>;
  components: { name: string; license?: string }[];
}

const vectors: Vector[] = JSON.parse(readFileSync(new URL('mof-vectors.json', import.meta.url), 'utf8'));
const page = new URL('../../docs/mof.md', import.meta.url);
const ladder = await loadLadder('mof-1.0');

function answerOf({ globalLicense, components }: Vector, judge: LicenseJudge) {
  const globals = Object.fromEntries(
    Object.entries(globalLicense).map(([key, license]) => [key, license?.name ?? null]),
  );
  const entries = components.map(({ name, ...rest }) => ({ component: name, ...rest }));
  const { standings } = judgeRecord({ globals, entries }, ladder, judge);
  const { class: met, classes } = classify(standings, ladder);
  return {
    class: met?.name ?? 'none',
    progress: classes.map(({ progress }) => Math.round(progress)),
    lists: classes.map(({ invalid, unlicensed }) => ({ invalid, unlicensed })),
  };
}

/** Causes as the page tells them, by the spelling of the license that makes the difference. */
const CAUSES: [RegExp, string][] = [
  [/^apache-2\.0$/, 'spelling'],
  [/^PDDL-1\.0$/, 'PDDL-1.0'],
  [/^Proprietary$/, 'words that are no license'],
];

/** Every license that stands in the vector and that the two read differently. */
function causesOf({ globalLicense, components }: Vector): string[] {
  const written = [
    ...Object.values(globalLicense).flatMap((one) => one?.name ?? []),
    ...components.flatMap(({ license }) => license ?? []),
  ];
  const differ = (id: string) =>
    FRAMEWORK_JUDGE.isOpen(id) !== TOOL_JUDGE.isOpen(id) ||
    FRAMEWORK_JUDGE.isNone(id) !== TOOL_JUDGE.isNone(id);
  return [
    ...new Set(written.filter(differ).map((id) => CAUSES.find(([form]) => form.test(id))?.[1] ?? id)),
  ].sort();
}

const differences = vectors.flatMap((vector) => {
  const [ours, tool] = [answerOf(vector, FRAMEWORK_JUDGE), answerOf(vector, TOOL_JUDGE)];
  const is = (key: keyof typeof ours) => JSON.stringify(ours[key]) !== JSON.stringify(tool[key]);
  const kind = is('class') ? 'class' : is('progress') ? 'progress' : is('lists') ? 'lists' : null;
  return kind ? [{ vector, ours, tool, kind, causes: causesOf(vector) }] : [];
});

const START = '<!-- differences: written by test/rubric/mof-modes.test.ts -->';

function table(): string {
  const lines = differences
    .filter(({ kind }) => kind !== 'lists')
    .map(
      ({ vector, ours, tool, causes }) =>
        `| ${vector.name} | ${ours.class} · ${ours.progress.join(', ')} | ${tool.class} · ${tool.progress.join(', ')} | ${causes.join('; ')} |`,
    );
  return ['| case | by default | `--strict` | because of |', '|---|---|---|---|', ...lines].join('\n');
}

describe('where the two readings part', () => {
  it('a license that they read differently stands behind each case, and the page explains it', () => {
    expect(differences.length).toBeGreaterThan(0);
    const text = readFileSync(page, 'utf8');
    for (const { vector, causes } of differences) {
      expect([vector.name, causes]).not.toEqual([vector.name, []]);
      for (const cause of causes) expect(text, cause).toContain(`**${cause}**`);
    }
  });

  it('the default never gives less than the tool does', () => {
    const rank = { none: 0, III: 1, II: 2, I: 3 };
    for (const { ours, tool } of differences) {
      expect(rank[ours.class as keyof typeof rank]).toBeGreaterThanOrEqual(
        rank[tool.class as keyof typeof rank],
      );
    }
  });

  it('the page lists each case with another class or progress', () => {
    const [before = ''] = readFileSync(page, 'utf8').split(START);
    const whole = `${before}${START}\n\n${table()}\n`;
    if (process.env.UPDATE) writeFileSync(page, whole);
    expect(readFileSync(page, 'utf8')).toBe(whole);
  });
});
