/** Pictures of organizations: links unless they are asked for, and then only what is a picture, from where one may ask. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JournalLine } from '../../src/batch/journal-line.js';
import { openImages } from '../../src/commands/site-images.js';
import type { Result } from '../../src/result/result.js';
import { pictureIn, picturePath } from '../../src/site/images.js';
import { described } from './described.js';
import { journalOf, lineFor, removeFolders, shippedLines, siteOf, temporaryFolder } from './journal.js';

/** A PNG of that size; whether its parts are sound is no question here. */
function png(width = 8, height = 8): Buffer {
  const size = Buffer.alloc(25);
  size.writeUInt32BE(13, 0);
  size.write('IHDR', 4);
  size.writeUInt32BE(width, 8);
  size.writeUInt32BE(height, 12);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), size, deflateSync(Buffer.alloc(64))]);
}
const gif = Buffer.from('GIF89a\x10\x00\x20\x00\x00\x00\x00;', 'latin1');
const jpeg = Buffer.from(
  '\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x30\x00\x40\x03\x01\x22\x00\x02\x11\x01',
  'latin1',
);
const webp = (kind: string, rest: string) =>
  Buffer.concat([Buffer.from(`RIFF\x20\x00\x00\x00WEBP${kind}`, 'latin1'), Buffer.from(rest, 'latin1')]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('a picture is known by its bytes', () => {
  test.each<[string, Buffer, object]>([
    ['PNG', png(20, 30), { ending: 'png', width: 20, height: 30 }],
    ['GIF', gif, { ending: 'gif', width: 16, height: 32 }],
    ['JPEG', jpeg, { ending: 'jpg', width: 64, height: 48 }],
    ['WebP', webp('VP8X', `\x0a\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0`), { ending: 'webp', width: 16, height: 32 }],
    [
      'WebP without loss',
      webp('VP8L', `\x0a\0\0\0\x2f\x0f\xc0\x07\0\0\0\0\0\0\0`),
      { width: 16, height: 32 },
    ],
    ['WebP with loss', webp('VP8 ', `\x0a\0\0\0\0\0\0\x9d\x01\x2a\x10\0\x20\0`), { width: 16, height: 32 }],
  ])('%s', (_, bytes, picture) => {
    expect(pictureIn(bytes)).toMatchObject(picture);
  });

  test.each<[string, Buffer]>([
    ['SVG', Buffer.from(SVG)],
    ['SVG behind a declaration', Buffer.from(`<?xml version="1.0"?>${SVG}`)],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['the beginning of a PNG', png().subarray(0, 20)],
    ['the beginning of a JPEG', jpeg.subarray(0, 12)],
    [
      'a JPEG that leads in circles',
      Buffer.from('\xff\xd8\xff\xe0\x00\x00\x00\x00\x00\x00\x00\x00', 'latin1'),
    ],
    ['a PNG of no size', png(0, 8)],
    ['a PNG that fills a memory', png(60_000, 60_000)],
    ['an icon', Buffer.from('\0\0\x01\0\x01\0', 'latin1')],
  ])('%s is none', (_, bytes) => {
    expect(pictureIn(bytes)).toBeNull();
  });
});

describe('a site', () => {
  let server: Server;
  let origin = '';
  const asked: { path: string; token: boolean }[] = [];
  beforeAll(async () => {
    server = createServer(({ url = '', headers }, response) => {
      asked.push({ path: url, token: headers.authorization !== undefined });
      const send = (type: string, body: string | Buffer) =>
        response.writeHead(200, { 'content-type': type }).end(body);
      if (url === '/good.png') send('text/html', png());
      else if (url === '/svg.png') send('image/png', SVG);
      else if (url === '/page.png') send('image/png', '<!doctype html><p>Log in');
      else if (url === '/large.png') send('image/png', Buffer.concat([png(), Buffer.alloc(600_000)]));
      else if (url === '/inside.png') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.stubEnv('HF_ENDPOINT', origin);
    vi.stubEnv('HF_TOKEN', 'hf_secret');
    vi.stubEnv('RODEO_CACHE_DIR', temporaryFolder());
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
    removeFolders();
  });
  afterEach(() => asked.splice(0));

  async function siteWith(avatarUrl: string, fetched = true) {
    const lines = shippedLines();
    const line = lines.find(({ target }) => target === 'hf:microsoft/biogpt') as JournalLine;
    const result = described(line.result as Result);
    if (result.model.organization) result.model.organization.avatarUrl = avatarUrl;
    const images = openImages();
    try {
      const found: { unstored: readonly string[] } = { unstored: [] };
      const files = await siteOf(
        [journalOf([lineFor(result)])],
        {},
        undefined,
        fetched ? images.fetchImage : undefined,
        found,
      );
      const model = files.get('models/microsoft/biogpt.html') as string;
      const organization = files.get('organizations/microsoft.html') as string;
      const stored = [...files.keys()].filter((path) => path.startsWith('avatars/'));
      return { files, model, organization, stored, unstored: found.unstored };
    } finally {
      await images.close();
    }
  }

  const avatarIn = (html: string) => /<img[^>]*class="avatar"[^>]*>/.exec(html)?.[0] ?? null;
  const linkIn = (html: string) => /<a [^>]*>Picture<\/a>/.exec(html)?.[0] ?? null;

  test('has a link to the picture, and asks nobody', async () => {
    const { model, organization, stored } = await siteWith(`${origin}/good.png`, false);
    expect(stored).toEqual([]);
    expect(linkIn(organization)).toBe(`<a href="${origin}/good.png" rel="noopener nofollow ugc">Picture</a>`);
    expect(avatarIn(model)).toBeNull();
    expect(asked).toEqual([]);
  });

  test('stores the picture when it is asked to, under a name of its own, and no token goes along', async () => {
    const { files, model, organization, stored, unstored } = await siteWith(`${origin}/good.png`);
    const path = picturePath(png(), { ending: 'png', width: 8, height: 8 });
    expect(stored).toEqual([path]);
    expect(files.get(path)).toBe(png().toString('latin1'));
    expect(avatarIn(model)).toContain(`src="../../${path}"`);
    expect(avatarIn(organization)).toContain(`src="../${path}"`);
    expect(organization.includes(`${origin}/good.png`)).toBe(false);
    expect(/img-src ([^;]*)/.exec(model)?.[1]).toBe("'self'");
    expect(asked).toEqual([{ path: '/good.png', token: false }]);
    expect(unstored).toEqual([]);
  });

  test.each<[string, () => string, RegExp]>([
    ['is SVG under another name', () => `${origin}/svg.png`, /not a PNG, JPEG, GIF or WebP/],
    ['is a web page', () => `${origin}/page.png`, /not a PNG, JPEG, GIF or WebP/],
    ['is too large', () => `${origin}/large.png`, /too large|over 512 KB/],
    ['is not there', () => `${origin}/gone.png`, /not found|no such|404/i],
    ['leads into a private network', () => `${origin}/inside.png`, /private network/],
    ['lies in a private network', () => 'http://192.168.0.1/a.png', /private network/],
  ])('keeps the link where the picture %s, and tells it', async (_, url, reason) => {
    const { model, organization, stored, unstored } = await siteWith(url());
    expect(stored).toEqual([]);
    expect(avatarIn(model)).toBeNull();
    expect(linkIn(organization)).toContain(url());
    expect(unstored).toEqual([expect.stringMatching(reason)]);
  });

  test('has no link where the address is none of the web', async () => {
    const { organization, stored, unstored } = await siteWith('javascript:alert(1)');
    expect(linkIn(organization)).toBeNull();
    expect([...stored, ...unstored]).toEqual([]);
  });
});
