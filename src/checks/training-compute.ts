/** Asks whether one can tell what the training took: which machines, how many, for how long. */
import { type Citation, citeFile, hubPlace } from '../prose/cite.js';
import type { Document, Sentence } from '../prose/page.js';
import { trainingPages } from '../release/claims/statements.js';
import { tellsOfTraining } from '../release/claims/training-account.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Accelerators by their names. Case matters: `T4` is one, `t4` a variable. */
const CHIP =
  'A100|H100|H200|H800|A800|GH200|B200|V100|P100|P40|K80|T4|L4|L40S?|A10G?|A30|A40|A[456]000|MI\\d{3}X?|(?:RTX|GTX)[ -]?(?:A|Titan )?\\d*\\w*|Titan [XVR]\\w*|Quadro|DGX\\w*|Gaudi ?\\d?|Trainium\\d?|Ascend ?\\d*\\w*|TPU[ -]?[vV]\\d\\w*|TPU [Pp]od';
export const NAMED = new RegExp(`(?<![\\w-])(?:${CHIP})(?![A-Za-z])`);
const NUMBER =
  '(?:\\d[\\d,]*|[Oo]ne|[Ss]ingle|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ee]ight|[Ss]ixteen|[Tt]hirty-two|[Ss]ixty-four)';
const MAKER =
  '(?:(?:NVIDIA|Nvidia|AMD|Google|Huawei|Cloud|cloud|Tesla|GeForce|\\d+ ?GB|parallel|x|×|\\*|of|SXM\\d?)[ -]*)*';
export const COUNTED = new RegExp(
  `(?<![\\w.])${NUMBER}[ -]*[x×*]?[ -]*${MAKER}(?:(?:${CHIP})(?![A-Za-z])|(?:GPU|TPU|NPU|accelerator|TPU core|nodes of)s?\\b)|(?:${CHIP})\\s?[x×*]\\s?\\d+|TPU[ -]?[vV]\\d+-\\d+|\\bGPUs?: \\d+`,
);
const DURATION =
  /(?<![\w.])(~ ?)?(\d[\d,.]*\s?[kKM]?|one|two|three|four|five|six|seven|eight|ten|several|a few)[- ]?((GPU|TPU|[AHV]\d00|accelerator|chip|core|node|wall-?clock)[- ]?){0,2}(hours?|hrs?|days?|weeks?|months?)\b(?! of (?:[\w-]+ ){0,3}(audio|speech|video|footage|recordings?|music|data|eeg|conversations?|simulations?))|(?<![\w.])\d[\d,.]*\s?h(?![\w/])|\bpetaflop\/?s?-days\b|\b(hours used|training time|wall[- ]?clock time)\b[^.]{0,20}\d/i;
export default defineCheck({
  id: 'training-compute',
  title: 'Hardware and training time are documented',
  partialTitle: 'Hardware and training time are only partly documented',
  failureTitle: 'Hardware and training time are not documented',
  why: 'They decide whether retraining takes an evening or a grant, and what it costs the climate.',
  fix: 'State the type and number of accelerators and the hours of training in the model card.',
  needs: ['hub', 'repository', 'documents'],
  evaluate({ hub, repository, documents }) {
    const told = trainingPages(documents, repository).flatMap((document) =>
      document.sentences
        .filter((sentence) => tellsOfTraining(sentence, document))
        .map((sentence) => ({ document, sentence })),
    );
    const emissions = hub?.cardData?.co2_eq_emissions;
    const fromCard =
      isRecord(emissions) && typeof emissions.hardware_used === 'string' && emissions.hardware_used !== '';
    const hardware = pick(told, COUNTED) ?? pick(told, NAMED);
    const counted = hardware !== null && COUNTED.test(hardware.sentence.text);
    const time = pick(told, DURATION);
    const at: Citation[] = [...(hardware ? [cite(hardware)] : []), ...(time ? [cite(time)] : [])];
    if (hub && fromCard) at.unshift(citeFile(hubPlace(hub), 'README.md', undefined, 'front matter'));
    const known = hardware !== null || fromCard;
    if (known && time) {
      if (counted || fromCard) return pass('Training hardware and time are stated.', { at });
      return partial(0.75, 'Training hardware and time are stated, but not the number of devices.', { at });
    }
    if (known)
      return partial(0.5, 'The training hardware is stated, but not how long training took.', { at });
    if (time) return partial(0.5, 'The training time is stated, but not the hardware.', { at });
    return fail('No page says on what hardware, or for how long, the model was trained.');
  },
});

interface Told {
  document: Document;
  sentence: Sentence;
}

const pick = (told: readonly Told[], wanted: RegExp): Told | null =>
  told.find(({ sentence }) => wanted.test(sentence.text) && !sentence.negated) ?? null;

const cite = ({ document, sentence }: Told): Citation => document.cite(sentence.line);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
