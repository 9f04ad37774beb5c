/** Makes what the program reads beside its code: run once by the build, in a bundle of its own. */
import { checks } from './checks/index.js';
import { writeTermsModel } from './licenses/terms/training/train.js';
import { writeFingerprints } from './licenses/text/fingerprint-build.js';
import { prepareRubrics } from './rubric/prepare.js';

await prepareRubrics(checks.map(({ id }) => id));
writeFingerprints();
writeTermsModel();
