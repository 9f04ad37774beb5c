import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditCommand, disputeOf, quoted } from '../../src/result/audit-command.js';

describe('auditCommand', () => {
  it.each([
    [{ kind: 'hub', id: 'org/name' }, 'rodeo audit org/name'],
    [{ kind: 'hub', id: 'org/name', revision: 'v2' }, 'rodeo audit hf:org/name@v2'],
    [{ kind: 'github', id: 'owner/repo' }, 'rodeo audit gh:owner/repo'],
    [{ kind: 'directory', id: 'secret' }, 'rodeo audit FOLDER'],
  ] as const)('%j', (target, command) => {
    expect(auditCommand(target)).toBe(command);
  });
});

describe('auditCommand of a folder that was audited from here', () => {
  it.each([
    ['.', 'rodeo audit .'],
    ['my-model', 'rodeo audit ./my-model'],
    ['-x', 'rodeo audit ./-x'],
    ['../two words', "rodeo audit '../two words'"],
  ])('%s', (path, command) => {
    expect(auditCommand({ kind: 'directory', id: 'm' }, { m: path })).toBe(command);
    expect(auditCommand({ kind: 'hub', id: 'm' }, { m: path })).toBe('rodeo audit m');
  });
});

describe('quoted', () => {
  it.each(["it's", '$(date)', '`date`', 'a b', '"', "'; echo x; '", 'a\\b'])(
    'a shell takes %s for one word',
    (word) => {
      expect(execFileSync('sh', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' })).toBe(word);
    },
  );
});

describe('disputeOf', () => {
  it('names what settles it, a command for this very target, and a section of the documentation that is there', () => {
    const { text, command, url } = disputeOf({ kind: 'hub', id: 'org/name', revision: 'v2' });
    expect(text).toMatch(/^Evidence settles it/);
    expect(command).toBe('rodeo audit hf:org/name@v2 --attest FILE');
    const [page = '', anchor = ''] = url.split('/docs/')[1]?.split('#') ?? [];
    const headings =
      readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8').match(/^## .+$/gm) ?? [];
    expect(headings.map((one) => one.slice(3).toLowerCase().replaceAll(' ', '-'))).toContain(anchor);
  });
});
