import { transcript } from './transcript.js';

transcript('attest.md');
