/** A bill of materials for machine learning: CycloneDX 1.7 or 1.6 (ECMA-424), https://cyclonedx.org/capabilities/mlbom/ */
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Material, Model, Result } from '../result/result.js';
import { plain } from '../terminal.js';
import {
  evidenceOf,
  gatheredAt,
  materialsOf,
  packageUrl,
  packageUrlOf,
  serialNumber,
  shown,
  type Terms,
  termsOf,
  versionOf,
} from './bill/parts.js';
import { jsonText } from './json.js';
import type { Renderer } from './renderer.js';
import { webAddress } from './web-address.js';

const { Component, ExternalReference, Property } = Models;
const { ComponentType, ExternalReferenceType } = Enums;
type Component = InstanceType<typeof Component>;

/** Versions of the standard that are written, the newest first. */
const SPECS: Readonly<Record<SpecVersion, typeof Spec.Spec1dot7>> = {
  '1.7': Spec.Spec1dot7,
  '1.6': Spec.Spec1dot6,
};
type SpecVersion = '1.7' | '1.6';

/** @param version of the standard */
export const cyclonedxIn =
  (version: SpecVersion): Renderer =>
  (results) =>
    renderCyclonedx(results, version);

/**
 * Renders all models as components of one bill, with the datasets and base models that they name. The same results give the
 * same bytes: the time is the evidence's, and the serial number is derived from what was audited.
 */
export function renderCyclonedx(results: readonly Result[], version: SpecVersion = '1.7'): string {
  const bom = new Models.Bom({ serialNumber: serialNumber(results) });
  const [first] = results;
  const time = gatheredAt(results);
  if (time) bom.metadata.timestamp = time;
  bom.metadata.tools.components.add(
    new Component(ComponentType.Application, 'rodeo', {
      version: plain(first?.rodeo ?? ''),
      bomRef: 'rodeo',
    }),
  );
  const named = new Map<string, Component>();
  /** What the library has no models for, by the component's reference. */
  const more = new Map<string, object>();
  const part = (material: Material): Component => {
    const bomRef = `${typeOf(material)}:${shown(material.id)}`;
    const component = named.get(bomRef) ?? materialComponent(material, bomRef);
    named.set(bomRef, component);
    if (material.kind === 'dataset') more.set(bomRef, { data: [contents(material)] });
    return component;
  };
  for (const [index, result] of results.entries()) {
    const component = modelComponent(result, index);
    const materials = materialsOf(result.model);
    const parts = materials.map(part);
    for (const one of parts) component.dependencies.add(one.bomRef);
    bom.components.add(component);
    const datasets = parts.filter((_, at) => materials[at]?.kind === 'dataset');
    const bases = materials.filter(({ kind }) => kind === 'baseModel');
    more.set(component.bomRef.value ?? '', {
      ...(bases.length > 0 && { pedigree: pedigree(bases) }),
      modelCard: modelCard(result.model, datasets),
    });
  }
  for (const component of named.values()) bom.components.add(component);
  const normal = new Serialize.JSON.Normalize.Factory(SPECS[version])
    .makeForBom()
    .normalize(bom, { sortLists: true });
  const components = normal.components?.map((one) => ({ ...one, ...more.get(one['bom-ref'] ?? '') }));
  return jsonText({
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    ...normal,
    components,
  });
}

const typeOf = ({ kind }: Material) =>
  kind === 'dataset' ? ComponentType.Data : ComponentType.MachineLearningModel;

function materialComponent(material: Material, bomRef: string): Component {
  const { id, url, revision, license } = material;
  const purl = packageUrlOf(material);
  const component = new Component(typeOf(material), shown(id), {
    bomRef,
    ...(revision && { version: plain(revision) }),
    ...(purl && { purl }),
  });
  state(component, termsOf(license));
  const address = url && webAddress(url);
  if (address) {
    component.externalReferences.add(new ExternalReference(address, ExternalReferenceType.Distribution));
  }
  return component;
}

function contents({ id, url }: Material): object {
  const address = url && webAddress(url);
  return { type: 'dataset', name: shown(id), ...(address && { contents: { url: address } }) };
}

/** The models that this one was made from, and how. */
function pedigree(bases: readonly Material[]): object {
  const notes = bases.flatMap(({ id, relation }) => (relation ? `${plain(relation)} of ${shown(id)}` : []));
  return {
    ancestors: bases.map((base) => {
      const purl = packageUrlOf(base);
      return {
        type: typeOf(base),
        name: shown(base.id),
        ...(base.revision && { version: plain(base.revision) }),
        ...(purl && { purl }),
      };
    }),
    ...(notes.length > 0 && { notes: notes.join('; ') }),
  };
}

function modelComponent(result: Result, index: number): Component {
  const { model } = result;
  const name = shown(model.name);
  const [owner, ...rest] = name.split('/');
  const group = rest.length > 0 ? owner : undefined;
  const version = versionOf(model);
  const purl = packageUrl(model);
  const component = new Component(ComponentType.MachineLearningModel, rest.join('/') || name, {
    bomRef: `model:${index + 1}:${name}`,
    ...(group && { group, publisher: group }),
    ...(version && { version: plain(version) }),
    ...(purl && { purl }),
  });
  state(component, termsOf(model.licenses.weights));
  for (const reference of references(result)) component.externalReferences.add(reference);
  for (const [key, value] of properties(result)) component.properties.add(new Property(key, plain(value)));
  return component;
}

/** States the license of a component, which has one; of a model it is that of the weights, and other scopes are properties. */
function state(component: Component, terms: Terms): void {
  if (terms.kind !== 'expression' && terms.kind !== 'named') return;
  const factory = new Contrib.License.Factories.LicenseFactory(() => {
    if (terms.kind === 'named') throw new Error('no expression');
  });
  const license = factory.makeFromString(terms.text);
  license.acknowledgement = Enums.LicenseAcknowledgement.Declared;
  component.licenses.add(license);
}

function references(result: Result): Models.ExternalReference[] {
  const { hub, repository, paper } = result.model;
  const found = [
    { url: hub?.url, type: ExternalReferenceType.Distribution, comment: 'model on the Hub' },
    { url: hub && `${hub.url}/blob/${hub.revision}/README.md`, type: ExternalReferenceType.ModelCard },
    { url: repository?.url, type: ExternalReferenceType.VCS },
    { url: paper?.url, type: ExternalReferenceType.Documentation, comment: 'paper' },
    ...evidenceOf(result).map(({ url, for: ids }) => ({
      ...{ url, type: ExternalReferenceType.Evidence, comment: ids.join(', ') },
    })),
  ];
  return found.flatMap(({ url, type, comment }) => {
    const address = url && webAddress(url);
    return address ? new ExternalReference(address, type, comment ? { comment } : {}) : [];
  });
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
