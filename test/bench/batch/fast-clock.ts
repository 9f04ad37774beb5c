/**
 * Time that passes faster than it does, so that hours of quota windows are over in minutes. Given to a program by `--import`, it
 * changes what `Date` and timers say there and nothing else: the program itself runs as it is, and believes that it took hours.
 * It also writes down how much memory the program takes.
 */
import { appendFileSync } from 'node:fs';
import { promisify } from 'node:util';

const RealDate = Date;
const realNow = RealDate.now;

/** Since `epoch` (ms) time passes `speed` times faster than it does. Processes with the same pace agree on the time. */
export interface Pace {
  speed: number;
  epoch: number;
}

/** Epoch ms. */
export function fastClock({ speed, epoch }: Pace): () => number {
  return () => epoch + (realNow() - epoch) * speed;
}

function install({ speed, epoch }: Pace): void {
  const now = fastClock({ speed, epoch });
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  const { setTimeout: later, setInterval: often } = globalThis;
  const sleep = (ms: number, value?: unknown) =>
    new Promise((resolve) => later(() => resolve(value), ms / speed));
  type Callback = (...args: unknown[]) => void;
  const soon = (then: Callback, ms = 0, ...args: unknown[]) => later(then, ms / speed, ...args);
  globalThis.setTimeout = Object.assign(soon, { [promisify.custom]: sleep }) as unknown as typeof later;
  globalThis.setInterval = ((then: Callback, ms = 0, ...args: unknown[]) =>
    often(then, ms / speed, ...args)) as typeof often;
}

/** One line a sample: seconds since the start, bytes in the memory of the machine, bytes of the heap in use, of all of it, of buffers. */
function watchMemory(file: string): void {
  const began = performance.now();
  const sample = () => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    appendFileSync(file, `${seconds} ${rss} ${heapUsed} ${heapTotal} ${external}\n`);
  };
  setInterval(sample, 250).unref();
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(file, `end ${maxRSS * 1024} ${(userCPUTime + systemCPUTime) / 1e6}\n`);
  });
}

const { RODEO_BENCH_PACE: pace, RODEO_BENCH_MEMORY: file } = process.env;
if (file) watchMemory(file);
if (pace) install(JSON.parse(pace));
