/**
 * What SPDX 3.0.1 asks of a bill beyond its JSON Schema, as a judge: that references lead somewhere, that licenses are expressions, and
 * what the profiles for AI and datasets ask of each package. And the classes themselves, as the schema is not at hand everywhere.
 * Written from the model's pages, https://spdx.github.io/spdx-spec/v3.0.1/, class by class: a property that is not listed is a fault.
 */
import { createRequire } from 'node:module';

/** Comes without types. Throws for what is no SPDX expression. */
const parseExpression: (text: string) => void = createRequire(import.meta.url)('spdx-expression-parse');

type Check = (value: unknown) => boolean;
type Shape = Record<string, { is: Check; required?: true }>;

const text: Check = (value) => typeof value === 'string';
const iri: Check = (value) => typeof value === 'string' && /^(?!_:)[a-z][a-z\d+.-]*:\S+$/i.test(value);
const instant: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
const oneOf =
  (...allowed: string[]): Check =>
  (value) =>
    allowed.includes(value as string);
const listOf =
  (is: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => is(one));
const object =
  (type: string, shape: Shape): Check =>
  (value) =>
    typeof value === 'object' && value !== null && faultsIn(value, type, shape).length === 0;
const need = (is: Check) => ({ is, required: true as const });

const entry = object('DictionaryEntry', { key: need(text), value: { is: text } });
const reference = object('ExternalRef', {
  externalRefType: need(oneOf('documentation', 'vcs', 'other')),
  locator: need(listOf(iri)),
  comment: { is: text },
});

const ELEMENT: Shape = {
  spdxId: need(iri),
  creationInfo: need(oneOf('_:creationinfo')),
  name: { is: text },
  comment: { is: text },
  externalRef: { is: listOf(reference) },
};
const PACKAGE: Shape = {
  ...ELEMENT,
  name: need(text),
  suppliedBy: { is: iri },
  releaseTime: { is: instant },
  software_primaryPurpose: need(oneOf('model', 'data')),
  software_packageVersion: { is: text },
  software_packageUrl: { is: (value) => /^pkg:\w+\/\S+$/.test(String(value)) },
  software_downloadLocation: { is: iri },
  software_homePage: { is: iri },
};
const COLLECTION: Shape = {
  ...ELEMENT,
  profileConformance: { is: listOf(oneOf('core', 'software', 'simpleLicensing', 'ai', 'dataset')) },
  rootElement: need(listOf(iri)),
  element: need(listOf(iri)),
};

const CLASSES: Record<string, Shape> = {
  SoftwareAgent: ELEMENT,
  Agent: ELEMENT,
  ai_AIPackage: {
    ...PACKAGE,
    ai_domain: { is: listOf(text) },
    ai_typeOfModel: { is: listOf(text) },
    ai_hyperparameter: { is: listOf(entry) },
  },
  dataset_DatasetPackage: { ...PACKAGE, dataset_datasetType: need(listOf(oneOf('noAssertion'))) },
  simplelicensing_LicenseExpression: {
    ...ELEMENT,
    simplelicensing_licenseExpression: need((value) => {
      try {
        parseExpression(String(value));
        return true;
      } catch {
        return false;
      }
    }),
    simplelicensing_customIdToUri: { is: listOf(entry) },
  },
  simplelicensing_SimpleLicensingText: { ...ELEMENT, simplelicensing_licenseText: need(text) },
  Relationship: {
    ...ELEMENT,
    from: need(iri),
    relationshipType: need(oneOf('trainedOn', 'descendantOf', 'hasDeclaredLicense', 'hasConcludedLicense')),
    to: need(listOf(iri)),
  },
  Annotation: {
    ...ELEMENT,
    annotationType: need(oneOf('review')),
    subject: need(iri),
    statement: need(text),
  },
  software_Sbom: { ...COLLECTION, software_sbomType: need(listOf(oneOf('analyzed'))) },
  SpdxDocument: COLLECTION,
};

/** The license of a thing without one, or that nothing is said of: individuals of the standard, in no document. */
const INDIVIDUALS = ['NoneLicense', 'NoAssertionLicense'].map(
  (name) => `https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/${name}`,
);

function faultsIn(value: object, type: string, shape: Shape): string[] {
  const fields = value as Record<string, unknown>;
  const { type: stated, ...others } = fields;
  const faults = stated === type ? [] : [`${String(stated)} is not ${type}`];
  for (const [key, { is, required }] of Object.entries(shape)) {
    if (others[key] === undefined ? required : !is(others[key])) faults.push(`${type}: ${key}`);
  }
  const unknown = Object.keys(others).filter((key) => !(key in shape));
  return [...faults, ...unknown.map((key) => `${type}: no property ${key}`)];
}

/** What is wrong with a document; references must lead to an element of it. */
export function faultsOfSpdx(written: string): string[] {
  const { '@context': context, '@graph': graph, ...rest } = JSON.parse(written);
  const faults = Object.keys(rest);
  if (context !== 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld') faults.push('@context');
  const [info, ...elements] = graph as Record<string, unknown>[];
  const infoShape = {
    '@id': need(oneOf('_:creationinfo')),
    specVersion: need(oneOf('3.0.1')),
    created: need(instant),
    createdBy: need(listOf(iri)),
  };
  faults.push(...faultsIn(info ?? {}, 'CreationInfo', infoShape));
  const ids = elements.map(({ spdxId }) => spdxId);
  if (new Set(ids).size < ids.length) faults.push('an id twice');
  const known = new Set([...ids, ...INDIVIDUALS]);
  for (const element of elements) {
    const shape = CLASSES[String(element.type)];
    faults.push(
      ...(shape ? faultsIn(element, String(element.type), shape) : [`no class ${String(element.type)}`]),
    );
    const { from, to, element: parts, rootElement, subject, suppliedBy } = element;
    for (const id of [from, to, parts, rootElement, subject, suppliedBy].flat()) {
      if (id !== undefined && !known.has(id)) faults.push(`${String(id)} is not in the document`);
    }
  }
  return [...faults, ...profileFaults(elements)];
}

/** "Profile conformance" of the AI and the Dataset profile: exactly one license declared and one concluded of each package. */
function profileFaults(elements: readonly Record<string, unknown>[]): string[] {
  const packages = elements.filter(({ type }) => /_(?:AI|Dataset)Package$/.test(String(type)));
  return packages.flatMap(({ spdxId }) =>
    ['hasDeclaredLicense', 'hasConcludedLicense'].flatMap((kind) => {
      const stated = elements.filter((one) => one.relationshipType === kind && one.from === spdxId);
      const { length } = stated.flatMap(({ to }) => to);
      return length === 1 ? [] : [`${length} ${kind} of ${String(spdxId)}`];
    }),
  );
}
