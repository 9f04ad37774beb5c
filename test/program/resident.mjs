/**
 * One process that runs commands of the built program one after the other, each as if it were a process of its own. Starting Node and
 * loading the program take most of a short command's time. `node resident.mjs CLI` prints a port, where one line asks and one
 * answers: the exit code, or `own` for a command that needs a process of its own. It ends with its input.
 *
 * A shell writes its id. What the command was given is read from it (Linux: /proc/ID): its arguments, its environment, its folder and
 * what it reads from and writes to. So pipes, files and full disks are real. A test writes all that as JSON, see `Order`.
 */
import { close, createReadStream, openSync, readFileSync, readlinkSync, write } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} Order
 * @property {string[]} args
 * @property {Record<string, string>} env
 * @property {string} cwd
 * @property {[string, string, string]} files that it reads from and writes to
 */

const cli = pathToFileURL(process.argv[2]).href;
const { exit } = process;
process.stdin.on('end', () => exit(0)).resume();
let count = 0;
let busy = false;

const server = createServer((visitor) => {
  visitor.on('error', () => undefined);
  createInterface(visitor).once('line', async (line) => {
    const order = line.startsWith('{') ? JSON.parse(line) : orderOf(line);
    const needsOwn =
      order.args[0] === 'worker' || order.args.some((arg) => /\/(?:dev\/(?:fd|std)|proc\/)/.test(arg));
    visitor.end(`${busy || needsOwn ? 'own' : await run(order)}\n`);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));

/**
 * @param {string} id of a process that was started as the program
 * @returns {Order}
 */
function orderOf(id) {
  const strings = (name) => readFileSync(`/proc/${id}/${name}`, 'utf8').split('\0').slice(0, -1);
  return {
    // The interpreter and its script stand before what was typed, which may name the program's own script.
    args: strings('cmdline')
      .slice(2)
      .filter((arg, index) => index > 0 || !arg.endsWith('/bin/rodeo.js')),
    env: Object.fromEntries(strings('environ').map((pair) => pair.split(/=(.*)/s, 2))),
    cwd: readlinkSync(`/proc/${id}/cwd`),
    files: [0, 1, 2].map((number) => `/proc/${id}/fd/${number}`),
  };
}

/** @returns the exit code of the command */
async function run(order) {
  busy = true;
  const leave = enter(order);
  try {
    const ended = new Promise((resolve) => {
      process.exit = (code) => resolve(code ?? process.exitCode ?? 0);
    });
    // The door alone is opened anew; all that lies behind it is loaded already.
    const done = import(`${cli}?${count++}`).then(async () => {
      // The program ends itself where its report cannot be written.
      await written((error) => (error.code === 'EPIPE' ? undefined : ended));
      return process.exitCode ?? 0;
    });
    const code = await Promise.race([done, ended]);
    // A process of its own would have written its last words before it was gone.
    await written(() => undefined);
    return code;
  } finally {
    leave();
    busy = false;
  }
}

/** Waits until all is written that was said. @param onFault called with the fault of an output that takes nothing more */
async function written(onFault) {
  for (const output of [process.stdout, process.stderr]) {
    output.end();
    await finished(output).catch(onFault);
  }
}

/** Makes this process look like one of that command's own. @returns what makes it look as before */
function enter({ args, env, cwd, files }) {
  const names = ['stdin', 'stdout', 'stderr', 'exit', 'argv'];
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(process, name)]);
  const heard = new Map(process.eventNames().map((name) => [name, process.listeners(name)]));
  const before = { ...process.env };
  const input = inputFrom(files[0]);
  const outputs = files.slice(1).map(outputTo);
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
  become(env);
  process.chdir(cwd);
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
    become(before);
    process.chdir('/'); // where it was will be gone
    process.exitCode = undefined;
  };
}

/** Changes the environment itself, which the system reads, too: only where it differs, as another thread may be reading it. */
function become(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (process.env[name] !== value) process.env[name] = value;
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
