import { transcript } from './transcript.js';

transcript('live.md');
