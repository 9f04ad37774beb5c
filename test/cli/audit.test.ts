import { transcript } from './transcript.js';

transcript('audit.md');
