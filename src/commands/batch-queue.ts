/** The other machines of a batch, for `rodeo batch --queue`: opened and closed as one thing, with what people should know of it. */
import type { BatchOptions } from '../batch/run.js';
import { connect, readAddress } from '../queue/connection.js';
import { openProducer, type ProducerOptions } from '../queue/producer.js';

/** Enough for some workers; a long list is not to fill the memory of Redis. */
const BACKLOG = 1000;

export interface BatchQueue extends Required<Pick<BatchOptions, 'audit' | 'onWritten'>> {
  /** How many targets are on the queue at a time, unless a user says so. */
  backlog: number;
  close(): Promise<void>;
}

/** Throws usageError for a wrong address, inconclusiveError where no Redis is. */
export async function openQueue(
  url: string,
  rules: ProducerOptions['rules'],
  signal: AbortSignal,
  note: (line: string) => void,
): Promise<BatchQueue> {
  const address = readAddress(url);
  const { shown } = address;
  const redis = await connect(address, note);
  const producer = await openProducer({ redis, shown, rules, signal });
  if ((await producer.workers()) === 0) {
    note(`no worker yet: start rodeo worker --queue redis://${shown}, on as many machines as you like`);
  }
  return {
    audit: (listed, again) => producer.audit(listed, again),
    backlog: BACKLOG,
    onWritten: (line) => producer.acknowledge(line),
    async close() {
      await producer.close();
      redis.disconnect();
    },
  };
}
