/** The two packages of the queue: large, for few, and so not a part of rodeo. Whoever runs workers installs them beside it. */
import { usageError } from '../errors.js';

/** @throws usageError that says how to install it */
export const loadRedis = () => import('ioredis').catch(missing);

/** @throws usageError that says how to install it */
export const loadBullmq = () => import('bullmq').catch(missing);

function missing(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw usageError(
    'a queue needs the packages bullmq and ioredis, which are not installed with rodeo',
    'Install them where rodeo is: npm install bullmq ioredis, with --global if rodeo is installed globally.',
  );
}
