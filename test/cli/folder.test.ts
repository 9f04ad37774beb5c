import { transcript } from './transcript.js';

// One whole transcript in processes as people start them, whatever the others do.
transcript('folder.md', 'own');
