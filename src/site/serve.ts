/** Shows a site on this machine while one works on it: files of one folder, to this machine only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
};

/**
 * Answers requests with files of the folder.
 * @param before is waited for before a page is read, such as a new build when the journal grew
 * @param port 0 for any that is free
 * @returns the server, listening on the loopback interface
 */
export async function serveFolder(
  folder: string,
  port: number,
  before: () => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(folder, request.url ?? '/', response, before).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return server;
}

async function answer(
  folder: string,
  url: string,
  response: ServerResponse,
  before: () => Promise<void>,
): Promise<void> {
  const file = fileOf(folder, url);
  if (file?.endsWith('.html')) await before();
  const size = file === null ? null : await sizeOf(file);
  if (file === null || size === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('There is no such page.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  // A page that a new build takes away meanwhile is an answer that breaks off.
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** `null` for what lies outside of the folder, or is no address. */
function fileOf(folder: string, url: string): string | null {
  try {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const path = decodeURIComponent(pathname);
    const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
    return file.startsWith(resolve(folder) + sep) && !path.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found.size : null;
}
