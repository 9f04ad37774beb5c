import { transcript } from './transcript.js';

transcript('license.md');
