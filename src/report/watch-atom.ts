/** The changes that a watch ever found, the newest first, as a feed. https://www.rfc-editor.org/rfc/rfc4287 */
import { createHash } from 'node:crypto';
import XMLBuilder from 'fast-xml-builder';
import { plain } from '../terminal.js';
import { causeText, judgedSteps, type WatchReport } from '../watch/report.js';
import type { Step } from '../watch/step.js';
import { CHANGE_WORDS } from './changes.js';

/** More would be read by nobody. */
const ENTRIES = 100;

/** @param steps of the whole journal, the oldest first */
export function renderWatchAtom({ title, at, onlyTerms }: WatchReport, steps: readonly Step[]): string {
  const shown = judgedSteps(steps, onlyTerms).slice(-ENTRIES).reverse();
  const feed = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      id: `urn:rodeo:watch:${nameOf(title)}`,
      title: `${onlyTerms ? 'Terms that changed' : 'What changed'}: ${plain(title)}`,
      updated: stamp(shown[0]?.at ?? at),
      author: { name: 'rodeo' },
      entry: shown.map((step) => ({
        id: `urn:rodeo:watch:${nameOf(`${step.target} ${step.at}`)}`,
        title: `${plain(step.name)}: ${headOf(step)}, because of ${causeText(step.causes)}`,
        updated: stamp(step.at),
        ...(addressOf(step.target) && { link: { '@_href': addressOf(step.target) } }),
        summary: [...step.because, ...step.changes.map(changeText)].map(plain).join('\n'),
      })),
    },
  };
  return new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true }).build(feed);
}

const changeText = ({ change, title, was, is }: Step['changes'][number]): string =>
  `${CHANGE_WORDS[change]}: ${title}: ${is ?? 'none'}, was ${was ?? 'none'}`;

function headOf({ changes }: Step): string {
  const [first] = changes;
  if (!first) return 'nothing that counts';
  const { title, was, is } = first;
  return `${plain(title)} ${plain(is ?? 'none')}, was ${plain(was ?? 'none')}`;
}

/** Where people look at a target. */
function addressOf(target: string): string | null {
  const [, kind, id = ''] = /^(hf|gh):([^@]+)/.exec(target) ?? [];
  if (kind === undefined) return null;
  return `https://${kind === 'hf' ? 'huggingface.co' : 'github.com'}/${encodeURI(id)}`;
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const stamp = (iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? '1970-01-01T00:00:00.000Z' : new Date(iso).toISOString();
