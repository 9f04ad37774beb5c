/** The services that transcripts talk to: one small model, its code, and some that cannot be read. */
import { type Apis, startApis } from '../apis/index.js';

const CARD = `---
license: mit
---
# Tiny LM

A language model of one million parameters, for tests of everything around a model.

Code: https://github.com/aurora/tiny-lm-code

## How to use

\`\`\`python
from transformers import AutoModelForCausalLM
model = AutoModelForCausalLM.from_pretrained("aurora/tiny-lm")
\`\`\`
`;

const MIT = `MIT License

Copyright (c) 2024 Aurora

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

export function startWorld(): Promise<Apis> {
  return startApis({
    models: [
      {
        id: 'aurora/tiny-lm',
        author: 'aurora',
        tags: ['license:mit', 'text-generation'],
        cardData: { license: 'mit' },
        downloads: 1234,
        likes: 5,
        pipeline_tag: 'text-generation',
        library_name: 'transformers',
        safetensors: { total: 1_048_576, parameters: { F32: 1_048_576 } },
        config: { architectures: ['GPT2LMHeadModel'], model_type: 'gpt2' },
        files: {
          'README.md': CARD,
          LICENSE: MIT,
          'config.json': '{}',
          'tokenizer.json': '{}',
          'model.safetensors': 4_200_000,
        },
      },
      { id: 'aurora/secret', private: true, files: { 'README.md': '# Secret' } },
    ],
    repositories: [
      {
        full_name: 'aurora/tiny-lm-code',
        stargazers_count: 42,
        forks_count: 7,
        files: {
          'README.md':
            '# Tiny LM\n\nThe model: https://huggingface.co/aurora/tiny-lm\n\nTrain with `python train.py`.\n',
          LICENSE: MIT,
          'train.py': 'print("training")\n',
          'requirements.txt': 'torch==2.4.0\n',
        },
      },
    ],
  });
}
