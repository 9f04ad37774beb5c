import { transcript } from './transcript.js';

transcript('explain.md');
