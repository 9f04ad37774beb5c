import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import { type Example, exampleText } from '../../../src/checks/explanations/explanation.js';
import { explained, explanationOf } from '../../../src/checks/explanations/index.js';
import { checks } from '../../../src/checks/index.js';
import { absent, present } from '../../../src/evidence.js';
import { checkTopic } from '../../../src/explain/check-topic.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { type Facts, REPOSITORY_URL, release } from '../../release-builder.js';

/** The facts of an example as a host would have stated them. */
function factsOf(example: Example): Facts {
  const { files, hubFiles, hub, repository, datasets, baseModels, paper, ...pages } = example;
  const at = (id: string) => ({ url: `https://huggingface.co/${id}` });
  const record = {
    ...hub,
    ...(datasets && {
      datasets: datasets.map(({ id, license, card, doi }) => ({
        id,
        info: present(
          {
            id,
            gated: false as const,
            licenses: license ? [license] : [],
            tags: doi ? [`doi:${doi}`] : [],
            hasCard: card ?? false,
          },
          at(`datasets/${id}`),
        ),
      })),
    }),
    ...(baseModels && {
      baseModels: baseModels.map(({ id, found, gated, datasets: sets }) => ({
        id,
        info:
          found === false
            ? absent(at(id))
            : present(
                { id, gated: gated ?? (false as const), licenses: [], ...(sets && { datasets: [...sets] }) },
                at(id),
              ),
      })),
    }),
  };
  return {
    ...(pages as Facts),
    ...(files && { repositoryFiles: files }),
    ...(hubFiles && { hubFiles: hubFiles.map((path) => ({ path, size: 4_000_000 })) }),
    ...(Object.keys(record).length > 0 && { hub: record as Facts['hub'] & object }),
    ...(repository && {
      repository: {
        ...(repository.archived && { archived: true }),
        ...(repository.releases && {
          releases: present(
            repository.releases.map((tag) => ({ tag, prerelease: false })),
            { url: REPOSITORY_URL },
          ),
        }),
      },
    }),
    ...(paper && { paper }),
  };
}

/** Whether the code of a check ever answers with a part. */
const givesParts = (id: string): boolean =>
  /\bpartial\(/.test(readFileSync(new URL(`../../../src/checks/${id}.ts`, import.meta.url), 'utf8'));

describe('explanations', () => {
  it('are there for every check, and for nothing else', () => {
    expect([...explained].sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it.each(checks.map((check) => [check.id, check] as const))(
    '%s: has an example of a pass, of a failure and, where it gives parts, of a part',
    (id, check) => {
      const { partly, examples } = explanationOf(check);
      const parts = givesParts(id) ? ['partial'] : [];
      expect(Object.keys(examples).sort()).toEqual(['fail', ...parts, 'pass']);
      expect(partly !== undefined).toBe(givesParts(id));
    },
  );

  it('say of a check that gives no parts that it never does', async () => {
    const rubric = await loadRubric('rodeo');
    for (const check of checks) {
      const [, half] = checkTopic(check, rubric).rows.find(([label]) => label === 'Half') ?? [];
      expect(half?.[0]?.startsWith('Never:'), check.id).toBe(!givesParts(check.id));
    }
  });

  const examples = checks.flatMap((check) =>
    Object.entries(explanationOf(check).examples).map(
      ([result, example]) => [check.id, result, example, check] as const,
    ),
  );
  it.each(examples)('%s: the example of a %s is one', (_, result, example, check) => {
    expect(runCheck(check, release(factsOf(example)))).toMatchObject({ result });
    expect(exampleText(example).length).toBeGreaterThan(0);
  });

  it('are sentences', () => {
    for (const check of checks) {
      const { passes, partly, fails, mistakes } = explanationOf(check);
      for (const text of [passes, partly, fails, mistakes]) if (text) expect(text).toMatch(/^[A-Z“].*\.$/);
    }
  });
});
