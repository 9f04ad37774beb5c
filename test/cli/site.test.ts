import { transcript } from './transcript.js';

transcript('site.md');
