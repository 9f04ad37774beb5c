import { transcript } from './transcript.js';

transcript('batch.md');
