/** The name of the file in which the owner of a model makes claims about it: at the root on the Hub, or of its code; form of `--attest`. */
export const OWNERS_FILE = '.openness.yaml';
