/** The formats of a report: one renderer each, loaded when it is asked for. */
import type { Result } from './result.js';

export interface RenderOptions {
  /** Columns of the terminal. */
  width: number;
  color: boolean;
  verbose: boolean;
  /** Several models were asked for, so that a machine format gives a list even when one result is left. */
  several: boolean;
}

/** Turns results into the text of the whole report, with its final line break. Pure. */
export type Renderer = (results: readonly Result[], options: RenderOptions) => string;

export interface Format {
  about: string;
  /** It can hold one model only. */
  single?: true;
  load(): Promise<Renderer>;
}

/** Adding a format is a renderer and one entry here. */
export const formats: Record<string, Format> = {
  table: {
    about: 'for people, in a terminal',
    load: async () => (await import('./table.js')).renderTables,
  },
  json: {
    about: 'one versioned object; several targets give an array',
    load: async () => (await import('./json.js')).renderJsonReport,
  },
  mot: {
    about: 'a model file for the Model Openness Tool',
    single: true,
    load: async () => (await import('./mot.js')).renderMot,
  },
  'oci-annotations': {
    about: "annotations for an OCI artifact, by CNCF's draft",
    single: true,
    load: async () => (await import('./oci.js')).renderOci,
  },
};
