import { transcript } from './transcript.js';

transcript('queue.md');
