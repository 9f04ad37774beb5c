import { transcript } from './transcript.js';

transcript('compare.md');
