/** All the ways in which requests fail: for tests and measurements of what must go on nevertheless. */
import type { Fault } from './server.js';

/** By name. The slow ones outlast a patience of a second. */
export const WAYS_TO_FAIL: Record<string, Fault> = {
  '429 without a word': { status: 429, body: { error: 'Too many requests' } },
  '429 with Retry-After': {
    status: 429,
    headers: { 'retry-after': '7' },
    body: { error: 'Too many requests' },
  },
  '403, secondary limit': {
    host: 'github',
    status: 403,
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    },
  },
  '500': { status: 500 },
  '502, a page': { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' },
  '503': { status: 503 },
  'answers that come late': { delayMs: 2000 },
  'answers that never end': { stall: true },
  'closed connections': { reset: true },
  'half an answer': { truncate: true },
  'a web page in place of data': { html: true },
  'RATE_LIMITED with status 200': {
    host: 'github',
    path: '/graphql',
    status: 200,
    body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
  },
  'an empty answer': { status: 200, body: '' },
  'JSON of another shape': {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: [null, 1, 'x'],
  },
};
