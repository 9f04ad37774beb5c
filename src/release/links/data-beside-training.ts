/** Data that pages link without a word on their use, where the release trains: they are what it trains on. */
import type { Repository } from '../../evidence.js';
import type { Document } from '../../prose/page.js';
import { trainingPages } from '../claims/statements.js';
import type { ReadCode } from '../code/bodies.js';
import { stepEvidence } from '../code/steps.js';
import type { FileTree } from '../files/files.js';
import { type DataLink, dataLinks, isForAnyone } from './data-links.js';

/** More links than this, without a word on their use, are a list of where data came from. */
const FEW_LINKS = 4;

/** Links to data, databases left out, on the pages that tell of the training. */
export const unstatedLinks = (documents: readonly Document[], repository: Repository | null): DataLink[] =>
  dataLinks(trainingPages(documents, repository)).filter(
    ({ use, kind }) => use === 'unstated' && kind !== 'source',
  );

/** Those that anyone can follow to the whole of the data; none in a release that trains nothing or links many. */
export function dataBesideTraining(
  unstated: readonly DataLink[],
  release: { files: FileTree[]; documents: Document[]; code: ReadCode[] },
): DataLink[] {
  const open = unstated.filter((one) => isForAnyone(one) && !one.part);
  if (open.length === 0 || unstated.length > FEW_LINKS) return [];
  const { files, documents, code } = release;
  return stepEvidence('training', files, documents, code).scripts.length > 0 ? open : [];
}
