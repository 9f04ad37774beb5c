/** Asks whether a stranger can fetch the weights now, without a form, an e-mail or a decision by the owner. */
import { type Citation, citeModel, isLocal } from '../prose/cite.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { withheldWeights } from '../release/claims/withheld.js';
import { looksAlike } from '../release/code/names.js';
import { pathWords } from '../release/files/path-words.js';
import { fetchesWeights } from '../release/files/weight-files.js';
import { weightLinks } from '../release/links/weight-links.js';
import { defineCheck, fail, notApplicable, type Outcome, partial, pass } from './check.js';

/** Tags that the Hub derives from the files: weights of that framework are there. */
const FORMAT_TAG =
  /^(pytorch|tf|jax|safetensors|gguf|onnx|keras|rust|coreml|openvino|tflite|paddlepaddle|joblib)$/;
/** A command of the release that fetches the weights. */
const FETCHES =
  /\bdownload[\w-]*[_ -](weights?|checkpoints?|ckpts?|models?|params|parameters|pretrained)|\b(weights?|checkpoints?|models?|params|pretrained)[_-]download|\bfetch[_-](weights?|checkpoints?|models?)/i;
const BY_ITSELF =
  /\b(weights?|checkpoints?|models?|parameters)\b[^.]{0,60}\b(downloaded|fetched) automatically\b|\bautomatically (be )?(downloaded|download|downloads|fetch|fetches|fetched)\b[^.]{0,60}\b(weights?|checkpoints?|models?|parameters)\b|\b(weights?|checkpoints?|models?|parameters)\b[^.]{0,60}\bautomatically (downloaded|fetched)\b/i;

export default defineCheck({
  id: 'ungated-download',
  title: 'Weights can be downloaded without asking',
  partialTitle: 'Downloading the weights may take a form or an account',
  failureTitle: 'Weights cannot be downloaded without asking',
  why: 'A gate lets the owner choose who may use the model, and it breaks every automatic build that needs the weights.',
  fix: 'Switch off gating on the Hub, or put the weights in a public archive such as Zenodo and link them in the README.',
  needs: ['hub', 'repository', 'hubFiles', 'repositoryFiles', 'documents'],
  evaluate({ hub, repository, hubFiles, repositoryFiles, documents }) {
    const page = hub ? citeModel(hub) : undefined;
    const isPublished = hub !== null && !isLocal(hub.url);
    const hasHubWeights =
      (hubFiles?.with('weights').length ?? 0) > 0 ||
      hub?.parameters !== undefined ||
      hub?.tags.some((tag) => FORMAT_TAG.test(tag));
    if (isPublished && page && hasHubWeights && !hub.disabled && !hub.private) {
      if (hub.gated === false) return pass('The Hub serves the weights to anyone.', { at: page });
    }
    const elsewhere = fromElsewhere();
    if (elsewhere?.result === 'pass') return elsewhere;
    if (isPublished && page) {
      if (hub.disabled) return fail('The Hub has disabled access to the model.', { at: page });
      if (hub.private) return fail('The Hub model is private.', { at: page });
      if (hasHubWeights && hub.gated === 'auto') {
        return partial(0.5, 'The Hub serves the weights after a form that is approved automatically.', {
          at: page,
        });
      }
      if (hasHubWeights && hub.gated === 'manual') {
        return elsewhere ?? fail('The owner decides on the Hub who may download the weights.', { at: page });
      }
    }
    if (elsewhere) return elsewhere;
    const { asked } = withheldWeights(documents);
    if (asked) return fail('The weights are available on request only.', { at: citeStatement(asked) });
    if (hasHubWeights || repositoryFiles?.with('weights').length) {
      return notApplicable('The weights are in a folder that is not published yet.', page && { at: page });
    }
    return notApplicable('No weights were found, so there is nothing to download.');

    function fetchedByItself(): Citation | undefined {
      const said = statementsOn(documents, BY_ITSELF)[0];
      if (said) return citeStatement(said);
      for (const document of documents) {
        const block = document.code.find(({ text }) => FETCHES.test(text));
        if (block) return document.cite(block.line);
      }
      const script = repositoryFiles?.files.find(
        ({ path, roles }) => !roles.has('vendored') && !roles.has('test') && fetchesWeights(pathWords(path)),
      );
      return script && repositoryFiles?.cite(script.path);
    }

    function fromElsewhere(): Outcome | null {
      const file = repositoryFiles?.with('weights')[0];
      if (repositoryFiles && file && repository && !isLocal(repository.url)) {
        return pass('The weights are in the public repository.', { at: repositoryFiles.cite(file.path) });
      }
      const links = weightLinks(documents).filter(({ url }) => {
        const id = HUB_ID.exec(url)?.[1];
        return id === undefined || (id !== hub?.id && looksAlike(id, repository));
      });
      const open = links.find(({ kind }) => kind === 'archive' || kind === 'storage');
      if (open) return pass(`Weights are linked on public storage (${hostOf(open.url)}).`, { at: open.at });
      const onHub = links.find(({ kind }) => kind === 'hub');
      if (onHub && !hub) {
        return partial(
          0.75,
          'Weights are linked on the Hub; whether they are gated there was not looked up.',
          {
            at: onHub.at,
          },
        );
      }
      const fetched = fetchedByItself();
      if (fetched) return pass('The release downloads its weights by itself.', { at: fetched });
      const login = links.find(({ kind }) => kind === 'account');
      if (!login) return null;
      return partial(0.5, `Weights are linked on ${hostOf(login.url)}, which asks for an account.`, {
        at: login.at,
      });
    }
  },
});

const HUB_ID = /^https?:\/\/(?:huggingface\.co|hf\.co)\/([^/]+\/[^/?#]+)/;

const hostOf = (url: string): string => /^\w+:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1] ?? url;
