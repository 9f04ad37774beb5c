/** Whether programs can read what the model is: its configuration, and tags that say task, library and origin. */
import { citeFile, hubPlace } from '../prose/cite.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Keys of the card's front matter that say what the model is (the Hub's model card specification). */
const TELLING = [
  'library_name',
  'pipeline_tag',
  'tags',
  'datasets',
  'base_model',
  'language',
  'metrics',
  'model-index',
];
const METADATA_FILE =
  /(?:^|\/)(?:codemeta\.json|croissant[\w.-]*\.json|metadata\.(?:json|ya?ml)|\.zenodo\.json|ro-crate-metadata\.json|model_index\.json)$/i;

export default defineCheck({
  id: 'model-metadata',
  title: 'Machine-readable metadata',
  partialTitle: 'Machine-readable metadata is incomplete',
  failureTitle: 'No machine-readable metadata',
  why: 'Tools find, load and compare models by their metadata; they cannot see what only prose says.',
  fix: "Ship the model's configuration file and fill `pipeline_tag`, `library_name`, `datasets` and `base_model` in the card's front matter.",
  component: 'Model metadata',
  needs: ['hub', 'files'],
  evaluate({ hub, files }) {
    const config = files.flatMap((tree) => tree.with('model-config').map(({ path }) => tree.cite(path)));
    const told = hub ? TELLING.filter((key) => isFilled(hub.cardData?.[key])) : [];
    const front = hub ? [citeFile(hubPlace(hub), 'README.md', undefined, 'front matter')] : [];
    if (config.length > 0 && told.length > 0) {
      return pass(`A configuration file and front matter (${told.join(', ')}) describe the model.`, {
        at: [...config.slice(0, 1), ...front],
      });
    }
    if (config.length > 0)
      return pass('A configuration file describes the model.', { at: config.slice(0, 2) });
    if (told.length >= 2) return pass(`The front matter states ${told.join(', ')}.`, { at: front });
    for (const tree of files) {
      const file = tree.files.find(({ path, roles }) => METADATA_FILE.test(path) && !roles.has('vendored'));
      if (file)
        return pass(`A metadata file describes the release (${file.path}).`, { at: tree.cite(file.path) });
    }
    if (told.length === 1) return partial(0.5, `The front matter states only ${told[0]}.`, { at: front });
    return fail('No configuration file, front matter or metadata file describes the model to programs.');
  },
});

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}
