import { transcript } from './transcript.js';

transcript('errors.md');
