/** Libraries whose published classes define a model's architecture, and the license that these come under. */
import type { License } from '../../licenses/license.js';

interface Library {
  name: string;
  /** SPDX id of the library's license; `url` is where its text stands. All of these are open. */
  license: string;
  url: string;
}

/** By the Hub's `library_name`. */
const LIBRARIES: Record<string, Library> = {
  transformers: {
    name: 'Transformers',
    license: 'Apache-2.0',
    url: 'https://github.com/huggingface/transformers/blob/main/LICENSE',
  },
  diffusers: {
    name: 'Diffusers',
    license: 'Apache-2.0',
    url: 'https://github.com/huggingface/diffusers/blob/main/LICENSE',
  },
  timm: {
    name: 'timm',
    license: 'Apache-2.0',
    url: 'https://github.com/huggingface/pytorch-image-models/blob/main/LICENSE',
  },
  'sentence-transformers': {
    name: 'Sentence Transformers',
    license: 'Apache-2.0',
    url: 'https://github.com/huggingface/sentence-transformers/blob/main/LICENSE',
  },
  peft: { name: 'PEFT', license: 'Apache-2.0', url: 'https://github.com/huggingface/peft/blob/main/LICENSE' },
  setfit: {
    name: 'SetFit',
    license: 'Apache-2.0',
    url: 'https://github.com/huggingface/setfit/blob/main/LICENSE',
  },
  open_clip: {
    name: 'OpenCLIP',
    license: 'MIT',
    url: 'https://github.com/mlfoundations/open_clip/blob/main/LICENSE',
  },
  nemo: { name: 'NeMo', license: 'Apache-2.0', url: 'https://github.com/NVIDIA/NeMo/blob/main/LICENSE' },
  espnet: {
    name: 'ESPnet',
    license: 'Apache-2.0',
    url: 'https://github.com/espnet/espnet/blob/master/LICENSE',
  },
  flair: { name: 'Flair', license: 'MIT', url: 'https://github.com/flairNLP/flair/blob/master/LICENSE' },
  speechbrain: {
    name: 'SpeechBrain',
    license: 'Apache-2.0',
    url: 'https://github.com/speechbrain/speechbrain/blob/develop/LICENSE',
  },
};

/** The library of that Hub name; `null` when nothing is known about it. */
export function modelLibrary(name: string | undefined): Library | null {
  return name && Object.hasOwn(LIBRARIES, name) ? (LIBRARIES[name] ?? null) : null;
}

/** The library's licence as a component's: the class is used as published, so its terms hold. */
export function libraryLicense({ name, license, url }: Library): License {
  return {
    id: license,
    name: license,
    openness: 'open',
    basis: 'library',
    inheritedFrom: name,
    citations: [{ url, label: `${name} license` }],
  };
}
