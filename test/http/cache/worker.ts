/** A process that shares a cache with others: writes, reads what anybody wrote, tidies up; tells how often it read a wrong answer. */
import { ResponseCache } from '../../../src/http/cache/index.js';
import { sweep } from '../../../src/http/cache/sweep.js';

const [folder = '', seed = '1', size = '0'] = process.argv.slice(2);
const maxBytes = Number(size);
const cache = new ResponseCache(folder, maxBytes);
const headers = new Headers({ etag: '"1"' });
let wrong = 0;
for (let round = 0; round < 250; round++) {
  const key = (round * 7 + Number(seed)) % 40;
  // An answer of many parts, all alike: a mixture of two would show.
  const body = Buffer.from(`${key}:${seed}:${round};`.repeat(400));
  await cache.write(
    `GET ${key}`,
    { status: 200, headers, body, url: 'https://h.example/', redirected: false, cut: false },
    1,
  );
  const other = (round * 11) % 40;
  const found = await cache.read(`GET ${other}`, 0);
  if (found) {
    const parts = new Set(Buffer.from(found.body).toString().split(';').slice(0, -1));
    if (parts.size !== 1 || ![...parts][0]?.startsWith(`${other}:`)) wrong++;
  }
  if (round % 25 === 0) await sweep(folder, { maxBytes, now: Date.now(), least: 'always' });
}
await cache.close(Date.now());
process.send?.({ wrong }, () => process.disconnect());
