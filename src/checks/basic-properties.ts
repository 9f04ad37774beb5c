/** Asks whether the properties that come first are told: what goes in and out, how large it is, how it is built. */
import { type Citation, citeFile, citeModel, hubPlace } from '../prose/cite.js';
import { citeStatement, modelPages, statementsOn } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const MODALITY =
  /\b(?:text|image|vision|audio|speech|video|multi-?modal|sequences?|structures?|protein|molecul\w+|genomic|tabular|cells?)\b[^.]{0,40}\b(?:input|output|model|to|generation|classification|recognition|encoder)\b|\b(?:inputs?|outputs?)\b\W+\w|\b(?:language|vision|speech|diffusion) model\b/i;
const SIZE =
  /\b\d[\d.,]{0,20}\s?(?:[kKMBT]|thousand|million|billion|trillion)?[- ]?(?:trainable )?param(?:eter)?s?\b|\b\d+(?:\.\d+)?[MBT]\b(?=[^.]{0,30}\b(?:model|param))/;
const ARCHITECTURE =
  /\b(?:transformer|encoder|decoder|u-?net|cnn|convolution\w*|graph neural|gnn|diffusion|state[- ]space|mixture[- ]of[- ]experts|moe|lstm|rnn|resnet|vit|bert|gpt|t5|llama|attention)\b/i;

export default defineCheck({
  id: 'basic-properties',
  title: 'Modality, size and architecture are stated',
  partialTitle: 'Modality, size and architecture are only partly stated',
  failureTitle: 'Modality, size and architecture are not stated',
  why: 'They decide at a glance whether a model can serve a purpose, and on which machine.',
  fix: 'State input and output, the number of parameters and the architecture in the card, or ship safetensors and config.json.',
  needs: ['hub', 'files', 'documents'],
  evaluate({ hub, files, documents }) {
    const record: Citation[] = hub ? [citeModel(hub)] : [];
    const said = (topic: RegExp) => statementsOn(modelPages(documents), topic).slice(0, 1).map(citeStatement);
    const config = files.flatMap((tree) => tree.with('model-config').map(({ path }) => tree.cite(path)));
    const front = hub ? [citeFile(hubPlace(hub), 'README.md', undefined, 'front matter')] : [];
    const declared = hub?.config?.architectures ?? (hub?.config?.modelType ? [hub.config.modelType] : []);
    const found = {
      modality: hub?.pipelineTag ? front : said(MODALITY),
      size: hub?.parameters ? record : said(SIZE),
      architecture: declared.length > 0 ? [...record, ...config].slice(-1) : said(ARCHITECTURE),
    };
    const told = Object.entries(found).filter(([, at]) => at.length > 0);
    const untold = Object.entries(found).filter(([, at]) => at.length === 0);
    const at = told.flatMap(([, one]) => one);
    if (untold.length === 0) return pass('Modality, size and architecture are stated.', { at });
    if (told.length === 0) return fail('Neither modality, size nor architecture is stated.');
    return partial(told.length / 3, `Not stated: ${untold.map(([name]) => name).join(', ')}.`, { at });
  },
});
