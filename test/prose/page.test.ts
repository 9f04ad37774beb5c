/** Pages whose sentences deny, announce or only look like it. */
import { describe, expect, it } from 'vitest';
import { page } from '../../src/prose/page.js';

const read = (text: string) =>
  page({
    kind: 'readme',
    label: 'README',
    path: 'README.md',
    text,
    place: { url: 'https://github.com/example/model', revision: 'aaaa' },
    root: 'https://github.com/example/model/blob/aaaa',
  });
const isNegated = (sentence: string) => read(sentence).sentences.some(({ negated }) => negated);
const announcesOnly = (heading: string) => isNegated(`# ${heading}\n\n- Training on more data\n`);

const NEGATED = [
  'We do not release the training data.',
  'We don’t provide the weights for this variant.',
  'The corpus cannot be shared.',
  'Because of its licence we are unable to release the corpus.',
  'We are not able to redistribute the images.',
  'The dataset is not publicly available.',
  'The weights are not yet available.',
  'Training code has not been released yet.',
  'The code is not open-sourced.',
  "The data isn't public.",
  'We cannot make the recordings available.',
  'No training data is released with this model.',
  'Neither the code nor the data are available.',
  'There is no public dataset for this step.',
  'The training code will be released soon.',
  'The weights will be made publicly available.',
  'We will release the data in spring.',
  'We plan to open-source the pipeline.',
  'Checkpoints: coming soon',
  'Dataset: to be released',
  'TODO: upload the data',
  'Training data | TBA',
  'The data are available upon reasonable request.',
  'Weights are shared on request.',
  'The code will be public after acceptance.',
  'Documentation is under preparation.',
  'The server is no longer available.',
  'We describe the model without releasing its parameters.',
  'The corpus is withheld.',
  'Details of the mixture remain confidential.',
  'It was trained on a proprietary dataset.',
  'We publish the weights, but not the training data.',
  'The model was not trained on clinical notes.',
  'Please contact the authors to obtain access to the weights.',
  'Stay tuned!',
];

const AFFIRMED = [
  'We release not only the weights but also the training data.',
  'The data can be downloaded from Zenodo.',
  'The loader no longer requires a login.',
  'Do not forget to download the data first.',
  "Don't hesitate to share your results.",
  'If the weights are not available locally, they are downloaded.',
  'The licence is not limited to research.',
  'After you run the script, the results will be available in `out/`.',
  'Predictions will be provided as CSV files.',
  'We added two sizes at the request of some users.',
  'It outperforms proprietary models on most tasks.',
  'The API does not provide support for batches.',
  'The model is not intended for clinical use.',
  'Do not use it for decisions about people.',
  'An OpenAI-compatible server will be available at http://localhost:8000.',
  'All data used in this work are public.',
];

describe('a sentence', () => {
  it.each(NEGATED)('denies or announces: %s', (sentence) => {
    expect(isNegated(sentence)).toBe(true);
  });

  it.each(AFFIRMED)('gives, or speaks of something else: %s', (sentence) => {
    expect(isNegated(sentence)).toBe(false);
  });
});

describe('a heading', () => {
  it.each(['TODO', 'To do list', '🚧 Roadmap', 'coming soon', 'Future work', 'Next steps'])(
    '%s',
    (heading) => {
      expect(announcesOnly(heading)).toBe(true);
    },
  );

  it.each(['Training', 'How to do inference', 'Roadmap of the human genome'])('not %s', (heading) => {
    expect(announcesOnly(heading)).toBe(false);
  });
});
