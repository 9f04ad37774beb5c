import { transcript } from './transcript.js';

transcript('formats.md');
