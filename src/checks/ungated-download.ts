/** Asks whether a stranger can fetch the weights now, without a form, an e-mail or a decision by the owner. */
import { hubPlace } from '../release/cite.js';
import { weightLinks } from '../release/weight-links.js';
import { defineCheck, fail, notApplicable, type Outcome, partial, pass } from './check.js';

/** What keeps weights back: an application to the owner. */
const ON_REQUEST =
  /\b(up)?on (reasonable )?request\b|\b(contact|e-?mail|write to|reach out to) (us|me|the authors?)\b|\b(fill (in|out)|complete|submit) (the|this|a|an) (\w+ ){0,3}form\b|\b(request|apply for) access\b/i;
const WEIGHTS = /\b(weights?|checkpoints?|(model )?parameters|pre-?trained models?)\b/i;

export default defineCheck({
  id: 'ungated-download',
  title: 'Weights can be downloaded without asking',
  failureTitle: 'Weights cannot be downloaded without asking',
  why: 'A gate lets the owner choose who may use the model, and it breaks every automatic build that needs the weights.',
  fix: 'Switch off gating on the Hub, or put the weights in a public archive such as Zenodo and link them in the README.',
  needs: ['hub', 'hubFiles', 'repositoryFiles', 'documents'],
  evaluate({ hub, hubFiles, repositoryFiles, documents }) {
    const page = hub ? { url: hubPlace(hub).url, label: 'Hub model' } : undefined;
    const hasHubWeights = (hubFiles?.with('weights').length ?? 0) > 0 || hub?.parameters !== undefined;
    if (hub && page && hasHubWeights && !hub.disabled && !hub.private) {
      if (hub.gated === false) return pass('The Hub serves the weights to anyone.', { at: page });
    }
    const elsewhere = fromElsewhere();
    if (elsewhere?.result === 'pass') return elsewhere;
    if (hub && page) {
      if (hub.disabled) return fail('The Hub has disabled access to the model.', { at: page });
      if (hub.private) return fail('The Hub model is private.', { at: page });
      if (hasHubWeights && hub.gated === 'auto') {
        return partial(0.5, 'The Hub serves the weights after a form that is granted automatically.', {
          at: page,
        });
      }
      if (hasHubWeights && hub.gated === 'manual') {
        return elsewhere ?? fail('The owner decides on the Hub who may download the weights.', { at: page });
      }
    }
    if (elsewhere) return elsewhere;
    const withheld = documents
      .flatMap((document) => document.sentences.map((sentence) => ({ document, sentence })))
      .find(({ sentence }) => WEIGHTS.test(sentence.text) && ON_REQUEST.test(sentence.text));
    if (withheld) {
      const at = withheld.document.cite(withheld.sentence.line);
      return fail('The weights are handed out on request only.', { at });
    }
    return notApplicable('No weights were found, so there is nothing to download.');

    function fromElsewhere(): Outcome | null {
      const file = repositoryFiles?.with('weights')[0];
      if (repositoryFiles && file) {
        return pass('The weights are in the public repository.', { at: repositoryFiles.cite(file.path) });
      }
      const links = weightLinks(documents).filter(({ url }) => !hub || !url.includes(hub.id));
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
      const login = links.find(({ kind }) => kind === 'account');
      if (!login) return null;
      return partial(0.5, `Weights are linked on ${hostOf(login.url)}, which asks for an account.`, {
        at: login.at,
      });
    }
  },
});

const hostOf = (url: string): string => /^\w+:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1] ?? url;
