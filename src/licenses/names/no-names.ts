/** What people write in the place of a license's name, and that names none. */

/** Said in the place of a license, and none. */
export const NOT_LICENSES: readonly string[] = [
  'unlicensed',
  'none',
  'no license',
  'n/a',
  'unknown',
  'undisclosed',
  'proprietary',
  'all rights reserved',
  'various',
  'mixed',
  'tbd',
  'license',
  '???',
  '',
];

/** There are terms, but the word says nothing of them. */
export const UNNAMED_TERMS: readonly string[] = [
  'other',
  'other license',
  'custom',
  'custom license',
  'bespoke',
];
