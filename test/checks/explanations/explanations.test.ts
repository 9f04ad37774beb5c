import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import { type Example, exampleText } from '../../../src/checks/explanations/explanation.js';
import { explained, explanationOf } from '../../../src/checks/explanations/index.js';
import { checks } from '../../../src/checks/index.js';
import { type Facts, release } from '../../release-builder.js';

const factsOf = ({ files, hubFiles, hub, paper, ...pages }: Example): Facts => ({
  ...pages,
  ...(files && { repositoryFiles: files }),
  ...(hubFiles && { hubFiles: hubFiles.map((path) => ({ path, size: 4_000_000 })) }),
  ...(hub && { hub: hub as Facts['hub'] & object }),
  ...(paper && { paper }),
});

describe('explanations', () => {
  it('are there for every check, and for nothing else', () => {
    expect([...explained].sort()).toEqual(checks.map(({ id }) => id).sort());
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
