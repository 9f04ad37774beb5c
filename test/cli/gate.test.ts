import { transcript } from './transcript.js';

transcript('gate.md');
