import { transcript } from './transcript.js';

transcript('help.md');
