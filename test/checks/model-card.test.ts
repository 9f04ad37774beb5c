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

  it('is half there when the README does its work', () => {
    expect(run({ readme: full })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('is half there when the README introduces the model and tells how it was made', () => {
    const made = `## Training\n\nIt was trained on five million scans. The learning rate was 1e-4. ${prose}\n\n`;
    const facts = { readme: section('Model description') + made };
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
    expect(run({ readme: made + section('Usage') })).toMatchObject({ result: 'partial', low: 0.25 });
  });

  it('does not take the boilerplate of a license for limitations', () => {
    const terms =
      'See the licenses for the language governing permissions and limitations under those licenses.';
    const readme = `${section('Overview')}## License and disclaimer\n\n${terms}\n\n${section('Running it')}`;
    expect(run({ readme }).result).toBe('fail');
    expect(run({ card: readme }).because).not.toContain('limitations');
  });

  it('is a quarter there when the README covers three topics, and no more', () => {
    const facts = { readme: section('Overview') + section('Results') + section('Usage') };
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.25, high: 0.25 });
    expect(run({ readme: section('Overview') + section('Usage') }).result).toBe('fail');
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
