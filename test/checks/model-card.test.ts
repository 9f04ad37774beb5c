import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import modelCard from '../../src/checks/model-card.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelCard, release(facts));

const prose = 'This part of the page is long enough to tell a reader something that is worth knowing.';
const section = (heading: string) => `## ${heading}\n\n${prose}\n\n`;
const full = ['Model description', 'Intended use', 'Training data', 'Evaluation', 'Limitations']
  .map(section)
  .join('');

describe('model card', () => {
  it('passes when most topics have a section, and cites them', () => {
    const finding = run({ card: `---\nlicense: mit\n---\n${full}` });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('limitations');
    expect(finding.citations[0]).toMatchObject({ line: 4 });
  });

  it('passes on a card kept in the repository', () => {
    expect(run({ texts: { 'docs/MODEL_CARD.md': full } }).result).toBe('pass');
  });

  it('is thin when one paragraph and a snippet say it all', () => {
    const card = `# M\n\nM is a language model trained on text. It reaches 81.2 F1 on a task of its field, and more.\n\n\`\`\`python\nfrom transformers import pipeline\n\`\`\`\n`;
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('fails on a template that nobody filled in', () => {
    const card = ['Model description', 'Uses', 'Training data', 'Evaluation', 'Limitations']
      .map((heading) => `## ${heading}\n\n[More Information Needed]\n\n`)
      .join('');
    expect(run({ card })).toMatchObject({
      result: 'fail',
      because: 'The model card is empty or an unfilled template.',
    });
  });

  it('passes on a README that is a card in all but its name', () => {
    expect(run({ readme: full })).toMatchObject({ result: 'pass', low: 1 });
    const silent = ['Overview', 'Training data', 'Training procedure', 'Evaluation', 'Usage'].map(section);
    expect(run({ readme: silent.join('') })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('is half there when the README speaks of two topics', () => {
    const data = section('Training data');
    expect(run({ readme: section('Overview') + data })).toMatchObject({ result: 'partial', low: 0.5 });
    expect(run({ readme: `${data}${section('Results')}${section('Limitations')}` })).toMatchObject({
      low: 0.5,
    });
    expect(run({ readme: data + section('Usage') })).toMatchObject({ low: 0.5 });
    expect(run({ readme: data })).toMatchObject({ low: 0.25 });
  });

  it('hears what a model is in apposition, as what a work presents, by its figures and in Chinese', () => {
    for (const introduction of [
      'This is the code of **Sift**, an open model for the segmentation of leaves.',
      'This work presents Sift, which finds leaves in photos faster than before.',
      'A pretrained graph neural network potential for alloys.',
      '- **Parameters:** 314M',
      'Sift 是一个开源的对话语言模型。',
    ]) {
      const facts = { readme: `# Sift\n\n${introduction}\n\n${section('Training data')}` };
      expect(run(facts), introduction).toMatchObject({ result: 'partial', low: 0.5 });
    }
    for (const instruction of [
      'A model can be loaded by name once the package is installed.',
      'Download the checkpoint, and put it beside the script before you start.',
    ]) {
      const facts = { readme: `# Sift\n\n${instruction}\n\n${section('Training data')}` };
      expect(run(facts), instruction).toMatchObject({ result: 'partial', low: 0.25 });
    }
  });

  it('reads headings in plain words', () => {
    const plain = ['What it is', 'Songs it learned from', 'How well it does', 'Where it fails'];
    expect(run({ card: plain.map(section).join('') })).toMatchObject({ result: 'pass' });
    const other = ['What it costs', 'Songs it can sing', 'How to get there', 'Where we met'];
    expect(run({ card: other.map(section).join('') }).result).not.toBe('pass');
  });

  it('does not take the boilerplate of a license for limitations', () => {
    const terms =
      'See the licenses for the language governing permissions and limitations under those licenses.';
    const readme = `${section('Overview')}## License and disclaimer\n\n${terms}\n\n${section('Running it')}`;
    expect(run({ readme }).because).not.toContain('limitations');
    expect(run({ card: readme }).because).not.toContain('limitations');
  });

  it.each([
    ['Tern is a package for counting birds in recordings of a marsh.', 'description'],
    ['We trained several networks on sounds of birds.', 'description'],
    ['Tern provides researchers with tools to count birds.', 'description'],
    ['This is the official implementation of Tern.', 'description'],
  ])('takes what a package or a work is for a description: %s', (said, topic) => {
    expect(run({ readme: `# Tern\n\n${said}\n` }).because).toContain(topic);
    expect(run({ readme: '# Tern\n\nRun the program on a file.\n' }).because).not.toContain(topic);
  });

  it('may be a page on the model in the documentation that says as much, not a thin one', () => {
    const page = ['The model', 'Purpose', 'Fitting', 'Performance', 'Weaknesses'];
    const texts = (headings: string[]) => ({ 'docs/the-model.md': headings.map(section).join('') });
    expect(run({ readme: section('Usage'), texts: texts(page) }).result).toBe('pass');
    expect(run({ readme: section('Usage'), texts: texts(['The model', 'Purpose']) }).result).toBe('fail');
  });

  it('is no more than instructions where its headings are on an installer and its extras', () => {
    const headings = [
      'Usage',
      'Limitations of the installer',
      'Intended audience of the dev extra',
      'Evaluation license',
    ];
    expect(run({ readme: headings.map(section).join('') }).because).not.toMatch(
      /limitations|intended|evaluation/,
    );
  });

  it('does not take the limits of a machine for limitations', () => {
    const machine = 'Use smaller pieces if you run into GPU memory limitations.';
    const readme = `${section('Overview')}## Running\n\n${machine}\n`;
    expect(run({ readme }).because).not.toContain('limitations');
    const model = machine.replace('GPU memory limitations', 'the limitations of the model');
    expect(run({ readme: readme.replace(machine, model) }).because).toContain('limitations');
  });

  it('is a quarter there when the README covers one topic, and not there when it only says how to run it', () => {
    expect(run({ readme: section('Overview') })).toMatchObject({ result: 'partial', low: 0.25, high: 0.25 });
    expect(run({ readme: section('Usage') })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when nobody could list what the Hub holds', () => {
    expect(run({ hubFiles: 'unavailable', readme: 'A model.' })).toMatchObject({
      result: 'unknown',
      high: 1,
    });
  });

  it('fails when the README only says how to run it', () => {
    expect(run({ readme: section('Installation') + section('Usage') }).result).toBe('fail');
  });

  it('does not take a template of a card for one', () => {
    expect(run({ texts: { 'docs/model_card_template.md': full } }).result).toBe('fail');
  });

  it('is unknown when the Hub cannot be reached', () => {
    expect(run({ hub: 'unavailable', readme: 'A model.' })).toMatchObject({ result: 'unknown', high: 1 });
  });
});
