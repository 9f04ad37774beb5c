/** OCI annotations for a packaged model, by CNCF's draft of September 2026 (cncf/toc#2299): pointers to the evidence, not proof. */
import { usageError } from '../errors.js';
import { UNPUBLISHED } from '../evidence.js';
import { isLocal } from '../prose/cite.js';
import type { ClassComponent, Model, Result } from '../result/result.js';
import { inExpression, termsOf } from './bill/parts.js';
import { jsonText } from './json.js';

/** The draft has it in every list. This file is not evaluated; `--format mot` writes one. */
const CONFIGURATION = 'model-openness-config-file';

/**
 * Renders one result as a JSON object of annotations. The draft knows no word for a model without a class: such a model has
 * neither class nor version nor components.
 * @throws usageError for several models, and for a rubric without classes
 */
export function renderOci(results: readonly Result[]): string {
  const [result, ...others] = results;
  if (!result || others.length > 0) throw usageError('--format oci-annotations is about one model');
  const { classification, model } = result;
  if (!classification) {
    throw usageError(`--format oci-annotations needs a rubric with classes; ${result.rubric.id} has none`);
  }
  const open = classification.components.filter(({ status }) => status === 'open');
  const licenses = licensesOf(classification.components, model);
  const source = [model.hub?.url, model.repository?.url].find((url) => url !== undefined && !isLocal(url));
  const version = model.hub?.revision ?? model.repository?.commit;
  return jsonText({
    'org.cncf.ai.lifecycle.status': lifecycle(result),
    ...(classification.class && {
      'org.cncf.ai.model.mof.class': classification.class,
      'org.cncf.ai.model.mof.version': classification.framework.version,
      'org.cncf.ai.model.mof.components': [...open.map(({ slug }) => slug), CONFIGURATION].join(','),
    }),
    'org.opencontainers.image.title': model.name,
    ...(version && version !== UNPUBLISHED && { 'org.opencontainers.image.version': version }),
    ...(licenses.length > 0 && { 'org.opencontainers.image.licenses': expression(licenses) }),
    ...(source && { 'org.opencontainers.image.source': source }),
  });
}

/**
 * How far the model has come, which the draft asks of every artifact. Nobody can read from outside that it is ready for a product:
 * it is `validated` where it passed a gate, `deprecated` where its owner archived the code, and otherwise as yet `experimental`.
 */
function lifecycle({ gate, model }: Result): 'experimental' | 'validated' | 'deprecated' {
  if (model.repository?.archived) return 'deprecated';
  return gate?.verdict === 'pass' ? 'validated' : 'experimental';
}

/**
 * Under which the artifact is distributed, those that are not open included: an artifact of weights must not be told by the license of
 * the code that runs them. Nothing where the terms of the weights are not known: the rest would stand for all of it.
 */
function licensesOf(components: readonly ClassComponent[], model: Model): string[] {
  if (inExpression(termsOf(model.licenses.weights)) === null) return [];
  const stated = components.filter(({ status }) => status === 'open' || status === 'notOpen');
  const parts = stated.flatMap(({ license }) => (license ? (inExpression(termsOf(license)) ?? []) : []));
  return [...new Set(parts)].sort();
}

/** One SPDX expression; parts that are expressions themselves keep their brackets. */
const expression = (ids: readonly string[]): string =>
  ids.map((id) => (ids.length > 1 && / OR /.test(id) ? `(${id})` : id)).join(' AND ');
