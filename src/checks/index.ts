/** All checks, in the order in which a report lists them when the rubric does not say otherwise. */

import type { Check } from './check.js';
import citationMetadata from './citation-metadata.js';
import completeConfiguration from './complete-configuration.js';
import datasetsLicensed from './datasets-licensed.js';
import datasetsNamed from './datasets-named.js';
import datasetsResolvable from './datasets-resolvable.js';
import environment from './environment.js';
import evaluationCode from './evaluation-code.js';
import inferenceCode from './inference-code.js';
import installablePackage from './installable-package.js';
import intendedUse from './intended-use.js';
import intermediateCheckpoints from './intermediate-checkpoints.js';
import limitations from './limitations.js';
import loadingSnippet from './loading-snippet.js';
import machineReadableResults from './machine-readable-results.js';
import modelArchitecture from './model-architecture.js';
import modelWeights from './model-weights.js';
import openAccessPaper from './open-access-paper.js';
import pinnedDependencies from './pinned-dependencies.js';
import preprocessingCode from './preprocessing-code.js';
import randomSeed from './random-seed.js';
import repositoryAlive from './repository-alive.js';
import safeWeights from './safe-weights.js';
import supportingTools from './supporting-tools.js';
import taggedRelease from './tagged-release.js';
import trainingCode from './training-code.js';
import trainingCompute from './training-compute.js';
import trainingConfiguration from './training-configuration.js';
import ungatedDownload from './ungated-download.js';
import workedExample from './worked-example.js';

export const checks: readonly Check[] = [
  modelWeights,
  modelArchitecture,
  inferenceCode,
  trainingCode,
  evaluationCode,
  preprocessingCode,
  intermediateCheckpoints,
  supportingTools,
  ungatedDownload,
  safeWeights,
  completeConfiguration,
  loadingSnippet,
  workedExample,
  pinnedDependencies,
  environment,
  installablePackage,
  intendedUse,
  limitations,
  trainingConfiguration,
  randomSeed,
  trainingCompute,
  datasetsNamed,
  datasetsResolvable,
  datasetsLicensed,
  machineReadableResults,
  openAccessPaper,
  citationMetadata,
  taggedRelease,
  repositoryAlive,
];
