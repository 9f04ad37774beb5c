/** The two client libraries take this `fetch` and wrap what it throws in ways of their own. */
import { listModels, modelInfo } from '@huggingface/hub';
import { Octokit } from 'octokit';
import { expect, test } from 'vitest';
import { failing, open } from './open.js';

const models = [{ id: 'org/model', renamedFrom: 'org/old', tags: ['license:mit'], downloads: 3 }];
const repositories = [{ full_name: 'org/code', files: { 'README.md': '# Code' }, stargazers_count: 5 }];

async function clients(options: Parameters<typeof open>[0]) {
  const opened = await open({ models, repositories, tokens: true, ...options });
  const { config, http } = opened;
  const fetch = http.fetch as typeof globalThis.fetch;
  const octokit = new Octokit({
    baseUrl: config.github.api,
    request: { fetch },
    retry: { enabled: false },
    throttle: { enabled: false },
  });
  return { ...opened, octokit, hub: { fetch, hubUrl: config.hub.endpoint } };
}

test('the Hub library works through it, under a path, too', async () => {
  const { apis, hub } = await clients({ paths: { hub: '/hf' } });
  expect(await modelInfo({ name: 'org/old', ...hub })).toMatchObject({ name: 'org/model', downloads: 3 });
  const found = [];
  for await (const model of listModels({ search: { owner: 'org' }, ...hub })) found.push(model.name);
  expect(found).toEqual(['org/model']);
  expect(apis.requests('hub').every(({ authorized }) => authorized)).toBe(true);
});

test('octokit works through it, REST and GraphQL', async () => {
  const { apis, octokit } = await clients({ paths: { github: '/gh' } });
  const { data } = await octokit.rest.repos.get({ owner: 'org', repo: 'code' });
  expect(data.stargazers_count).toBe(5);
  const answer = await octokit.graphql('{ repository(owner: "org", name: "code") { stargazerCount } }');
  expect(answer).toEqual({ repository: { stargazerCount: 5 } });
  expect(apis.invalidQueries).toEqual([]);
});

test('the reason of a failure is found inside the errors that they throw', async () => {
  const { apis, octokit, hub } = await clients({});
  expect(await failing(modelInfo({ name: 'org/none', ...hub }))).toMatchObject({ errorCode: 'RepoNotFound' });
  expect(await failing(octokit.rest.repos.get({ owner: 'org', repo: 'none' }))).toMatchObject({
    status: 404,
    reason: { code: 'not-found-or-private' },
  });
  apis.fail({ host: 'github', status: 502 });
  const query = octokit.graphql('{ viewer { login } }');
  expect(await failing(query)).toMatchObject({ status: 502, reason: { code: 'server-error' } });
});
