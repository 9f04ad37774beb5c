/** The model file that the Model Openness Tool imports: one release, its components with licenses, each at an absolute address. */
import { stringify } from 'yaml';
import { usageError } from '../errors.js';
import { lastPart } from '../paths.js';
import { isLocal } from '../prose/cite.js';
import type { ClassComponent, Classification, Result } from '../result/result.js';
import { plain } from '../terminal.js';

/**
 * Renders one result.
 *
 * Only keys that the tool's import knows stand under `release`: it refuses others. All text is quoted, since a bare date or version
 * turns into something else. Each component states its license, as what it would take over may be another.
 * @throws usageError for several models, for a rubric without classes, and for a model of which nothing is released
 */
export function renderMot(results: readonly Result[]): string {
  const [result, ...others] = results;
  if (!result || others.length > 0) throw usageError('--format mot writes one model file, for one model');
  const { classification, model } = result;
  if (!classification)
    throw usageError(`--format mot needs a rubric with classes; ${result.rubric.id} has none`);
  const there = classification.components.filter(({ license }) => license);
  if (there.length === 0) {
    throw usageError(
      `nothing of ${model.name} is known to be released, and a model file has at least one component`,
    );
  }
  const file = {
    framework: classification.framework,
    release: {
      name: shortName(model.name),
      date: result.collectedAt.slice(0, 10),
      ...typeOf(model.task),
      producer: ownerOf(model.name),
      ...published('repository', model.repository?.url),
      ...published('huggingface', model.hub?.url),
      license: globalLicense(result),
      components: there.map(entry),
    },
  };
  const yaml = stringify(file, { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
  return `${comments(result, classification)}${yaml}`;
}

/** A name has no spaces and no owner. */
const shortName = (name: string): string => plain(lastPart(name)).replace(/\s+/g, '-');

const ownerOf = (name: string): string => plain(name.includes('/') ? (name.split('/')[0] as string) : name);

/** The Hub's tasks by the words of the tool's `type`. */
const TYPES: readonly [RegExp, string][] = [
  [
    /any-to-any|image-text-to-text|video-text-to-text|audio-text-to-text|visual-question|document-question/,
    'multimodal',
  ],
  [/3d/, '3d'],
  [/^text-to-video|^image-to-video|video/, 'video'],
  [/^text-to-image|^unconditional-image|^image-to-image/, 'image'],
  [/audio|speech/, 'audio'],
  [/image|object|depth|mask|keypoint/, 'vision'],
  [
    /text|token|question|translation|summarization|fill-mask|sentence|feature-extraction|conversational/,
    'language',
  ],
];

/** An address that others can open; a folder of the user's has none. */
const published = (key: string, url: string | undefined): Record<string, string> =>
  url === undefined || isLocal(url) ? {} : { [key]: url };

function typeOf(task: string | undefined): { type?: string } {
  if (!task) return {};
  return { type: TYPES.find(([pattern]) => pattern.test(task))?.[1] ?? 'other' };
}

/** What covers weights and code alike is said once for the whole; the components repeat it. */
function globalLicense({ model: { licenses } }: Result): Record<string, { name: string; path: string }> {
  const { weights, code } = licenses;
  const [place] = code.citations;
  if (code.openness !== 'open' || !code.id || !place) return {};
  return { [weights.id === code.id ? 'distribution' : 'code']: { name: code.id, path: place.url } };
}

function entry({ component, because, citations, license }: ClassComponent): Record<string, string> {
  const none = !license || license.openness === 'none' || license.openness === 'unknown';
  const [place] = citations;
  const [text] = license?.citations ?? [];
  return {
    name: component,
    description: plain(because),
    license: none ? 'unlicensed' : plain(license.id ?? familyOf(license.name)),
    ...(!none && text && { license_path: text.url }),
    ...(place && { component_path: place.url }),
  };
}

/** "BSD license, variant not stated" → "BSD license": what was stated. */
const familyOf = (name: string): string =>
  name.replace(/, (?:no version|version not|variant not) stated$/, '');

/** Where it comes from, and what a reader must know before handing it in; the tool ignores comments. */
function comments(result: Result, { label, atMost, components, notes }: Classification): string {
  const unseen = components.filter(({ status }) => status === 'unknown');
  const part = components.filter(({ share }) => share !== undefined);
  const lines = [
    `Made by rodeo ${result.rodeo} from evidence of ${result.collectedAt.slice(0, 10)}: ${label}${atMost ? `, at most ${atMost.label}` : ''}.`,
    ...(unseen.length > 0
      ? [`Could not be seen, and counted as not there or not licensed: ${names(unseen)}.`]
      : []),
    ...(part.length > 0 ? [`Released in part: ${names(part)}.`] : []),
    ...notes,
  ];
  return lines.map((line) => `# ${plain(line)}\n`).join('');
}

const names = (all: readonly ClassComponent[]): string => all.map(({ component }) => component).join(', ');
