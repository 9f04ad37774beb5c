import { transcript } from './transcript.js';

transcript('rubrics.md');
