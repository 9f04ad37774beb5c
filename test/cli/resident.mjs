/**
 * One process that runs commands of the built program one after the other, each as if it were a process of its own. Starting Node and
 * loading the program take most of a short command's time. `node resident.mjs CLI` prints a port. A shell writes its id there
 * and reads the exit code; `own` says that the command needs a process of its own.
 *
 * What the command was given is read from the shell that asks (Linux: /proc/ID): its arguments, its environment, its folder and what it
 * reads from and writes to. So pipes, files and full disks are real.
 */
import { close, createReadStream, openSync, readFileSync, readlinkSync, write } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

const cli = pathToFileURL(process.argv[2]).href;
let count = 0;
let busy = false;

const server = createServer((visitor) => {
  visitor.on('error', () => undefined);
  createInterface(visitor).once('line', async (id) => {
    visitor.end(`${busy ? 'own' : await run(id)}\n`);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));

/**
 * @param {string} id of a process that was started as the program
 * @returns its exit code, or `own`
 */
async function run(id) {
  const strings = (name) => readFileSync(`/proc/${id}/${name}`, 'utf8').split('\0').slice(0, -1);
  // The interpreter and its script stand before what was typed.
  const args = strings('cmdline').slice(2);
  if (args[0] === 'worker' || args.some((arg) => /^\/(?:dev|proc)\//.test(arg))) return 'own';
  busy = true;
  const leave = enter(id, args, strings('environ'));
  try {
    const ended = new Promise((resolve) => {
      process.exit = (code) => resolve(code ?? process.exitCode ?? 0);
    });
    // The door alone is opened anew; all that lies behind it is loaded already.
    const done = import(`${cli}?${count++}`).then(async () => {
      for (const output of [process.stdout, process.stderr]) {
        output.end();
        // The program ends itself where its report cannot be written.
        await finished(output).catch((error) => (error.code === 'EPIPE' ? undefined : ended));
      }
      return process.exitCode ?? 0;
    });
    return await Promise.race([done, ended]);
  } finally {
    leave();
    busy = false;
  }
}

/** Makes this process look like that one. @returns what makes it look as before */
function enter(id, args, environ) {
  const names = ['stdin', 'stdout', 'stderr', 'exit', 'argv'];
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(process, name)]);
  const heard = new Map(process.eventNames().map((name) => [name, process.listeners(name)]));
  const env = { ...process.env };
  const input = inputFrom(`/proc/${id}/fd/0`);
  const outputs = [1, 2].map((number) => outputTo(`/proc/${id}/fd/${number}`));
  const now = {
    argv: { value: [process.argv[0], process.argv[2], ...args], writable: true },
    stdin: { value: input },
    stdout: { value: outputs[0] },
    stderr: { value: outputs[1] },
  };
  for (const [name, property] of Object.entries(now)) {
    Object.defineProperty(process, name, { configurable: true, ...property });
  }
  const { console } = globalThis;
  globalThis.console = new console.Console(process.stdout, process.stderr);
  become(Object.fromEntries(environ.map((pair) => pair.split(/=(.*)/s, 2))));
  process.chdir(readlinkSync(`/proc/${id}/cwd`));
  process.exitCode = undefined;
  return () => {
    input.destroy();
    for (const output of outputs) output.destroy();
    globalThis.console = console;
    for (const [name, property] of own) Object.defineProperty(process, name, property);
    for (const name of process.eventNames()) {
      const kept = heard.get(name) ?? [];
      for (const one of process.listeners(name)) if (!kept.includes(one)) process.off(name, one);
    }
    become(env);
    process.exitCode = undefined;
  };
}

/** Changes the environment itself, which the system reads, too. */
function become(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** What a process finds as its input, opened by who reads it. */
function inputFrom(path) {
  const pieces = async function* () {
    yield* createReadStream(path);
  };
  return Readable.from(pieces(), { objectMode: false });
}

/** What a process finds as its output. A reader who left and a full disk are errors, as they are there. */
function outputTo(path) {
  // A file goes on where the shell, or a command before, has left it. Nobody waits here for a slow reader, who may be the next to ask.
  const file = openSync(path, 'a');
  return new Writable({
    write(chunk, _encoding, done) {
      const go = (from) =>
        write(file, chunk, from, chunk.length - from, null, (error, length) => {
          if (error) done(error);
          else if (from + length < chunk.length) go(from + length);
          else done();
        });
      go(0);
    },
    destroy(error, done) {
      close(file, () => done(error));
    },
  });
}
