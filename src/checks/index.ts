/** All checks, in the order in which a report lists them when the rubric does not say otherwise. */

import archivedCode from './archived-code.js';
import archivedData from './archived-data.js';
import archivedWeights from './archived-weights.js';
import baseModelData from './base-model-data.js';
import baseModelStated from './base-model-stated.js';
import baseModelWeights from './base-model-weights.js';
import basicProperties from './basic-properties.js';
import carbonEmissions from './carbon-emissions.js';
import changeLog from './change-log.js';
import type { Check } from './check.js';
import citationMetadata from './citation-metadata.js';
import completeConfiguration from './complete-configuration.js';
import computeProvider from './compute-provider.js';
import copyrightPolicy from './copyright-policy.js';
import dataCard from './data-card.js';
import datasetsLicensed from './datasets-licensed.js';
import datasetsNamed from './datasets-named.js';
import datasetsResolvable from './datasets-resolvable.js';
import deterministicCode from './deterministic-code.js';
import environment from './environment.js';
import evaluationCode from './evaluation-code.js';
import evaluationData from './evaluation-data.js';
import evaluationResults from './evaluation-results.js';
import feedbackChannel from './feedback-channel.js';
import inferenceCode from './inference-code.js';
import installCommand from './install-command.js';
import installablePackage from './installable-package.js';
import intendedUse from './intended-use.js';
import intermediateCheckpoints from './intermediate-checkpoints.js';
import licenseText from './license-text.js';
import limitations from './limitations.js';
import loadingSnippet from './loading-snippet.js';
import machineReadableResults from './machine-readable-results.js';
import modelArchitecture from './model-architecture.js';
import modelCard from './model-card.js';
import modelMetadata from './model-metadata.js';
import modelWeights from './model-weights.js';
import oneCommandWorkflow from './one-command-workflow.js';
import openAccessPaper from './open-access-paper.js';
import pinnedDependencies from './pinned-dependencies.js';
import preprocessingCode from './preprocessing-code.js';
import randomSeed from './random-seed.js';
import repositoryAlive from './repository-alive.js';
import researchPaper from './research-paper.js';
import resultsCommand from './results-command.js';
import safeWeights from './safe-weights.js';
import sampleOutputs from './sample-outputs.js';
import securityPolicy from './security-policy.js';
import softwareMetadata from './software-metadata.js';
import statedPrecision from './stated-precision.js';
import supportingTools from './supporting-tools.js';
import taggedRelease from './tagged-release.js';
import technicalReport from './technical-report.js';
import trainTestOverlap from './train-test-overlap.js';
import trainingCode from './training-code.js';
import trainingCompute from './training-compute.js';
import trainingConfiguration from './training-configuration.js';
import trainingCost from './training-cost.js';
import trainingData from './training-data.js';
import trainingDataSize from './training-data-size.js';
import trainingDataSummary from './training-data-summary.js';
import trainingEnergy from './training-energy.js';
import trainingFlops from './training-flops.js';
import trainingHardware from './training-hardware.js';
import trainingWater from './training-water.js';
import ungatedDownload from './ungated-download.js';
import versioningPolicy from './versioning-policy.js';
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
  trainingData,
  evaluationData,
  modelCard,
  dataCard,
  technicalReport,
  researchPaper,
  evaluationResults,
  sampleOutputs,
  modelMetadata,
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
  archivedCode,
  archivedData,
  archivedWeights,
  baseModelStated,
  basicProperties,
  carbonEmissions,
  changeLog,
  computeProvider,
  deterministicCode,
  feedbackChannel,
  installCommand,
  licenseText,
  oneCommandWorkflow,
  resultsCommand,
  securityPolicy,
  softwareMetadata,
  statedPrecision,
  trainTestOverlap,
  trainingCost,
  trainingDataSize,
  trainingEnergy,
  trainingFlops,
  trainingHardware,
  trainingWater,
  versioningPolicy,
  baseModelWeights,
  baseModelData,
  trainingDataSummary,
  copyrightPolicy,
];
