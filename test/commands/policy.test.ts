/** Where a configuration is found, what goes before it, and what it must not do. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PolicyFlags, settingsFrom, withSettings } from '../../src/commands/policy.js';
import { withEndpoints } from '../../src/config.js';

let top = '';
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'rodeo-policy-'));
  await mkdir(join(top, 'project', 'models', 'small'), { recursive: true });
});
afterEach(() => rm(top, { recursive: true, force: true }));

const from = (folder: string, flags: PolicyFlags = {}) =>
  settingsFrom(flags, { folder: join(top, folder), home: top });
const configure = (folder: string, text: string) => writeFile(join(top, folder, 'rodeo.config.yaml'), text);

test('the nearest file above counts, up to the top of the repository', async () => {
  await configure('.', 'maxWait: 1');
  expect((await from('project/models/small')).maxWait).toBe(1);
  await configure('project', 'maxWait: 2');
  expect((await from('project/models/small')).maxWait).toBe(2);
  await mkdir(join(top, 'project', 'models', '.git'));
  expect((await from('project/models/small')).file).toBeUndefined();
  expect((await from('project')).maxWait).toBe(2);
});

test('--config names a file, --no-config none', async () => {
  await configure('project', 'maxWait: 2');
  expect((await from('project', { config: false })).file).toBeUndefined();
  const file = join(top, 'other.yaml');
  await writeFile(file, 'maxWait: 3');
  expect((await from('project', { config: file })).maxWait).toBe(3);
  await expect(from('project', { config: join(top, 'none.yaml') })).rejects.toThrow('none.yaml');
});

test('a flag goes before the file, key by key', async () => {
  await configure(
    'project',
    'gate: { min: { openness: 60, usability: 80 }, require: [model-card], maxUnknown: 2 }',
  );
  const { policy } = await from('project', { min: ['openness=70'], require: ['data-card,training-code'] });
  expect(policy).toEqual({
    min: { openness: 70, usability: 80 },
    require: ['data-card', 'training-code'],
    maxUnknown: 2,
  });
  expect(
    withSettings({ rubric: ['typed'] }, { ...(await from('project')), rubrics: ['filed'] }).rubric,
  ).toEqual(['typed']);
});

test.each([
  ['openness', '--min openness is not a valid threshold'],
  ['openness=', 'is not a valid threshold'],
  ['openness=101', 'is not a valid threshold'],
  ['openness=-1', 'is not a valid threshold'],
])('--min %s is refused', async (min, message) => {
  await expect(from('project', { min: [min] })).rejects.toThrow(message);
});

test('--require takes a comma too many, and names at least one check', async () => {
  expect((await from('project', { require: ['model-card,'] })).policy.require).toEqual(['model-card']);
  await expect(from('project', { require: [','] })).rejects.toThrow('--require names nothing');
});

test('paths are meant from the folder of the file; reports stay below it', async () => {
  await configure(
    'project',
    'targets: [./models/small, org/name]\nrubric: own.yaml\nbaseline: old.json\nformats: [table, sarif=models/x.sarif]',
  );
  const folder = relative(process.cwd(), join(top, 'project'));
  expect(await from('project/models')).toMatchObject({
    targets: [join(folder, 'models/small'), 'org/name'],
    rubrics: [join(folder, 'own.yaml')],
    baseline: join(folder, 'old.json'),
    formats: ['table', `sarif=${join(folder, 'models/x.sarif')}`],
  });
  for (const path of ['../out.json', '/etc/out.json', 'models/../../out.json']) {
    await configure('project', `formats: [json=${path}]`);
    await expect(from('project')).rejects.toThrow('outside the folder');
  }
  await symlink(top, join(top, 'project', 'way-out'));
  await configure('project', 'formats: [json=way-out/out.json]');
  await expect(from('project')).rejects.toThrow('outside the folder');
});

test('the environment names endpoints before a file does, and no token goes to a host that only the file names', () => {
  const env = { HF_TOKEN: 'secret', GITHUB_TOKEN: 'other', GITHUB_API_URL: 'https://ghe.example/api/v3' };
  const files = { hub: 'https://mirror.example', githubApi: 'https://elsewhere.example' };
  const { env: merged, unsent } = withEndpoints(env, files);
  expect(unsent).toEqual(['hub']);
  expect(merged).toEqual({
    GITHUB_TOKEN: 'other',
    GITHUB_API_URL: 'https://ghe.example/api/v3',
    HF_ENDPOINT: 'https://mirror.example',
    HF_HUB_DISABLE_IMPLICIT_TOKEN: '1',
  });
});
