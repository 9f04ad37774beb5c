/** What a license allows and asks: every known model license has facts, and nothing unread is told as certain. */
import { describe, expect, it } from 'vitest';
import { COMMUNITY_FACTS } from '../../../src/licenses/facts/community.js';
import { licenseFacts } from '../../../src/licenses/facts/index.js';
import { MODEL_FACTS } from '../../../src/licenses/facts/models.js';
import { plainWords } from '../../../src/licenses/facts/plain-words.js';
import type { LicenseScope } from '../../../src/licenses/license.js';
import { nameLicense } from '../../../src/licenses/names/names.js';
import { KNOWN } from '../../../src/licenses/names/table.js';

const words = (id: string, scope: LicenseScope = 'code') =>
  plainWords({ id, openness: nameLicense(id)?.openness ?? 'unclear' }, scope);
const said = (id: string) => words(id).says.join(' ');

const all = { ...COMMUNITY_FACTS, ...MODEL_FACTS };

describe('facts', () => {
  it.each(KNOWN.filter(({ openness }) => openness !== 'unclear').map(({ id }) => id))(
    'are there for %s',
    (id) => {
      expect(licenseFacts(id)).not.toBeNull();
    },
  );

  it('are of licenses that have a name', () => {
    expect(Object.keys(all).filter((id) => nameLicense(id)?.id !== id)).toEqual([]);
  });

  it('fit what counts as open: no open license forbids commercial use or limits uses', () => {
    const open = KNOWN.filter(({ openness }) => openness === 'open').map(({ id }) => licenseFacts(id));
    expect(open.filter((facts) => facts?.commercial !== 'yes' || facts.limits || facts.territory)).toEqual(
      [],
    );
  });

  it('name where they were read', () => {
    expect(Object.entries(all).filter(([, { source }]) => source.length < 5)).toEqual([]);
    const fromMemory = Object.values(all).filter(({ source }) => /^memory/.test(source));
    expect(fromMemory.every(({ confidence }) => confidence === 'recalled')).toBe(true);
  });

  it('are unknown for what is unknown', () => {
    expect(licenseFacts('example-terms')).toBeNull();
    expect(licenseFacts('toString')).toBeNull();
  });
});

describe('words', () => {
  it.each(Object.keys(all).filter((id) => all[id]?.confidence !== 'verified'))(
    'are not certain for %s, which was not read as a whole',
    (id) => {
      const { says, confidence } = words(id);
      expect(says.every((one) => one.startsWith('As far as known: '))).toBe(true);
      expect(confidence).not.toBe('verified');
    },
  );

  it.each([
    ['MIT', /Commercial use is allowed\. It may be changed\. It may be passed on with its notices\./],
    ['GPL-3.0-only', /Changed versions must be passed on under the same license/],
    [
      'CC-BY-NC-SA-4.0',
      /Commercial use is not allowed\. Changed versions are non-commercial and under the same/,
    ],
    ['CC-BY-ND-4.0', /Commercial use is allowed\. Changed versions may not be passed on/],
    [
      'llama3.1',
      /Threshold: .*700 million.*Naming: .*"Built with Llama".*Outputs: outputs may train other models/,
    ],
    ['llama2', /Outputs: neither the model nor its outputs may improve other language models/],
    ['tencent-hunyuan-community', /Territory: not licensed in the European Union/],
    ['creativeml-openrail-m', /Limits on use: .*Attachment A/],
    ['jamba-open-model', /As far as known: threshold: .*50 million/],
  ])('%s', (id, sentence) => {
    expect(said(id)).toMatch(sentence);
  });

  it('tell the parts of an expression apart', () => {
    expect(said('MIT AND CC-BY-NC-4.0')).toMatch(
      /MIT: Commercial use is allowed.*CC-BY-NC-4\.0: Commercial use is not/,
    );
    expect(said('GPL-2.0-only WITH Classpath-exception-2.0')).toMatch(/^Commercial use is allowed/);
  });
});

describe('open or not', () => {
  it.each<[string, LicenseScope, string, string, string]>([
    ['Apache-2.0', 'code', 'yes', 'yes', 'yes'],
    ['Apache-2.0', 'weights', 'yes', 'yes', 'likely'],
    ['CC-BY-4.0', 'data', 'yes', 'no', 'likely'],
    ['CC-BY-4.0', 'documents', 'yes', 'no', 'not applicable'],
    ['CC-BY-4.0', 'code', 'yes', 'no', 'no'],
    ['gemma', 'weights', 'no', 'no', 'no'],
    ['etalab-2.0', 'data', 'yes', 'no', 'likely'],
    ['O-UDA-1.0', 'data', 'undecided', 'no', 'undecided'],
    ['GPL-2.0-or-later', 'code', 'yes', 'yes', 'yes'],
    ['MIT OR CC-BY-NC-4.0', 'code', 'yes', 'yes', 'yes'],
    ['MIT AND CC-BY-4.0', 'code', 'yes', 'no', 'no'],
  ])('%s for %s', (id, scope, mof, osi, osaid) => {
    expect(words(id, scope)).toMatchObject({ mof, osi, osaid });
  });

  it('is no without a license, and undecided where it could not be looked', () => {
    expect(plainWords({ id: null, openness: 'none' }, 'code')).toMatchObject({
      mof: 'no',
      osi: 'no',
      says: [],
    });
    expect(plainWords({ id: null, openness: 'unknown' }, 'code')).toMatchObject({ mof: 'undecided' });
  });
});
