/** A model that is trained in two stages of its own needs the code of both. */
import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingCode from '../../src/checks/training-code.js';
import { release } from '../release-builder.js';

const run = (said: string, ...files: string[]) =>
  runCheck(trainingCode, release({ readme: `# Lark\n\n${said}\n`, repositoryFiles: ['net.py', ...files] }))
    .low;
const TWO = 'We first train a VAE on spectrograms, then a diffusion model on its latents.';

it('is half there where nothing trains the first stage', () => {
  expect(run(TWO, 'train_diffusion.py')).toBe(0.5);
  expect(
    run(
      'In the first stage a VQ-VAE is trained. In the second stage a transformer learns its codes.',
      'train_transformer.py',
    ),
  ).toBe(0.5);
});

it('is whole where both are trained, or one program may train either', () => {
  expect(run(TWO, 'train_diffusion.py', 'train_vae.py')).toBe(1);
  expect(run(TWO, 'train_diffusion.py', 'vae/train.py')).toBe(1);
  expect(run(TWO, 'train.py')).toBe(1);
  expect(
    run(
      `${TWO}\n\n\`\`\`\npython train_diffusion.py --config configs/vae.yaml\n\`\`\``,
      'train_diffusion.py',
    ),
  ).toBe(1);
});

it('is whole where the first stage is somebody else’s, or there is none', () => {
  expect(
    run(
      'We first train nothing: the VAE is pre-trained, then a diffusion model follows.',
      'train_diffusion.py',
    ),
  ).toBe(1);
  expect(
    run('Unlike Other, which first trains a VAE and then a prior, Lark has one stage.', 'train_diffusion.py'),
  ).toBe(1);
  expect(run('First install the tokenizer, then train.', 'train_transformer.py')).toBe(1);
});
