import { transcript } from './transcript.js';

transcript('mof.md');
