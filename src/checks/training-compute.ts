/** Asks whether one can tell what the training took: which machines, how many, for how long. */
import { citeFile, hubPlace } from '../release/cite.js';
import type { Document, Sentence } from '../release/document.js';
import { type Citation, defineCheck, fail, partial, pass } from './check.js';

const ACCELERATOR =
  /\b(A100|H100|H200|H800|A800|GH200|B200|V100|P100|P40|K80|T4|L4|L40S?|A10G?|A30|A40|A6000|A5000|A4000|MI\d{3}X?|(RTX|GTX)[ -]?\w*\s?\d{3,4}( ?Ti)?|Titan[ -]?\w*|Quadro|DGX|Gaudi ?\d?|Trainium|TPU(s| pods?)?[ -]?v?\d?\w*|GPUs?|TPUs?|CPUs?)\b/i;
const NAMED =
  /\b([AHBVPKTL]\d{1,3}[GXS]?|[HA]800|GH200|A\d000|MI\d{3}X?|(RTX|GTX)[ -]?\w*\s?\d{3,4}|Titan|DGX|Gaudi|Trainium|TPU[ -]?v\d)/i;
const COUNTED =
  /\b(\d+|a|an|one|single|two|three|four|five|six|eight|ten|sixteen|thirty-two|sixty-four)\s*[x×*-]?\s*(of\s+)?((NVIDIA|AMD|Google|Cloud|Tesla|Nvidia|parallel|80GB|40GB|32GB)\s+)*(A100|H100|H200|H800|V100|P100|K80|T4|L40S?|A\d{2,4}|MI\d{3}|RTX|GTX|Titan|TPU|GPU|DGX|nodes?)|[x×]\s?\d+\b|\bTPU\s?v\d-\d+/i;
const DURATION =
  /\b(\d[\d,.]*\s?[kKM]?|one|two|three|four|five|six|seven|eight|ten|several|a few)[- ]?(GPU|TPU|A100|H100|V100|accelerator|chip|core|node|wall-?clock)?[- ]?(hours?|hrs?|days?|weeks?|months?|GPU-?hours?|GPU-?days?|petaflop\/?s?-days?)\b|\b(hours used|training time|wall[- ]?clock( time)?)\b[^.]{0,20}\d/i;
const TRAINING = /\b((pre-?)?train(ed|ing|s)?|fine-?tun\w+|optimi[sz]ed)\b/i;
const HEADING =
  /\btrain|compute|hardware|environmental|carbon|infrastructure|speeds?|technical spec|computational/;
const NOT_TRAINING =
  /\b(inference|test(ed)? on|predict\w*|require[sd]?|recommend\w*|minimum|at least|to run|downloads?|install)\b/i;

export default defineCheck({
  id: 'training-compute',
  title: 'Hardware and training time are documented',
  failureTitle: 'Hardware and training time are not documented',
  why: 'They decide whether a retraining is a matter of an evening or of a grant, and what it costs the climate.',
  fix: 'State type and number of accelerators and the hours of training in the model card.',
  needs: ['hub', 'documents'],
  evaluate({ hub, documents }) {
    const told = documents.flatMap((document) =>
      document.sentences.filter(isAboutTraining).map((sentence) => ({ document, sentence })),
    );
    const emissions = hub?.cardData?.co2_eq_emissions;
    const fromCard =
      isRecord(emissions) && typeof emissions.hardware_used === 'string' && emissions.hardware_used !== '';
    const hardware =
      pick(told, (text) => ACCELERATOR.test(text) && COUNTED.test(text)) ??
      pick(told, (text) => NAMED.test(text));
    const counted = hardware !== null && COUNTED.test(hardware.sentence.text);
    const time = pick(
      told,
      (text, heading) =>
        DURATION.test(text) && (TRAINING.test(text) || HEADING.test(heading) || ACCELERATOR.test(text)),
    );
    const at: Citation[] = [...(hardware ? [cite(hardware)] : []), ...(time ? [cite(time)] : [])];
    if (hub && fromCard) at.unshift(citeFile(hubPlace(hub), 'README.md', undefined, 'front matter'));
    const known = hardware !== null || fromCard;
    if (known && time) {
      if (counted || fromCard) return pass('The hardware and the time of the training are given.', { at });
      return partial(
        0.75,
        'The hardware and the time of the training are given, not the number of devices.',
        { at },
      );
    }
    if (known) return partial(0.5, 'The hardware of the training is given, not how long it took.', { at });
    if (time) return partial(0.5, 'The time of the training is given, not the hardware.', { at });
    return fail('No page says on what hardware and how long the model was trained.');
  },
});

interface Told {
  document: Document;
  sentence: Sentence;
}

function isAboutTraining({ text, negated, section }: Sentence): boolean {
  if (negated) return false;
  if (TRAINING.test(text)) return !/\b(to|can|for) (pre-?)?train\b/i.test(text);
  return section.path.some((heading) => HEADING.test(heading)) && !NOT_TRAINING.test(text);
}

const pick = (told: readonly Told[], wanted: (text: string, heading: string) => boolean): Told | null =>
  told.find(({ sentence }) => wanted(sentence.text, sentence.section.path.join(' '))) ?? null;

const cite = ({ document, sentence }: Told): Citation => document.cite(sentence.line);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
