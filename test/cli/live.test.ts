import { transcript } from './transcript.js';

// Commands that keep connections open have a process of their own.
transcript('live.md', 'own');
