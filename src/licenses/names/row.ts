/** A row in the tables of licenses. */
import type { Openness } from '../license.js';

/** A license as this tool knows it: SPDX id where there is one, else the Hub's tag or a name in kebab case. */
export interface KnownLicense {
  id: string;
  name: string;
  openness: Openness;
  aliases: readonly string[];
}

export type Row = readonly [id: string, name: string, openness: Openness, aliases?: readonly string[]];
