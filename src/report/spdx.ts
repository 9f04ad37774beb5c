/**
 * A bill of materials as SPDX 3.0.1 in JSON-LD, with the profiles for AI and datasets: https://spdx.github.io/spdx-spec/v3.0.1/
 * What the profiles ask for and nobody stated (the day on which a dataset was built) is left out and counted in the document's
 * comment, never made up.
 */
import type { Material, Model, Result } from '../result/result.js';
import { plain } from '../terminal.js';
import {
  evidenceOf,
  gatheredAt,
  licenseReference,
  materialsOf,
  packageUrl,
  packageUrlOf,
  serialNumber,
  shown,
  type Terms,
  termsOf,
  versionOf,
} from './bill/parts.js';
import { verdictOf } from './bill/verdict.js';
import { jsonText } from './json.js';
import { webAddress } from './web-address.js';

const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const INFO = '_:creationinfo';
const LICENSING = 'https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing';

/** What the profiles ask of each package beyond the schema, under "External properties restrictions" of its class. */
const ASKED: Record<string, { of: string; properties: readonly string[] }> = {
  ai_AIPackage: {
    of: 'model',
    properties: ['releaseTime', 'suppliedBy', 'software_downloadLocation', 'software_packageVersion'],
  },
  dataset_DatasetPackage: {
    of: 'dataset',
    properties: ['builtTime', 'originatedBy', 'releaseTime', 'software_downloadLocation'],
  },
};

type Element = { type: string; spdxId: string; creationInfo: string } & Record<string, unknown>;

/** The graph as it grows: each element once, in the order of its first mention. */
class Graph {
  readonly elements = new Map<string, Element>();
  readonly #base: string;

  constructor(serial: string) {
    this.#base = `${serial}#`;
  }

  id = (name: string): string => `${this.#base}${encodeURIComponent(name)}`;

  /** Adds an element unless it is there, and returns its id. */
  add(type: string, name: string, fields: Record<string, unknown>): string {
    const spdxId = this.id(name);
    if (!this.elements.has(spdxId)) {
      this.elements.set(spdxId, { type, spdxId, creationInfo: INFO, ...fields });
    }
    return spdxId;
  }

  relate(from: string, relationshipType: string, to: readonly string[], more: object = {}): void {
    if (to.length === 0) return;
    const name = `relationship-${[...this.elements.values()].filter(({ type }) => type === 'Relationship').length + 1}`;
    this.add('Relationship', name, { from, relationshipType, to, ...more });
  }
}

/** Renders all models as AI packages of one document. The same results give the same bytes. */
export function renderSpdx(results: readonly Result[]): string {
  const graph = new Graph(serialNumber(results));
  const [first] = results;
  const agent = graph.add('SoftwareAgent', 'rodeo', { name: `rodeo ${plain(first?.rodeo ?? '')}`.trim() });
  const models = results.map((result, index) => model(graph, result, index + 1));
  const parts = [...graph.elements.keys()];
  const profiles = ['core', 'software', 'simpleLicensing', 'ai'];
  const hasData = [...graph.elements.values()].some(({ type }) => type === 'dataset_DatasetPackage');
  if (hasData) profiles.push('dataset');
  const bill = graph.add('software_Sbom', 'bill', {
    name: 'What was found of the models and what they were made from',
    profileConformance: profiles,
    rootElement: models.length > 0 ? models : [agent],
    element: parts,
    software_sbomType: ['analyzed'],
  });
  graph.add('SpdxDocument', 'document', {
    name: 'Audit by rodeo',
    comment: leftOut([...graph.elements.values()]),
    profileConformance: profiles,
    rootElement: [bill],
    element: [...parts, bill],
  });
  const time = gatheredAt(results) ?? new Date(0);
  const info = {
    type: 'CreationInfo',
    '@id': INFO,
    specVersion: '3.0.1',
    created: instant(time),
    createdBy: [agent],
  };
  return jsonText({ '@context': CONTEXT, '@graph': [info, ...graph.elements.values()] });
}

/** Which of the facts that the profiles ask for are in none of the evidence, and of how many packages. */
function leftOut(elements: readonly Element[]): string {
  const missing = Object.entries(ASKED).flatMap(([type, { of, properties }]) => {
    const packages = elements.filter((one) => one.type === type);
    return properties.flatMap((property) => {
      const without = packages.filter((one) => one[property] === undefined).length;
      const name = property.replace(/^.*_/, '');
      return without > 0 ? [`${name} of ${without} of ${counted(packages.length, of)}`] : [];
    });
  });
  return missing.length > 0
    ? `The AI and Dataset profiles ask for facts that the evidence does not show. They are left out here: ${missing.join(', ')}.`
    : 'All that the AI and Dataset profiles ask for is here.';
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function model(graph: Graph, result: Result, number: number): string {
  const { model: about } = result;
  const { hub, repository, released, parameters, task, library, licenses } = about;
  const name = shown(about.name);
  const version = versionOf(about);
  const purl = packageUrl(about);
  const page = [hub?.url, repository?.url].map((url) => url && webAddress(url)).find((url) => url);
  const id = graph.add('ai_AIPackage', `model-${number}`, {
    name,
    ...supplied(graph, name),
    ...(released && wholeDay(released.date) && { releaseTime: wholeDay(released.date) }),
    software_primaryPurpose: 'model',
    ...(version && { software_packageVersion: plain(version) }),
    ...(purl && { software_packageUrl: purl }),
    ...(page && { software_downloadLocation: page, software_homePage: page }),
    ...(task && { ai_domain: [plain(task)] }),
    ...(library && { ai_typeOfModel: [plain(library)] }),
    ...(parameters && {
      ai_hyperparameter: [{ type: 'DictionaryEntry', key: 'parameters', value: String(parameters.count) }],
    }),
    externalRef: references(result),
  });
  license(graph, id, termsOf(licenses.weights));
  const materials = materialsOf(about);
  const datasets = materials.filter(({ kind }) => kind === 'dataset');
  graph.relate(
    id,
    'trainedOn',
    datasets.map((one) => dataset(graph, one)),
    { comment: 'as the model names them' },
  );
  for (const base of materials.filter(({ kind }) => kind === 'baseModel')) {
    const more = base.relation ? { comment: plain(base.relation) } : {};
    graph.relate(id, 'descendantOf', [baseModel(graph, base)], more);
  }
  graph.add('Annotation', `verdict-${number}`, {
    annotationType: 'review',
    subject: id,
    statement: verdictOf(result),
  });
  return id;
}

function dataset(graph: Graph, material: Material): string {
  const name = shown(material.id);
  const id = graph.add('dataset_DatasetPackage', `dataset-${name}`, {
    name,
    ...published(graph, material),
    software_primaryPurpose: 'data',
    dataset_datasetType: ['noAssertion'],
  });
  license(graph, id, termsOf(material.license));
  return id;
}

function baseModel(graph: Graph, material: Material): string {
  const name = shown(material.id);
  const purl = packageUrlOf(material);
  const id = graph.add('ai_AIPackage', `base-${name}`, {
    name,
    ...published(graph, material),
    software_primaryPurpose: 'model',
    ...(purl && { software_packageUrl: purl }),
  });
  license(graph, id, termsOf(material.license));
  return id;
}

/** The account that a name begins with, which publishes the package; whether it also made it, the name does not say. */
function supplied(graph: Graph, name: string): object {
  const owner = /^([^\s/]+)\/[^\s/]+$/.exec(name)?.[1];
  return owner ? { suppliedBy: graph.add('Agent', `owner-${owner}`, { name: owner }) } : {};
}

function published(graph: Graph, { id, url, revision }: Material): object {
  const address = url && webAddress(url);
  return {
    ...(address && supplied(graph, shown(id))),
    ...(revision && { software_packageVersion: plain(revision) }),
    ...(address && { software_downloadLocation: address }),
  };
}

/**
 * States the license of a package, once: as declared, and as concluded from what is declared. Both profiles ask for exactly one of each.
 * Terms without an SPDX id get one for this document, which leads to their name.
 */
function license(graph: Graph, from: string, terms: Terms): void {
  const isStated = [...graph.elements.values()].some(
    (one) => one.relationshipType === 'hasDeclaredLicense' && one.from === from,
  );
  if (isStated) return;
  const stated = [licenseIn(graph, terms)];
  graph.relate(from, 'hasDeclaredLicense', stated);
  graph.relate(from, 'hasConcludedLicense', stated, { comment: 'as read from what is declared' });
}

function licenseIn(graph: Graph, terms: Terms): string {
  if (terms.kind === 'none') return `${LICENSING}/NoneLicense`;
  if (terms.kind === 'unseen') return `${LICENSING}/NoAssertionLicense`;
  const { text } = terms;
  if (terms.kind === 'expression') {
    return graph.add('simplelicensing_LicenseExpression', `license-${text}`, {
      simplelicensing_licenseExpression: text,
    });
  }
  const words = graph.add('simplelicensing_SimpleLicensingText', `terms-${text}`, {
    name: text,
    simplelicensing_licenseText: `Terms that go by the name of ${text}. Their text is where the package is published.`,
  });
  const reference = licenseReference(text);
  return graph.add('simplelicensing_LicenseExpression', `license-${text}`, {
    simplelicensing_licenseExpression: reference,
    simplelicensing_customIdToUri: [{ type: 'DictionaryEntry', key: reference, value: words }],
  });
}

function references(result: Result): object[] | undefined {
  const { hub, repository, paper } = result.model;
  const reference = (externalRefType: string, url: string | undefined, comment?: string) => {
    const address = url && webAddress(url);
    return address
      ? [{ type: 'ExternalRef', externalRefType, locator: [address], ...(comment && { comment }) }]
      : [];
  };
  const found = [
    ...reference('documentation', hub && `${hub.url}/blob/${hub.revision}/README.md`, 'model card'),
    ...reference('vcs', repository?.url),
    ...reference('documentation', paper?.url, 'paper'),
    ...evidenceOf(result).flatMap(({ url, for: ids }) =>
      reference('other', url, `evidence of ${ids.join(', ')}`),
    ),
  ];
  return found.length > 0 ? found : undefined;
}

/** SPDX knows no fractions of a second. */
const instant = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

/** Midnight of a date that is known to the day; a month or a year alone is no time. */
function wholeDay(date: Model['name']): string | null {
  const time = new Date(date);
  return /^\d{4}-\d\d-\d\d/.test(date) && !Number.isNaN(time.getTime()) ? instant(time) : null;
}
