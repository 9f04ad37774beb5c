/** The results of a batch as they come, in a file that is also the memory of what is done: appended to, mended, and made compact. */
import {
  closeSync,
  createReadStream,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, lstat, realpath, stat } from 'node:fs/promises';
import { usageError } from '../errors.js';
import { removeDrafts, replaceFile } from '../whole-file.js';
import { headOf, headsIn, type JournalLine, type LineHead, lineText } from './journal-line.js';
import { type Key, keyOf } from './key.js';
import { linesIn } from './lines.js';
import { lockFile } from './lock.js';
import { stampOf } from './stamp.js';
import { TargetIndex } from './target-index.js';

/** What is to be done about a target: `again` had no conclusive result, `rejudge` had one by other rules. */
export type Standing = 'new' | 'kept' | 'again' | 'rejudge' | 'duplicate';

export interface Journal {
  /**
   * How a target stands, before anything is done for it.
   * @param name of `canonicalName`
   * @param stamp of the line that is wanted (see `stampOf`)
   */
  standing(name: string, stamp: number): Standing;
  /** Likewise; from then on it is a duplicate. */
  take(name: string, stamp: number): Standing;
  /** The verdict of the gate on a target that is kept, where there was one. */
  gateOf(name: string): LineHead['gate'];
  /** Writes a line whole, at once. A line of the same target that stood there counts no more. Throws what the system says. */
  append(line: JournalLine): void | Promise<void>;
  /** Leaves each target standing once, and gives the file back. */
  close(): Promise<void>;
}

/** What opening found. */
export interface Opened {
  journal: Journal;
  /** How many targets had a line. */
  lines: number;
  /** The last line was cut off, and is gone. */
  mended: boolean;
}

const LINE_BREAK = Buffer.from('\n');
const COPIED_AT_ONCE = 1024 * 1024;

const LISTED = 1;
const STATUS = { done: 2, inconclusive: 3, failed: 4 } as const;
const STATUS_BITS = 0b111;
const TAKEN = 0b1000;
const GATES = [undefined, 'pass', 'fail', 'inconclusive'] as const;
const GATE_SHIFT = 4;

const stateOf = ({ status, gate }: LineHead): number => STATUS[status] | (GATES.indexOf(gate) << GATE_SHIFT);

/** The part of a journal that needs no file: who was taken, and who is done. */
class Standings {
  readonly index = new TargetIndex();
  /** Lines that a later line of the same target replaces. */
  superseded = 0;

  /** @param offset where the line begins */
  add(head: LineHead, offset: number, taken: boolean): void {
    const key = keyOf(head.target);
    const before = this.index.get(key);
    if (before && (before.state & STATUS_BITS) > LISTED) this.superseded++;
    const flag = taken ? TAKEN : 0;
    this.index.set(key, { state: stateOf(head) | flag, source: 0, offset, value: stampOf(head) });
  }

  standing(key: Key, stamp: number): Standing {
    const found = this.index.get(key);
    if (!found) return 'new';
    if ((found.state & TAKEN) !== 0) return 'duplicate';
    if ((found.state & STATUS_BITS) !== STATUS.done) return 'again';
    return found.value === stamp ? 'kept' : 'rejudge';
  }

  take(key: Key, stamp: number): Standing {
    const standing = this.standing(key, stamp);
    if (standing === 'duplicate') return standing;
    const found = this.index.get(key) ?? { state: LISTED, source: 0, offset: 0, value: 0 };
    this.index.set(key, { ...found, state: found.state | TAKEN });
    return standing;
  }

  gateOf(key: Key): LineHead['gate'] {
    return GATES[(this.index.get(key)?.state ?? 0) >> GATE_SHIFT];
  }
}

/**
 * Opens a journal to go on with it, or begins one. Nobody else can write it until it is closed.
 * @param history whether earlier lines of a target stay in it
 * @throws usageError when another process writes it, when it is no journal, when it would begin at the end of a link, or when it cannot be written
 */
export async function openJournal(path: string, { history = false } = {}): Promise<Opened> {
  const file = await realpath(path).catch(() => path);
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size === 0 && (await lstat(path).catch(() => null))?.isSymbolicLink())
    throw usageError(
      `${path} is a link, and no journal is begun at its other end`,
      'Give the file itself with -o, or remove the link.',
    );
  const unlock = await lockFile(file);
  let fd = -1;
  try {
    // Who holds the lock is alone.
    await removeDrafts(file, 0);
    fd = openSync(file, 'a+');
    if (!fstatSync(fd).isFile())
      throw usageError(`${path} is not a regular file, so a batch could not be resumed from it`);
    const standings = new Standings();
    const mended = await scan(file, fd, standings, path);
    const journal = new FileJournal(file, fd, standings, unlock, history);
    await journal.compact();
    return { journal, lines: standings.index.size, mended };
  } catch (error) {
    if (fd >= 0) closeSync(fd);
    await unlock();
    throw error;
  }
}

/** Learns what is there. @returns whether a last line was cut off, and was removed */
async function scan(file: string, fd: number, standings: Standings, shown: string): Promise<boolean> {
  const refusal = (place: string) =>
    usageError(`${place} is not a batch result, so the file is left alone`, 'Give another file with -o.');
  for await (const { head, offset } of headsIn(createReadStream(file), shown, refusal)) {
    if (head === null) {
      ftruncateSync(fd, offset);
      return true;
    }
    standings.add(head, offset, false);
  }
  return false;
}

class FileJournal implements Journal {
  readonly #file: string;
  #fd: number;
  #end: number;
  readonly #standings: Standings;
  readonly #unlock: () => Promise<void>;
  readonly #history: boolean;

  constructor(file: string, fd: number, standings: Standings, unlock: () => Promise<void>, history: boolean) {
    this.#file = file;
    this.#fd = fd;
    this.#end = fstatSync(fd).size;
    this.#standings = standings;
    this.#unlock = unlock;
    this.#history = history;
  }

  standing(name: string, stamp: number): Standing {
    return this.#standings.standing(keyOf(name), stamp);
  }

  take(name: string, stamp: number): Standing {
    return this.#standings.take(keyOf(name), stamp);
  }

  gateOf(name: string): LineHead['gate'] {
    return this.#standings.gateOf(keyOf(name));
  }

  append(line: JournalLine): void {
    const bytes = Buffer.from(lineText(line));
    try {
      writeAll(this.#fd, bytes);
    } catch (error) {
      // What was written of it must not have the next line at its end.
      ftruncateSync(this.#fd, this.#end);
      throw error;
    }
    this.#standings.add(line, this.#end, true);
    this.#end += bytes.length;
  }

  /** Writes the lines that count to a new file and puts it in place of the old one: whoever reads sees one or the other. */
  async compact(): Promise<void> {
    const { index, superseded } = this.#standings;
    if (superseded === 0 || this.#history) return;
    let end = 0;
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    const { mode } = fstatSync(this.#fd);
    const copyTo = async (copy: FileHandle) => {
      const flush = async () => {
        await copy.writeFile(Buffer.concat(waiting));
        waiting = [];
        waitingBytes = 0;
      };
      for await (const { bytes, offset } of linesIn(createReadStream(this.#file))) {
        const key = keyOf(headOf(bytes)?.target ?? '');
        const entry = index.get(key);
        if (entry?.offset !== offset) continue;
        waiting.push(bytes, LINE_BREAK);
        waitingBytes += bytes.length + 1;
        index.set(key, { ...entry, offset: end });
        end += bytes.length + 1;
        if (waitingBytes >= COPIED_AT_ONCE) await flush();
      }
      await flush();
    };
    await replaceFile(this.#file, copyTo, { mode, sync: true });
    closeSync(this.#fd);
    this.#fd = openSync(this.#file, 'a+');
    this.#end = end;
    this.#standings.superseded = 0;
  }

  async close(): Promise<void> {
    try {
      await this.compact();
      fsyncSync(this.#fd);
    } finally {
      closeSync(this.#fd);
      await this.#unlock();
    }
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** A journal that cannot be read again, such as a pipe: every target is new, and duplicates are found all the same. */
export function streamJournal(write: (text: string) => Promise<void>): Journal {
  const standings = new Standings();
  return {
    standing: (name, stamp) => standings.standing(keyOf(name), stamp),
    take: (name, stamp) => standings.take(keyOf(name), stamp),
    gateOf: (name) => standings.gateOf(keyOf(name)),
    append: (line) => write(lineText(line)),
    close: async () => undefined,
  };
}
