import { transcript } from './transcript.js';

transcript('diff.md');
