import { transcript } from './transcript.js';

transcript('folder.md');
