/** How far a batch is: a bar on a terminal, a line every half minute in a log. */
import type { Quota } from '../http/limits/quota.js';
import { plain } from '../terminal.js';
import type { BatchState } from './run.js';

export interface BatchProgress {
  update(state: Readonly<BatchState>): void;
  /** A line that stays. */
  keep(text: string): void;
  stop(): void;
}

/** What progress is written to: a part of `process.stderr`. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

interface ProgressOptions {
  quiet: boolean;
  quotas(): readonly Quota[];
  every?: number;
  now?(): number;
}

const LOG_EVERY_MS = 30_000;
const DRAWN_PER_SECOND = 4;

/**
 * @param quotas what is left of the limits of servers, as last seen
 * @param every how often a log gets a line, in ms
 * @param now epoch ms
 */
export async function startBatchProgress(
  screen: Screen,
  { quiet, quotas, every = LOG_EVERY_MS, now = Date.now }: ProgressOptions,
): Promise<BatchProgress> {
  if (quiet) return { update: () => undefined, keep: () => undefined, stop: () => undefined };
  const began = now();
  const text = (state: Readonly<BatchState>) => progressLine(state, now() - began, quotas());
  if (screen.isTTY) return bar(screen as NodeJS.WriteStream, text);

  const keep = (line: string) => void screen.write(`rodeo: ${plain(line)}\n`);
  let latest: Readonly<BatchState> | null = null;
  const timer = setInterval(() => {
    if (latest) keep(text(latest));
  }, every);
  timer.unref();
  return {
    update: (state) => {
      latest = state;
    },
    keep,
    stop: () => clearInterval(timer),
  };
}

async function bar(
  screen: NodeJS.WriteStream,
  text: (state: Readonly<BatchState>) => string,
): Promise<BatchProgress> {
  const { MultiBar, Presets } = (await import('cli-progress')).default;
  const bars = new MultiBar(
    {
      stream: screen,
      format: '{bar} {text}',
      barsize: 20,
      // A cursor that is hidden stays so when the program is ended at once.
      hideCursor: false,
      clearOnComplete: true,
      fps: DRAWN_PER_SECOND,
      // Signals are this program's own business.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const only = bars.create(1, 0, { text: '' });
  let latest: Readonly<BatchState> | null = null;
  const draw = () => {
    if (!latest) return;
    only.setTotal(Math.max(latest.total ?? 0, 1));
    only.update(latest.total === null ? 0 : finished(latest), { text: text(latest) });
  };
  const timer = setInterval(draw, 1000 / DRAWN_PER_SECOND);
  timer.unref();
  return {
    update: (state) => {
      latest = state;
    },
    keep: (line) => bars.log(`rodeo: ${plain(line)}\n`),
    stop: () => {
      clearInterval(timer);
      bars.stop();
    },
  };
}

const finished = ({ done, inconclusive, failed, kept, faults }: BatchState): number =>
  done + inconclusive + failed + kept + faults;

/**
 * `about 12 min left · 1,200 of 10,000 · 1,150 done, 30 inconclusive, 20 failed · 12.1/s · 4,120 of 5,000 left of graphql at
 * api.github.com`, what may be cut off last. Pure.
 * @param elapsedMs since the run began
 */
export function progressLine(state: BatchState, elapsedMs: number, quotas: readonly Quota[]): string {
  const now = state.done + state.inconclusive + state.failed;
  const all = finished(state);
  const perSecond = elapsedMs > 0 ? (now * 1000) / elapsedMs : 0;
  const left = state.total === null ? null : Math.max(state.total - all, 0);
  const eta = left !== null && left > 0 && perSecond > 0;
  return [
    ...(eta ? [`about ${duration(left / perSecond)} left`] : []),
    state.total === null ? number(all) : `${number(all)} of ${number(state.total)}`,
    `${number(state.done + state.kept)} done, ${number(state.inconclusive)} inconclusive, ${number(state.failed + state.faults)} failed`,
    ...(perSecond > 0 ? [`${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`] : []),
    ...tightest(quotas),
  ].join(' · ');
}

/** The limit of which the smallest share is left. */
function tightest(quotas: readonly Quota[]): string[] {
  const shares = quotas.filter((quota): quota is Quota & { limit: number } => (quota.limit ?? 0) > 0);
  const [first] = shares.sort((a, b) => a.remaining / a.limit - b.remaining / b.limit);
  return first
    ? [`${number(first.remaining)} of ${number(first.limit)} left of ${first.bucket} at ${first.host}`]
    : [];
}

/** Thousands separated by commas, whatever the language of the machine. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** `50 s`, `12 min`, `3 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(Math.ceil(seconds), 1)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
