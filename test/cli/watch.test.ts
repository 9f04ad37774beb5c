import { transcript } from './transcript.js';

transcript('watch.md');
