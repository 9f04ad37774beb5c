import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connect, readAddress } from '../../src/queue/connection.js';

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server on loopback that does one thing with whoever connects. */
async function serving(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => answer(socket));
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

it.each([
  ['nothing', () => undefined],
  ['half an answer', (socket: Socket) => socket.write('$5000\r\nredis_version:7')],
  ['the beginning of a list', (socket: Socket) => socket.write('*3\r\n$1\r\na\r\n')],
])('a server that takes the connection and says %s is no Redis, and is not waited for', async (_, answer) => {
  const place = await serving(answer);
  await expect(connect(readAddress(`redis://${place}`), () => undefined, 200)).rejects.toMatchObject({
    message: `no Redis at ${place}: it does not answer`,
    exitCode: 3,
  });
});

it('what is said by something else is told in one line', async () => {
  const place = await serving((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const failure = connect(readAddress(`redis://${place}`), () => undefined, 2000);
  await expect(failure).rejects.toMatchObject({ exitCode: 3, message: expect.not.stringContaining('\n') });
});
