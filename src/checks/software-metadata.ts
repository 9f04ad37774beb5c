/** Asks whether a metadata record describes the release and names its identifier: CITATION.cff, CodeMeta, or a DOI's record. */
import { valueIn } from '../evidence.js';
import { citeModel } from '../prose/cite.js';
import type { Missing } from '../release/reading.js';
import { readManifest } from '../source/manifests.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** The formats that registries of research software read. */
const RECORD = /^(?:CITATION\.cff|codemeta\.json|\.zenodo\.json|ro-crate-metadata\.json)$/i;
/** Fields of JSON that name the software itself: CodeMeta's `identifier` and `codeRepository`. */
const NAMES_ITSELF = /"(?:identifier|codeRepository|doi|@id)"\s*:\s*"[^"]+/;

const namesItself = (path: string, text: string): boolean =>
  (readManifest(path, text)?.identifiers.length ?? 0) > 0 || NAMES_ITSELF.test(text);

export default defineCheck({
  id: 'software-metadata',
  title: 'A metadata record carries its identifier',
  partialTitle: 'A metadata record lacks its identifier',
  failureTitle: 'No metadata record carries its identifier',
  why: 'A record that has lost the thing it describes helps nobody; one that names it can be harvested and linked.',
  fix: 'Add a CITATION.cff or codemeta.json with `doi` or `repository-code`, or have the Hub issue a DOI.',
  needs: ['hub', 'repository', 'files'],
  evaluate({ hub, repository, files }) {
    if (hub?.tags.some((tag) => /^doi:10\./.test(tag))) {
      return pass("The record of the model's DOI names it.", { at: citeModel(hub) });
    }
    const records = files.flatMap((tree) =>
      tree.files.filter(({ path }) => RECORD.test(path)).map(({ path }) => ({ tree, path })),
    );
    const missing: Missing[] = [];
    for (const { tree, path } of records) {
      const body = (tree.origin === 'hub' ? hub : repository)?.texts[path];
      const text = body ? valueIn(body)?.text : undefined;
      const at = tree.cite(path);
      if (text !== undefined && namesItself(path, text)) return pass(`${path} names its identifier.`, { at });
      if (text === undefined)
        missing.push({ what: path, reason: { code: 'not-collected' }, source: { url: at.url } });
    }
    const [first] = records;
    if (first) {
      const told =
        missing.length > 0 ? 'whether it names the release was not read' : 'it does not name the release';
      return partial(0.5, `There is ${first.path}; ${told}.`, { at: first.tree.cite(first.path), missing });
    }
    return fail('There is neither CITATION.cff nor codemeta.json, nor a DOI with its record.');
  },
});
