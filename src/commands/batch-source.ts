/** Where the targets of a batch come from: a file, stdin, a question to the Hub, or an organization on GitHub. */
import { readList } from '../batch/list.js';
import type { Fault } from '../batch/run.js';
import type { BatchCollector } from '../collect/batch/index.js';
import type { HubQuery, Listed } from '../collect/batch/listed.js';
import type { Config } from '../config.js';
import { usageError } from '../errors.js';
import { checkReadable, streamInput } from './input.js';

const ADVICE = 'A list has one target per line; - reads stdin.';

/** What to ask a service for in place of a list. */
export interface QueryFlags {
  author?: string;
  search?: string;
  filter?: readonly string[];
  sort?: string;
  limit?: number;
  organization?: string;
}

/** Throws usageError unless exactly one source is named, and one that can be read. */
export async function checkSource(
  list: string | undefined,
  flags: QueryFlags,
  config: Config,
): Promise<void> {
  const asks = ['author', 'search', 'filter', 'sort', 'limit'] as const;
  const asked = asks.filter((name) => flags[name] !== undefined).map((name) => `--${name}`);
  const named = [
    list === undefined ? [] : 'a list',
    asked.length > 0 ? asked.join(' and ') : [],
    flags.organization === undefined ? [] : '--organization',
  ].flat();
  if (named.length === 0) {
    throw usageError(
      'no list is given',
      'For example: rodeo batch models.txt -o results.ndjson, or rodeo batch --author microsoft -o results.ndjson',
    );
  }
  if (named.length > 1) throw usageError(`${named.join(' and ')} cannot be used together`);
  if (config.offline && list === undefined) {
    throw usageError(
      `${named[0]} asks a server, and --offline forbids that`,
      'Give a list: a file, or - for stdin.',
    );
  }
  if (list === undefined || list === '-') return;
  await checkReadable(list, ADVICE);
}

export interface Source {
  listed: AsyncIterable<Listed | Fault>;
  /** The same once more, where that costs nothing. */
  again?: () => AsyncIterable<Listed | Fault>;
  close(): void;
}

/** @param collector `null` offline */
export async function sourceOf(
  list: string | undefined,
  flags: QueryFlags,
  config: Config,
  collector: BatchCollector | null,
): Promise<Source> {
  const close = () => undefined;
  if (list === '-') {
    return { listed: readList(process.stdin, 'stdin', config), close: () => process.stdin.destroy() };
  }
  if (list !== undefined) {
    const stream = streamInput(list, ADVICE);
    const first = streamInput(list, ADVICE);
    const close = () => {
      void stream.return(undefined);
      // Nobody has to go through it twice.
      void first.return(undefined);
    };
    return { listed: readList(stream, list, config), again: () => readList(first, list, config), close };
  }
  if (!collector) throw usageError('a query needs the network');
  if (flags.organization !== undefined) return { listed: collector.organization(flags.organization), close };
  return { listed: collector.query(queryOf(flags)), close };
}

function queryOf({ author, search, filter, sort, limit }: QueryFlags): HubQuery {
  return {
    ...(author !== undefined && { author }),
    ...(search !== undefined && { search }),
    ...(filter && { filter }),
    ...(sort !== undefined && { sort }),
    ...(limit !== undefined && { limit }),
  };
}
