import { transcript } from './transcript.js';

transcript('items.md');
