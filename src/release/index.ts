/** The evidence read once: documents parsed, file trees classified, licences resolved. Pure; what every check sees. */
import type { Evidence } from '../evidence.js';
import { glossFor } from '../lexicon/glossary/glossary.js';
import { resolveLicenses } from '../licenses/index.js';
import { type Document, inKnownWords } from '../prose/page.js';
import { oncePer } from '../remembered.js';
import { corporaIn } from './claims/corpora.js';
import { readCode } from './code/bodies.js';
import { readDocuments } from './document.js';
import { type FileTree, readFileTree } from './files/files.js';
import { type Reading, reading } from './reading.js';
import type { LinkedDataset, Release } from './release.js';

/** Without its owner; `null` where no model of the Hub is judged. */
const modelName = (id: string | undefined): string | null => id?.slice(id.indexOf('/') + 1) ?? null;

/** Reads the evidence into the form that checks use. Never throws on evidence that passed its schema. */
export function readRelease(evidence: Evidence): Release {
  const hub = reading(evidence.hub, 'the Hub model');
  const repository = reading(evidence.repository, 'the GitHub repository');
  const paper = reading(evidence.paper, 'the paper');
  const hubFiles = readFileTree('hub', evidence.hub);
  const repositoryFiles = readFileTree('github', evidence.repository, modelName(hub.value?.id));
  const { card, readme, documents } = readDocuments(evidence);
  const datasets: Reading<LinkedDataset[]> = {
    value: hub.value?.datasets ?? [],
    missing: [...hub.missing, ...card.missing],
  };
  const trees = [repositoryFiles, hubFiles];
  const files: Reading<FileTree[]> = {
    value: trees.flatMap((tree) => (tree.value ? [tree.value] : [])),
    missing: trees.flatMap((tree) => tree.missing),
  };
  const code = readCode(evidence, [repositoryFiles.value, hubFiles.value]);
  const beforeLicenses = {
    hub,
    repository,
    paper,
    card,
    readme,
    documents,
    hubFiles,
    repositoryFiles,
    files,
    code,
    datasets,
  };
  // Terms are read in the language in which they were written.
  const licenses = resolveLicenses(beforeLicenses);
  const pages = {
    card: { ...card, value: card.value && inEnglish(card.value) },
    readme: { ...readme, value: readme.value && inEnglish(readme.value) },
    documents: { ...documents, value: documents.value.map(inEnglish) },
  };
  return { ...beforeLicenses, ...pages, ...licenses };
}

/** What a page in another language says of the release, in English words. */
const inEnglish = oncePer((document: Document) =>
  inKnownWords(document, (text) => glossFor(text, (word) => corporaIn(word).length > 0)),
);
