/** Asks whether one can tell whose machines trained the model: a cloud, a public computer, the owner's own. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

/** Clouds by name, and the words with which public and private machines are told of. */
const PROVIDER =
  /\b(?:AWS|Amazon (?:Web Services|EC2|SageMaker)|Google Cloud|GCP|Azure|Oracle Cloud|OCI|Lambda (?:Labs|Cloud)|CoreWeave|Together AI|RunPod|Vast\.ai|Crusoe|Stability(?: AI)?['’]?s? cluster|Alibaba Cloud|Tencent Cloud|Huawei Cloud|TPU Research Cloud|TRC program|Google['’]s TPU|Hugging Face(?:['’]s)? (?:compute )?cluster|Jean Zay|LUMI|MareNostrum|JUWELS|Perlmutter|NERSC|Argonne|Oak Ridge|Leonardo supercomputer|ABCI|Isambard)\b|\b[sS]upercomput(?:er|ing)\b|\b(?:our|own|in-house|internal|private|custom-built|university)\b[^.]{0,30}\bclusters?\b|\b[Cc]loud [Pp]rovider\b\W+\w/;

/** Clouds also hand out data, and data are put into clusters. */
const HOSTS_DATA =
  /\b(?:registry|open data|buckets?|s3|hosted|stored?|mirror\w*|available|released|tested|CLI|similarity|sequences?|proteins?|ligands?)\b/i;

export default defineCheck({
  id: 'compute-provider',
  title: 'The provider of the training compute is stated',
  partialTitle: 'The provider of the training compute is only partly stated',
  failureTitle: 'The provider of the training compute is not stated',
  why: 'Knowing who owns the machines shows who could train such a model, and where its power and water came from.',
  fix: 'Name the cloud, the supercomputer or the in-house cluster that the model was trained on.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [told] = trainingFigures(documents, repository, PROVIDER, HOSTS_DATA);
    if (told) return pass('The provider of the training compute is named.', { at: citeStatement(told) });
    return fail('No page says whose machines trained the model.');
  },
});
