/** What checks read, in words. */
import type { Need } from '../release/release.js';

export const NEEDS: Record<Need, string> = {
  hub: "the Hub's record of the model",
  repository: "GitHub's record of the repository",
  paper: 'the paper',
  card: 'the model card',
  readme: 'the README of the repository',
  documents: 'all Markdown pages',
  hubFiles: 'the list of files on the Hub',
  repositoryFiles: 'the list of files in the repository',
  files: 'the lists of files on the Hub and in the repository',
  code: 'the code',
  datasets: 'the datasets that the model names',
  licenses: 'the licenses of weights, code, data and documents',
  conflicts: 'contradictions between the places that state a license',
};
