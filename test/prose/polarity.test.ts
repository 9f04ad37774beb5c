/** Sentences as owners write them, and what they say of having the thing: the table that the lexicon's cues stand or fall by. */
import { describe, expect, it } from 'vitest';
import {
  DATA,
  EVALUATION_CODE,
  TRAINING_CODE,
  TRAINING_DATA,
  WEIGHTS_OR_MODEL,
} from '../../src/lexicon/concepts.js';
import { claimOn, deniedAt, type Polarity, stanceOf, type Topic } from '../../src/prose/polarity.js';

const TOPICS: Record<string, Topic> = {
  weights: WEIGHTS_OR_MODEL,
  data: DATA,
  'training data': TRAINING_DATA,
  'training code': TRAINING_CODE,
  'evaluation code': EVALUATION_CODE,
};

const CLAIMS: readonly [Polarity, [topic: string, text: string][]][] = [
  [
    'given',
    [
      ['weights', 'The model weights are released under Apache-2.0.'],
      ['weights', 'You can download our checkpoints from https://example.org/w.pt.'],
      ['weights', 'We publish all weights, though the data stay private.'],
      ['weights', 'Trained weights: Zenodo'],
      ['weights', 'The checkpoint is hosted on Hugging Face and downloaded at first use.'],
      ['weights', 'The weights no longer require a login.'],
      ['weights', 'The model weights can be fetched without registration.'],
      ['weights', 'Both the code and the model weights are openly available.'],
      ['training data', 'The training data can be found at https://example.org/d.zip.'],
      ['training data', 'We share the corpus used for pre-training.'],
      ['training data', 'Raw reads are available upon request, the processed training data are on Zenodo.'],
      ['training data', 'The scans cannot be shared, but the training set of derived features is public.'],
      ['training code', 'The training code is open-sourced.'],
      ['training code', 'We provide scripts to train the model, but not the data.'],
      ['evaluation code', 'The evaluation scripts are included.'],
      ['data', '✅ Dataset'],
      ['data', 'All data are public; the weights will follow.'],
      ['weights', 'If the weights are not available locally, they are downloaded from our server.'],
      ['weights', 'For questions contact us; the weights are on figshare.'],
    ],
  ],
  [
    'elsewhere',
    [
      ['weights', 'The weights are not included in this repository because of their size.'],
      [
        'weights',
        'The trained weights are not included in this repository because of their size. Download them from https://example.org/records/1 and unpack them.',
      ],
      ['weights', 'The weights do not ship with this package; get them from the release page.'],
      ['weights', 'The checkpoints are too large for Git.'],
      ['weights', 'This repository does not contain the model weights.'],
      ['weights', 'Model weights are distributed separately.'],
      ['training data', 'The training data are not part of this repo.'],
      [
        'training data',
        'The training data are not included here, but are available at https://example.org/d.',
      ],
      ['training data', 'The training set is not checked into git.'],
      ['training code', 'The training code lives in a separate repository.'],
      ['evaluation code', 'Evaluation scripts are not part of this package.'],
      ['data', 'We do not host the data in this repository, as the files exceed 2 GB.'],
    ],
  ],
  [
    'announced',
    [
      ['weights', 'The weights will be released soon.'],
      ['weights', 'Checkpoints: coming soon'],
      ['weights', 'The model weights are not yet available.'],
      ['weights', 'There are no checkpoints yet.'],
      ['weights', 'We are working on releasing the weights.'],
      ['weights', 'Weights to be uploaded after acceptance.'],
      ['weights', 'The code is out; the weights will follow.'],
      ['training data', 'Training data: TBA'],
      ['training data', 'We plan to make the training data public next year.'],
      ['training data', 'The training set is under embargo until the paper is published.'],
      ['training data', 'We will not release the training data before publication.'],
      ['training code', 'Training code is being cleaned up and will be added.'],
      ['training code', '🚧 Training scripts'],
      ['training code', 'Once the paper is accepted, we will publish the training code.'],
      ['evaluation code', 'The evaluation code is forthcoming.'],
      ['evaluation code', 'Our benchmarking scripts have not been released yet.'],
      ['data', 'Stay tuned for the dataset.'],
    ],
  ],
  [
    'on-request',
    [
      ['weights', 'Model weights are available upon reasonable request.'],
      ['weights', 'Please contact the authors to obtain the weights.'],
      ['weights', 'To get the weights, fill in the form below.'],
      ['weights', 'The weights are not public, but can be requested.'],
      ['weights', 'Access to the checkpoints requires approval.'],
      ['training data', 'The training data are available from the corresponding author.'],
      ['training data', 'Researchers can apply for access to the training data.'],
      ['training data', 'The training data need a signed data use agreement.'],
      ['data', 'The dataset is under controlled access.'],
      ['data', 'The data are shared only with credentialed researchers.'],
      ['training code', 'Training code: on request'],
      ['evaluation code', 'Email us for access to the evaluation code.'],
    ],
  ],
  [
    'withheld',
    [
      ['weights', 'We do not release the weights.'],
      ['weights', 'The weights are withheld.'],
      ['weights', 'We refrain from publishing the weights for safety reasons.'],
      ['weights', 'The model is only offered through our API.'],
      ['weights', 'We have no plans to release the checkpoints.'],
      ['weights', 'The trained weights are no longer available.'],
      ['training data', 'We publish the weights, but not the training data.'],
      ['training data', 'The training data cannot be shared for privacy reasons.'],
      [
        'training data',
        'The training data are not included in this repository, as the patients did not consent.',
      ],
      ['training data', 'The corpus used for training remains confidential.'],
      ['training data', 'It was trained on a private dataset, and this training data is not public.'],
      ['training data', 'Our license prevents us from sharing the training corpus.'],
      ['training data', 'Neither the training data nor the logs are available.'],
      ['training data', '❌ Training data'],
      ['training data', 'We will not release the training data.'],
      ['training code', 'The weights are public, the training code is not open-sourced.'],
      ['training code', 'We are unable to publish the training scripts.'],
      ['evaluation code', 'No evaluation code is released.'],
      ['data', 'The data never leave the hospital.'],
    ],
  ],
];

describe.each(CLAIMS)('%s', (polarity, claims) => {
  it.each(claims)('%s: %s', (topic, text) => {
    expect(claimOn(text, TOPICS[topic] as Topic)?.polarity ?? null).toBe(polarity);
  });
});

describe('nothing is said', () => {
  it.each([
    ['weights', 'The training data cannot be shared.'],
    ['weights', 'The code is on GitHub, the data are withheld.'],
    ['training data', 'We do not release the weights.'],
    ['training code', 'The training data will be released soon.'],
    ['weights', 'If the weights are not available, the script stops.'],
    ['weights', 'The weights decay by 1 % per step.'],
  ])('about %s: %s', (topic, text) => {
    expect(claimOn(text, TOPICS[topic] as Topic)).toBeNull();
  });
});

it('a claim cites its cue', () => {
  expect(claimOn('The training data are not included here.', TRAINING_DATA)?.cue).toBe('not included');
  expect(claimOn('Weights: coming soon', WEIGHTS_OR_MODEL)?.cue).toBe('soon');
});

describe('a pronoun stands for what was named before', () => {
  it('in the sentence before', () => {
    expect(claimOn('The weights are large. They will be released soon.', WEIGHTS_OR_MODEL)?.polarity).toBe(
      'announced',
    );
  });
  it('but not for what another thing took the place of', () => {
    expect(
      claimOn('The weights are large. The corpus is private. It will be released soon.', WEIGHTS_OR_MODEL),
    ).toBeNull();
  });
  it('by the heading above', () => {
    expect(claimOn('They cannot be shared.', TRAINING_DATA, true)?.polarity).toBe('withheld');
    expect(claimOn('They cannot be shared.', TRAINING_DATA)).toBeNull();
  });
});

describe('a link is denied by the clause around it alone', () => {
  const at = (text: string) => deniedAt(text, text.indexOf('LINK'));
  it.each([
    'The weights are not included in this repository because of their size. Download them from LINK.',
    'The weights are not in Git; fetch them from LINK.',
    'Raw reads can be had upon request, the processed data are at LINK.',
    'As GitHub does not host large files, the weights are on LINK.',
    'LINK has the weights (the training data cannot be shared).',
  ])('not by another: %s', (text) => expect(at(text)).toBe(false));
  it.each([
    'The weights will be released at LINK.',
    'LINK (coming soon)',
    'Weights are available upon request at LINK.',
    'The code is here, but the weights are no longer available at LINK.',
  ])('by its own: %s', (text) => expect(at(text)).toBe(true));
});

describe('a sentence as a whole', () => {
  it.each([
    'We do not release the training data.',
    'The corpus cannot be shared.',
    'The weights are shared, the logs are withheld.',
  ])('denies or announces: %s', (text) => {
    expect(['announced', 'on-request', 'withheld']).toContain(stanceOf(text)?.polarity);
  });
  it('says nothing without a cue', () => {
    expect(stanceOf('The network has 12 layers.')).toBeNull();
  });
});
