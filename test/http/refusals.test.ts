import { expect, test } from 'vitest';
import { graphqlFailure, RequestFailed, readJson } from '../../src/http/client.js';
import { failing, open } from './open.js';

const hub = '/api/models/org/model';
const rest = '/repos/org/code';
const reset = String(Math.ceil(Date.now() / 1000) + 3600);

test.each([
  ['hub', 401, {}, { error: 'Invalid username or password.' }, 'not-found-or-private', null],
  ['hub', 401, { 'x-error-code': 'GatedRepo' }, { error: 'gated' }, 'gated', 'GatedRepo'],
  ['hub', 403, { 'x-error-code': 'GatedRepo' }, { error: 'gated' }, 'gated', 'GatedRepo'],
  ['hub', 403, {}, { error: 'Access to this resource is disabled.' }, 'disabled', null],
  ['hub', 404, { 'x-error-code': 'EntryNotFound' }, {}, 'not-found-or-private', 'EntryNotFound'],
  ['hub', 400, {}, { error: 'Invalid repo name' }, 'invalid-response', null],
  ['hub', 408, {}, {}, 'timeout', null],
  ['hub', 429, { 'retry-after': '3600' }, {}, 'rate-limited', null],
  ['hub', 500, {}, {}, 'server-error', null],
  ['hub', 503, { 'content-type': 'text/html' }, '<html>Down</html>', 'server-error', null],
  ['github', 401, {}, { message: 'Requires authentication' }, 'needs-token', null],
  ['github', 403, { 'x-github-sso': 'required; url=https://x' }, { message: 'SAML' }, 'forbidden', null],
  ['github', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, {}, 'rate-limited', null],
  ['github', 403, {}, { message: 'You have exceeded a secondary rate limit.' }, 'rate-limited', null],
  ['github', 404, {}, { message: 'Not Found' }, 'not-found-or-private', null],
  ['github', 409, {}, { message: 'Git Repository is empty.' }, 'invalid-response', null],
  ['github', 410, {}, {}, 'not-found-or-private', null],
  ['github', 451, {}, { message: 'blocked', block: { reason: 'dmca' } }, 'blocked-451', null],
  ['semantic-scholar', 429, {}, { message: 'Too Many Requests', code: '429' }, 'rate-limited', null],
  ['crossref', 404, {}, 'Resource not found.', 'not-found-or-private', null],
] as const)('%s %i %o %o is %s', async (host, status, headers, body, code, errorCode) => {
  const { apis, config, http } = await open({ maxWait: 1, faults: [{ host, status, headers, body }] });
  const urls = {
    hub: config.hub.endpoint + hub,
    github: config.github.api + rest,
    'semantic-scholar': `${config.semanticScholar.endpoint}/graph/v1/paper/DOI:10.1/x`,
    crossref: `${config.crossref.endpoint}/works/10.1/x`,
  };
  const failure = await failing(http.fetch(urls[host]));
  expect(failure).toMatchObject({ reason: { code }, status, errorCode, url: urls[host] });
  expect(failure.message).not.toMatch(/<html>/);
  expect(apis.log.length).toBeLessThanOrEqual(4);
});

test('the words of the server come along, in one line that a terminal can print', async () => {
  const error = '\u001b[31mNo\u001b[0m \u001b]0;title\u0007such\u0000\r\n model\u009b2J \u202e!';
  const { config, http } = await open({ faults: [{ status: 404, body: { error } }] });
  const { reason, message } = await failing(http.fetch(config.hub.endpoint + hub));
  expect(reason.detail).toBe('No such model !');
  expect(message).not.toMatch(/\p{Cc}/u);
});

test('what GitHub says about the visitor is left out', async () => {
  const message = "API rate limit exceeded for 203.0.113.5. (But here's the good news: …)";
  const { config, http } = await open({ maxWait: 0, faults: [{ status: 403, body: { message } }] });
  const { reason } = await failing(http.fetch(config.github.api + rest));
  expect(reason.detail).toBe('API rate limit exceeded');
  const graphql = graphqlFailure(
    [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 123.' }],
    '',
  );
  expect(graphql?.reason.detail).toBe('API rate limit exceeded');
});

test('the wrong hint of the Hub about a password is not passed on', async () => {
  const { config, http } = await open();
  const { message } = await failing(http.fetch(config.hub.endpoint + hub));
  expect(message).toBe(`${config.hub.endpoint}${hub}: does not exist or is private`);
});

test('long words of the server are shortened', async () => {
  const { config, http } = await open({ faults: [{ status: 404, body: { error: 'x'.repeat(5000) } }] });
  const { reason } = await failing(http.fetch(config.hub.endpoint + hub));
  expect(reason.detail).toHaveLength(200);
});

test('a web page where data was asked for is no answer', async () => {
  const { config, http } = await open({ faults: [{ html: true }] });
  for (const url of [config.hub.endpoint + hub, config.github.api + rest]) {
    expect(await failing(http.fetch(url))).toMatchObject({
      reason: { code: 'invalid-response' },
      status: 200,
    });
  }
  // A file may be a web page.
  const card = await http.fetch(`${config.hub.endpoint}/org/model/resolve/main/index.html`);
  expect(await card.text()).toMatch(/^<!doctype/);
});

test('broken JSON is an invalid response, not a crash', async () => {
  const { config, http } = await open({ faults: [{ status: 200, body: '{"id": "org/mo' }] });
  const response = await http.fetch(config.hub.endpoint + hub);
  expect(await failing(readJson(response))).toMatchObject({
    reason: { code: 'invalid-response', detail: 'broken JSON' },
    url: config.hub.endpoint + hub,
  });
});

test('errors of GraphQL have reasons, too', () => {
  const url = 'https://api.github.com/graphql';
  const headers = new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2000000060' });
  const now = 2_000_000_000_000;
  expect(graphqlFailure([{ type: 'RATE_LIMITED', message: 'exceeded' }], url, headers, now)?.reason).toEqual({
    code: 'rate-limited',
    detail: 'exceeded',
    until: '2033-05-18T03:34:20.000Z',
  });
  expect(graphqlFailure([{ type: 'NOT_FOUND', message: 'no' }], url)).toMatchObject({
    reason: { code: 'not-found-or-private' },
    status: 404,
    errorCode: 'NOT_FOUND',
  });
  expect(graphqlFailure([{ message: 'something else' }], url)).toBeNull();
  expect(graphqlFailure(undefined, url)).toBeNull();
});

test('a failed request shows neither passwords nor signatures of its address', () => {
  const url = 'https://me:pw_1@cdn.example/file?X-Amz-Signature=pw_2&Key-Pair-Id=pw_3&part=1';
  const failure = new RequestFailed(url, { code: 'network' });
  expect(failure.message + failure.url).not.toContain('pw_');
  expect(failure.url).toContain('part=1');
});
