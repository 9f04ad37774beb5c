/** Which data each stage of the training had, by the steps of one ladder: of a tune its own and its base's apart. Pure. */
import baseModelData from '../checks/base-model-data.js';
import { type Finding, runCheck } from '../checks/check.js';
import trainingData from '../checks/training-data.js';
import { isFineTune } from '../release/code/lineage.js';
import type { Release } from '../release/release.js';
import type { TrainingStage } from './schema/model.js';

/** One stage of a model that was made from no other, two of a tune: what its base learned from, then what it was tuned on. */
export function trainingStages(release: Release): TrainingStage[] {
  const own = runCheck(trainingData, release);
  if (!isFineTune(release.hub.value, release.repository.value, release.documents.value))
    return [stageOf('training', own)];
  return [stageOf('pre-training', runCheck(baseModelData, release)), stageOf('tuning', own)];
}

const stageOf = (stage: TrainingStage['stage'], finding: Finding): TrainingStage => ({
  stage,
  level: levelOf(finding),
  because: finding.because,
  citations: finding.citations,
});

/** What a script that makes the data again is worth on the ladder. */
const REBUILT = 0.75;
/** What sources earn that all have a name. */
const NAMED = 0.5;

function levelOf(finding: Finding): TrainingStage['level'] {
  switch (finding.result) {
    case 'pass':
      return 'released';
    case 'partial':
      if (finding.released === false || onlyNames(finding))
        return finding.share >= NAMED ? 'named' : 'described';
      return finding.share >= REBUILT ? 'rebuildable' : 'part';
    case 'fail':
      return 'none';
    default:
      return 'unknown';
  }
}

/** Sets that the card names and that could not be looked up have a name, and nothing more is known. */
const onlyNames = ({ missing }: Finding): boolean =>
  missing.some(({ what }) => what.startsWith('the dataset '));
