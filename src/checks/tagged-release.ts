/** Asks whether a state of the code or the model has a name that stays, so that results can refer to it. */
import type { Fact } from '../evidence.js';
import { citePage, isLocal } from '../prose/cite.js';
import { loadsIn, ownNames } from '../release/code/snippets.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, notApplicable, partial, pass } from './check.js';

/** What a loading snippet asks for besides the model's name. */
const REVISION = /\brevision\s*=\s*["']([\w./-]+)["']|--revision[= ]["']?([\w./-]+)/g;
/** Branches: of the work in progress, and of the same weights in another precision, format or framework. */
const BRANCH =
  /^(?:refs\/pr\/\d+|(?:[\w.-]*[/_-])?(?:main|master|dev(?:elop)?|(?:b?fp?|float|bfloat|int|uint|mxfp|nvfp|nf|q)-?\d{1,2}[a-z\d_]*|[48]-?bits?|e[45]m[23]|gptq|awq|gguf|onnx|flax|tf\d?|pt|torch)(?:[_-].*)?)$/i;

export default defineCheck({
  id: 'tagged-release',
  title: 'Versions are tagged',
  partialTitle: 'A model revision is pinned, but the code has no tags',
  failureTitle: 'No version is tagged',
  why: 'A branch moves on; a result can only be checked against the code and weights that it names.',
  fix: 'Tag the commit that the paper or the weights belong to and publish it as a release.',
  needs: ['hub', 'repository', 'documents'],
  evaluate({ hub, repository, documents }) {
    const own = ownNames(hub, repository);
    // A sibling of the same owner shows the way in which this model's states are named.
    const owners = [hub?.id, repository?.fullName].flatMap((name) => name?.split('/')[0] ?? []);
    const isOthers = (text: string) =>
      loadsIn(text, own) === 'other' && !owners.some((owner) => text.includes(`${owner}/`));
    const pins = documents.flatMap((document) =>
      document.code
        .filter(({ text }) => isPinned(text) && !isOthers(text))
        .map((block) => document.cite(block.line)),
    );
    const pinned = pins[0];
    if (!repository) {
      if (pinned) return pass('The loading snippet pins a revision.', { at: pinned });
      return fail('No version of the model is named or pinned.');
    }
    const { releases, tags } = repository;
    if (releases.state === 'present' && releases.value.length > 0) {
      const newest = releases.value[0]?.tag ?? '';
      return pass(`The newest release is ${newest}.`, {
        at: citePage(repository, 'releases'),
      });
    }
    if (tags.state === 'present' && (tags.value.names.length > 0 || (tags.value.count ?? 0) > 0)) {
      return pass(`The newest tag is ${tags.value.names[0] ?? 'not named'}.`, {
        at: citePage(repository, 'tags'),
      });
    }
    // What git does not keep cannot be tagged before it is published.
    if (isLocal(repository.url) && tags.state === 'absent' && !pinned) {
      return notApplicable('The folder is not a git checkout, so nothing in it can be tagged yet.');
    }
    const missing = [...unseen('the releases', releases), ...unseen('the tags', tags)];
    if (pinned) {
      return partial(0.5, 'A snippet pins a revision of the model; the code has no tags.', {
        at: pinned,
        missing,
      });
    }
    return fail('The repository has neither releases nor tags.', {
      at: citePage(repository, 'tags'),
      missing,
    });
  },
});

/** Whether a snippet names a state that stays: a commit, or a version or step, which has a number in it. */
function isPinned(code: string): boolean {
  return [...code.matchAll(REVISION)]
    .map((match) => match[1] ?? match[2] ?? '')
    .some((revision) => /\d/.test(revision) && !BRANCH.test(revision));
}

function unseen(what: string, fact: Fact<unknown>): Missing[] {
  return fact.state === 'unavailable' ? [{ what, reason: fact.reason, source: fact.source }] : [];
}
