import { transcript } from './transcript.js';

transcript('proof.md');
