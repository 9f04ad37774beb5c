import { describe, expect, it } from 'vitest';
import { present, unavailable } from '../../src/evidence.js';
import { trainingStages } from '../../src/result/training-stages.js';
import { type Facts, release } from '../release-builder.js';

const stages = (facts: Facts) =>
  trainingStages(release(facts)).map(({ stage, level }) => `${stage} ${level}`);

const source = { url: 'https://huggingface.co/lab/wren' };
const base = (more: object = {}) =>
  present({ id: 'lab/wren', gated: false as const, licenses: [], ...more }, source);
const tune = (card: string, more: object = {}): Facts => ({
  hub: { baseModels: [{ id: 'lab/wren', relation: 'finetune', info: base(more) }] },
  card,
});

describe('the data of each stage', () => {
  it('is one of a model that was made from no other', () => {
    expect(stages({ readme: '# Wren\n\nWren was trained on Wikipedia and BookCorpus.\n' })).toEqual([
      'training named',
    ]);
    expect(
      stages({ readme: '# Wren\n\n## Training data\n\n[Data](https://zenodo.org/records/1).\n' }),
    ).toEqual(['training released']);
    expect(stages({ readme: '# Wren\n\nA model.\n' })).toEqual(['training none']);
  });

  const released =
    '# Heron\n\nThe model was fine-tuned on [songs](https://zenodo.org/records/1/files/songs.zip).\n';

  it("is two of a tune: the base's, not known without an audit of it, and its own", () => {
    expect(stages(tune(released))).toEqual(['pre-training unknown', 'tuning released']);
  });

  it("takes names from the base's record", () => {
    const [before] = trainingStages(release(tune(released, { datasets: ['lab/birds', 'c4'] })));
    expect(before).toMatchObject({
      stage: 'pre-training',
      level: 'named',
      because: 'What lab/wren learned from is named: lab/birds, c4.',
      citations: [{ url: 'https://huggingface.co/lab/wren' }],
    });
  });

  it('but not from a base that is a tune itself, whose names are of its own tuning', () => {
    const more = { datasets: ['lab/chats'], baseModels: [{ id: 'lab/egg' }] };
    expect(stages(tune(released, more))).toContain('pre-training unknown');
  });

  it.each<[string, string]>([
    ['Wren was pre-trained on Wikipedia and Common Crawl.', 'named'],
    ['The base model was trained on 2 million songs of birds.', 'described'],
    ['Heron is a tune of Wren trained on 4,000 songs of birds.', 'unknown'],
    ['Heron learned from 4,000 songs.', 'unknown'],
    ['Wren was not pre-trained on Wikipedia.', 'unknown'],
  ])('takes what its own card says of the base: %s', (said, level) => {
    expect(stages(tune(`# Heron\n\n${said}\n`))[0]).toBe(`pre-training ${level}`);
  });

  it('says no more of sets that could not be looked up than that they have a name', () => {
    const set = unavailable({ code: 'timeout' }, { url: 'https://huggingface.co/datasets/lab/songs' });
    const bases = [{ id: 'lab/wren', relation: 'finetune', info: base() }];
    const hub = { baseModels: bases, datasets: [{ id: 'lab/songs', info: set }] };
    expect(stages({ hub, card: '# Heron\n' })).toContain('tuning named');
  });

  it('tells the stages apart in the reason of the check, too', () => {
    const [, own] = trainingStages(release(tune(released, { datasets: ['lab/birds'] })));
    expect(own?.because).toContain('tuning data; that of lab/wren is named: lab/birds');
  });

  it('of a tune of a model that no front matter names is not that of the tuning', () => {
    const readme =
      '# Heron\n\nHeron is an open chat model trained with LoRA.\n\n[Tuning data](https://zenodo.org/records/1).\n';
    expect(stages({ readme })[0]).toBe('pre-training unknown');
  });
});
