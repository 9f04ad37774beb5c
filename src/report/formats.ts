/** The formats of a report: one renderer each, loaded when it is asked for. */
import { usageError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { Renderer } from './renderer.js';

export interface Format {
  about: string;
  /** It can hold one model only. */
  single?: true;
  /** It can hold what several rubrics say of a model. */
  rubrics?: true;
  /** It is about what the result was made from, too: rubric and evidence. */
  proof?: true;
  load(): Promise<Renderer>;
}

/** Adding a format is a renderer and one entry here. */
export const formats: Record<string, Format> = {
  table: {
    about: 'for people, in a terminal',
    rubrics: true,
    load: async () => (await import('./table/index.js')).renderTables,
  },
  json: {
    about: 'one versioned object; several targets or rubrics give an array',
    rubrics: true,
    load: async () => (await import('./json.js')).renderJsonReport,
  },
  markdown: {
    about: 'for a job summary or a comment, with every check folded away',
    rubrics: true,
    load: async () => (await import('./markdown.js')).renderMarkdown,
  },
  html: {
    about: 'one page that needs nothing beside it, with the JSON inside',
    single: true,
    load: async () => (await import('../site/single.js')).renderHtml,
  },
  csv: {
    about: 'one row for each model and rubric',
    rubrics: true,
    load: async () => (await import('./csv.js')).renderCsv,
  },
  sarif: {
    about: 'SARIF 2.1.0, for code scanning on GitHub',
    load: async () => (await import('./sarif.js')).renderSarif,
  },
  junit: {
    about: 'JUnit XML, for test reports in CI',
    load: async () => (await import('./junit.js')).renderJunit,
  },
  github: {
    about: 'annotations of a GitHub workflow',
    load: async () => (await import('./annotations.js')).renderAnnotations,
  },
  badge: {
    about: 'the headline as an SVG badge',
    single: true,
    load: async () => (await import('./badge.js')).renderBadge,
  },
  shields: {
    about: 'the headline as an endpoint for shields.io',
    single: true,
    load: async () => (await import('./shields.js')).renderShields,
  },
  cyclonedx: {
    about: 'CycloneDX 1.7, a bill of materials for machine learning',
    load: async () => (await import('./cyclonedx.js')).cyclonedxIn('1.7'),
  },
  'cyclonedx@1.6': {
    about: 'the same by CycloneDX 1.6',
    load: async () => (await import('./cyclonedx.js')).cyclonedxIn('1.6'),
  },
  spdx: {
    about: 'SPDX 3.0.1 as JSON-LD, a bill of materials with its profiles for AI and datasets',
    load: async () => (await import('./spdx.js')).renderSpdx,
  },
  'in-toto': {
    about:
      'a statement about the model at its commit, with the result and hashes of its sources, to be signed',
    single: true,
    proof: true,
    load: async () => (await import('./in-toto.js')).renderStatement,
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

/** The format of that name. @throws usageError with the nearest name */
export function formatNamed(name: string): Format {
  const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (found) return found;
  const known = Object.keys(formats);
  const near = nearest(name, known);
  throw usageError(
    `there is no format "${name}"${near ? `; did you mean ${near}?` : ''}`,
    `Formats: ${known.join(', ')}.`,
  );
}
