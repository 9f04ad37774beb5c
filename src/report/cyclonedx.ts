/** A bill of materials for machine learning: CycloneDX 1.6 (ECMA-424), https://cyclonedx.org/capabilities/mlbom/ */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { UNPUBLISHED } from '../evidence.js';
import { isLocal } from '../prose/cite.js';
import type { Model, Result } from '../result/result.js';
import { jsonText } from './json.js';
import { plain } from './terminal.js';
import { webAddress } from './web-address.js';

/** Comes without types. Throws for what is no SPDX expression. */
const parse: (text: string) => void = createRequire(import.meta.url)('spdx-expression-parse');
const { Component, ExternalReference, Property } = Models;
const { ComponentType, ExternalReferenceType } = Enums;
type Component = InstanceType<typeof Component>;

/**
 * Renders all models as components of one bill, with the datasets and base models that they name. The same results give the
 * same bytes: the time is the evidence's, and the serial number is derived from what was audited.
 */
export function renderCyclonedx(results: readonly Result[]): string {
  const bom = new Models.Bom({ serialNumber: serialNumber(results) });
  const [first] = results;
  const times = results.map(({ collectedAt }) => Date.parse(collectedAt)).filter(Number.isFinite);
  if (times.length > 0) bom.metadata.timestamp = new Date(Math.max(...times));
  bom.metadata.tools.components.add(
    new Component(ComponentType.Application, 'rodeo', {
      version: plain(first?.rodeo ?? ''),
      bomRef: 'rodeo',
    }),
  );
  const named = new Map<string, Component>();
  const other = (type: Enums.ComponentType, id: string) => {
    const bomRef = `${type}:${id}`;
    const component = named.get(bomRef) ?? new Component(type, id, { bomRef });
    named.set(bomRef, component);
    return component;
  };
  const cards = new Map<string, object>();
  for (const [index, result] of results.entries()) {
    const component = modelComponent(result, index);
    const datasets = result.model.datasets.map((id) => other(ComponentType.Data, shown(id)));
    const bases = result.model.baseModels.map((id) => other(ComponentType.MachineLearningModel, shown(id)));
    for (const one of [...datasets, ...bases]) component.dependencies.add(one.bomRef);
    bom.components.add(component);
    cards.set(component.bomRef.value ?? '', modelCard(result.model, datasets));
  }
  for (const component of named.values()) bom.components.add(component);
  const spec = Spec.Spec1dot6;
  const normal = new Serialize.JSON.Normalize.Factory(spec).makeForBom().normalize(bom, { sortLists: true });
  // The library's models know no model card yet.
  const components = normal.components?.map((one) => {
    const card = cards.get(one['bom-ref'] ?? '');
    return card ? { ...one, modelCard: card } : one;
  });
  return jsonText({ $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', ...normal, components });
}

function modelComponent(result: Result, index: number): Component {
  const { model } = result;
  const name = shown(model.name);
  const [owner, ...rest] = name.split('/');
  const group = rest.length > 0 ? owner : undefined;
  const version = [model.hub?.revision, model.repository?.commit].find((one) => one && one !== UNPUBLISHED);
  const purl = packageUrl(model);
  const component = new Component(ComponentType.MachineLearningModel, rest.join('/') || name, {
    bomRef: `model:${index + 1}:${name}`,
    ...(group && { group, publisher: group }),
    ...(version && { version: plain(version) }),
    ...(purl && { purl }),
  });
  const license = licenseOf(model.licenses.weights);
  if (license) component.licenses.add(license);
  for (const reference of references(model)) component.externalReferences.add(reference);
  for (const [key, value] of properties(result)) component.properties.add(new Property(key, plain(value)));
  return component;
}

/** Of the weights; other scopes are properties, since a component has one license. */
function licenseOf({ id, name, openness }: Model['licenses']['weights']): Models.License | null {
  if (openness === 'none' || openness === 'unknown') return null;
  const text = plain(id ?? name);
  if (text === '') return null;
  const license = new Contrib.License.Factories.LicenseFactory(parse).makeFromString(text);
  license.acknowledgement = Enums.LicenseAcknowledgement.Declared;
  return license;
}

function references({ hub, repository, paper }: Model): Models.ExternalReference[] {
  const found = [
    { url: hub?.url, type: ExternalReferenceType.Distribution, comment: 'model on the Hub' },
    { url: hub && `${hub.url}/blob/${hub.revision}/README.md`, type: ExternalReferenceType.ModelCard },
    { url: repository?.url, type: ExternalReferenceType.VCS },
    { url: paper?.url, type: ExternalReferenceType.Documentation, comment: 'paper' },
  ];
  return found.flatMap(({ url, type, comment }) => {
    const address = url && webAddress(url);
    return address ? new ExternalReference(address, type, comment ? { comment } : {}) : [];
  });
}

/** https://github.com/package-url/purl-spec: the Hub's names keep their case, GitHub's are lower case. A folder has none. */
function packageUrl({ hub, repository }: Model): string | undefined {
  const path = (text: string) => plain(text).split('/').map(encodeURIComponent).join('/');
  if (hub && !isLocal(hub.url)) return `pkg:huggingface/${path(hub.id)}@${path(hub.revision.toLowerCase())}`;
  if (hub || !repository || isLocal(repository.url)) return undefined;
  const at = repository.commit ? `@${path(repository.commit)}` : '';
  return `pkg:github/${path(repository.fullName.toLowerCase())}${at}`;
}

function properties(result: Result): [string, string][] {
  const { archetype, classification, gate, items = [], model, rubric, scores, checks, verdict } = result;
  const all: [string, string | null | undefined][] = [
    ['rubric', rubric.id],
    ...scores.flatMap(({ id, low, high, tier }): [string, string | null][] => [
      [`score:${id}`, low === null ? 'not applicable' : String(low)],
      ...(low === high ? [] : [[`score:${id}:at-most`, String(high)] as [string, string]]),
      [`score:${id}:tier`, tier],
    ]),
    ['archetype', archetype?.label],
    ['class', classification?.label],
    ['class:at-most', classification?.atMost?.label],
    ['verdict', verdict?.label],
    ['gate', gate?.verdict],
    ...(gate?.conditions ?? []).map(({ id, verdict: one }): [string, string] => [`gate:${id}`, one]),
    ...Object.entries(model.licenses).map(([scope, { id, name }]): [string, string] => [
      `license:${scope}`,
      id ?? name,
    ]),
    ...items.map(({ id, label }): [string, string | undefined] => [`item:${id}`, label]),
    ...checks.map(({ id, result: one, attested }): [string, string] => [
      `check:${id}`,
      attested ? `${one} (attested)` : one,
    ]),
  ];
  return all.flatMap(([key, value]) => (value ? [[`rodeo:${plain(key)}`, value] as [string, string]] : []));
}

function modelCard({ parameters, task, library, released }: Model, datasets: readonly Component[]): object {
  const facts = [
    ...(parameters ? [{ name: 'rodeo:parameters', value: String(parameters.count) }] : []),
    ...(library ? [{ name: 'rodeo:library', value: plain(library) }] : []),
    ...(released ? [{ name: 'rodeo:released', value: plain(released.date) }] : []),
  ];
  return {
    modelParameters: {
      ...(task && { task: plain(task) }),
      ...(datasets.length > 0 && { datasets: datasets.map(({ bomRef }) => ({ ref: bomRef.value })) }),
    },
    ...(facts.length > 0 && { properties: facts }),
  };
}

/** A name that can stand where an empty one is not allowed. */
const shown = (text: string): string => plain(text) || 'unnamed';

/** A UUID of version 8 (RFC 9562: made by the maker's own rule) from what was audited, when, and by which rubric. */
function serialNumber(results: readonly Result[]): string {
  const about = results.map(({ target, collectedAt, rubric, rodeo }) => [
    target,
    collectedAt,
    rubric.id,
    rodeo,
  ]);
  const hex = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32);
  const uuid = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17)}`;
  return `urn:uuid:${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
