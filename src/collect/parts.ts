/** Reads the parts of the evidence one by one, and finds which part the others point at. What fails becomes a fact. */

import { ownersFileIn } from '../attest/owners-file.js';
import type { Config } from '../config.js';
import { type Depth, readsCode } from '../depth.js';
import {
  absent,
  type Code,
  type Fact,
  type HubModel,
  type Link,
  type Paper,
  present,
  type Repository,
  type Source,
  type TextFile,
  type Texts,
  unavailable,
  valueIn,
} from '../evidence.js';
import type { Http, RequestFailed } from '../http/client.js';
import { MERGE_FILE } from '../licenses/lineage/merges.js';
import { lastPart } from '../paths.js';
import { isLocal } from '../prose/cite.js';
import { type Decisive, decisiveFiles } from '../release/files/decisive.js';
import { countByConfiguration } from '../result/dimensions.js';
import type { Target } from '../target.js';
import { factOf, requireFailure } from './attempt.js';
import { type CheckpointFiles, checkpointFiles, notCounted } from './checkpoint/index.js';
import { codeOf } from './code/index.js';
import { isReadme } from './github/files.js';
import type { Accept } from './github/guess.js';
import type { GithubReader } from './github/index.js';
import { readDimensions } from './hub/dimensions.js';
import type { HubReader } from './hub/index.js';
import { readLineage } from './hub/lineage.js';
import { findModel, findRepository } from './linked/links.js';
import { linkBack, namesakesOf } from './linked/namesakes.js';
import type { Overrides } from './linked/overrides.js';
import { projectOf } from './linked/own-project.js';
import { type Half, pageOf, readmeOf, sourceOf } from './linked/pages.js';
import type { Readers } from './readers.js';
import { unreadable } from './unreadable.js';

/** Files of code that are read of a model on the Hub; each is a request. */
const MODEL_CODE = 10;

/** The readings of one target. What the user gave goes before what would be found. */
export class PartReader {
  /** What a reader must know of folders that were read. */
  readonly notes: string[] = [];
  readonly #target: Target;
  readonly #given: Overrides;
  readonly #hub: HubReader;
  readonly #github: GithubReader;
  readonly #paper: Readers['paper'];
  readonly #config: Config;
  readonly #http: Http;
  readonly #withCode: boolean;

  constructor(
    target: Target,
    given: Overrides,
    readers: Readers,
    { config, http, depth }: { config: Config; http: Http; depth: Depth },
  ) {
    this.#target = target;
    this.#given = given;
    this.#hub = readers.hub;
    this.#github = readers.github;
    this.#paper = readers.paper;
    this.#config = config;
    this.#http = http;
    this.#withCode = readsCode(depth);
  }

  givenRepository(): Link | null {
    return this.#given.repo ? { to: this.#given.repo.id, how: 'given by --repo' } : null;
  }

  /** The repository that a model's card leads to, unless the user named one or none. */
  repositoryOf(half: Half): Link | null {
    if (this.#given.repo !== undefined) return this.givenRepository();
    return findRepository(pageOf(half));
  }

  /** The model that a repository's README leads to, unless the user named one or none. */
  modelOf(code: Repository | null): Link | null {
    if (this.#given.hub !== undefined)
      return this.#given.hub && { to: this.#given.hub.id, how: 'given by --hub' };
    if (!code) return null;
    const readme = readmeOf(code);
    return findModel({
      fullName: code.fullName,
      readme: readme?.text ?? null,
      homepage: code.homepage ?? null,
      source: readme?.source ?? { url: code.url },
    });
  }

  /** @param beside the folder that citations of another one are relative to */
  async readRepository(link: Link, beside?: string): Promise<{ link: Link; fact: Fact<Repository> }> {
    const given = this.#given.repo;
    if (given?.kind === 'directory') {
      const { readFolder } = await import('./folder/index.js');
      const { code, notes } = await readFolder(given, this.#config, { beside, asCode: true });
      this.notes.push(...notes);
      const fact = code ? present(code, { url: code.url }) : absent({ url: '.' });
      return { link: { ...link, to: code?.fullName ?? link.to }, fact };
    }
    const source = { url: `${this.#config.github.server}/${link.to}` };
    const request = this.#github.readRepository(link.to, this.#given.repo?.revision);
    const fact = await factOf(
      request.then((code) => (code ? present(code, sourceOf(code)) : absent(source))),
      source,
    );
    return { link, fact };
  }

  /**
   * Many owners link only from GitHub to the Hub, from a repository of the model's name or of its family's. Such a one is
   * taken when its README or homepage names this very model or its organization; a name alone proves nothing. A look-up
   * that could not be done leaves open whether there is a repository.
   */
  async guessRepository(
    half: Half | null,
    page: Source,
  ): Promise<{ link: Link | null; fact: Fact<Repository> }> {
    const card = half?.card.source ?? page;
    if (!half || this.#given.repo === null) return { link: null, fact: absent(card) };
    const { record } = half;
    const ids = record.renamedFrom === undefined ? [record.id] : [record.id, record.renamedFrom];
    const none: Fact<Repository> =
      half.card.state === 'unavailable'
        ? unavailable({ code: 'depends', detail: 'the model card' }, card)
        : absent(card);
    const namesakes = namesakesOf(pageOf(half));
    const accept: Accept = (readme, homepage) => linkBack(ids, { readme, homepage }) !== null;
    try {
      const guessed = await this.#github.guessRepository(
        namesakes.map(({ name }) => name),
        accept,
      );
      if (!guessed) return { link: null, fact: none };
      const { code } = guessed;
      const readme = readmeOf(code);
      const how = [
        namesakes.find(({ name }) => name === guessed.name)?.how,
        linkBack(ids, { readme: readme?.text ?? null, homepage: code.homepage ?? null }),
      ];
      return {
        link: {
          to: code.fullName,
          how: how.filter(Boolean).join(', and '),
          source: readme?.source ?? { url: code.url },
        },
        fact: present(code, sourceOf(code)),
      };
    } catch (error) {
      const { reason } = requireFailure(error);
      // A folder is read without a network as well; what it links to is known, and this is only a guess.
      if (this.#target.kind === 'directory' && reason.code === 'offline') return { link: null, fact: none };
      const at = namesakes[0]?.name ?? record.id;
      return { link: null, fact: unavailable(reason, { url: `${this.#config.github.server}/${at}` }) };
    }
  }

  /** Record and card of a model, or why they could not be read. */
  async readHalf(link: Link): Promise<Half | RequestFailed> {
    try {
      return await this.#hub.readModel(link.to, this.#given.hub?.revision);
    } catch (error) {
      return requireFailure(error);
    }
  }

  /** The model with its license texts, datasets and base models. */
  async readNamed({ record, card }: Half, licenses: readonly string[]): Promise<HubModel> {
    const reading = this.#hub.readTexts(record, [...licenses, ...ownersFileIn(valueIn(record.files))]);
    const [texts, datasets, { baseModels, ancestors }, code, dimensions] = await Promise.all([
      reading,
      this.#hub.readDatasets(record),
      readLineage(this.#hub, { record, card }, licenses.includes(MERGE_FILE) ? reading : null),
      this.#readCodeOfModel({ record, card }),
      readDimensions(this.#hub, record),
    ]);
    return {
      ...record,
      texts: { 'README.md': card, ...texts },
      ...(code && { code }),
      ...(dimensions && { dimensions }),
      datasets,
      baseModels,
      ...(ancestors.length > 0 && { ancestors }),
    };
  }

  /** The files whose headers tell the number of parameters, where nothing told it yet; `null` when there are none, or nobody may read them. */
  headerOf(model: HubModel | null): CheckpointFiles | null {
    if (model === null || isLocal(model.url) || model.parameters || model.ggufParameters) return null;
    if (countByConfiguration(model) !== null) return null;
    if (model.gated && !this.#http.authorized(this.#config.hub.endpoint)) return null;
    return checkpointFiles(valueIn(model.files)?.entries ?? []);
  }

  /** Adds to the model what the headers of its checkpoint tell. @param files as `headerOf` gave them */
  async readHeader(model: HubModel, files: CheckpointFiles): Promise<void> {
    model.weightsHeader = await this.#hub.readHeader(model, files);
    this.notes.push(...notCounted(model.weightsHeader, files));
  }

  /** Of a folder all that is worth reading was read at once. */
  revealed(code: Repository, half: Half | null = null): string[] {
    return isLocal(code.url) ? [] : this.#github.revealed(code, half ? projectOf(half, code) : undefined);
  }

  /** Bodies of files that the tree revealed to be worth reading. @param half the model, which may have a folder of its own there */
  async readRevealed(code: Repository, half: Half | null = null): Promise<Texts> {
    const paths = this.revealed(code, half);
    return paths.length > 0 ? this.#github.readRevealed(code, paths) : {};
  }

  /** Code of a model's own, as far as there is any. Of a folder it was read with the rest. */
  async #readCodeOfModel({ record, card }: Half): Promise<Code | null> {
    const list = valueIn(record.files);
    if (!this.#withCode || list === null || isLocal(record.url)) return null;
    const page = valueIn(card)?.text ?? null;
    const wanted = decisiveFiles(list.entries, {
      name: lastPart(record.id),
      page,
      most: MODEL_CODE,
    });
    if (wanted.read.length === 0) return null;
    const read = async (paths: readonly string[]) =>
      new Map(
        Object.entries(await this.#hub.readTexts(record, paths)).flatMap(([path, fact]) =>
          fact.state === 'absent' ? [] : [[path, fact.state === 'present' ? fact.value : fact.reason]],
        ),
      );
    return codeOf(wanted, read, { url: record.url, revision: record.revision });
  }

  /** Code of a repository that is to be read; `null` when there is none, or it was read with the rest. */
  wantedCode(code: Repository | null): Decisive | null {
    if (!this.#withCode || code === null || code.code || isLocal(code.url)) return null;
    return this.#github.wantedCode(code);
  }

  /** What the code of a repository does. */
  async readCode(code: Repository): Promise<Code | null> {
    const wanted = this.wantedCode(code);
    return wanted && this.#github.readCode(code, wanted);
  }

  readPaper(link: Link): Promise<Fact<Paper>> {
    return this.#paper(link.to);
  }

  /** No paper was found: because there is none, or because the page that would name it could not be read. */
  noPaper(card: Fact<TextFile> | null, code: Repository | null, source: Source): Fact<Paper> {
    if (this.#given.paper === null) return absent(source);
    const { kind } = this.#target;
    const isHub = kind === 'hub' || (kind === 'directory' && code === null);
    const unread = isHub ? card === null || card.state === 'unavailable' : code === null;
    const detail = isHub ? 'the model card' : 'the repository';
    return unread ? unavailable({ code: 'depends', detail }, source) : absent(source);
  }

  /** The model as a fact: read, failed, or unnamed; where the page that would name it was not read, that stays open. */
  hubFact(
    link: Link | null,
    model: HubModel | null,
    failure: RequestFailed | null,
    code: Repository | null,
    source: Source,
  ): Fact<HubModel> {
    if (model) return present(model, { url: model.url, revision: model.revision });
    if (link && failure)
      return unavailable(failure.reason, { url: `${this.#config.hub.endpoint}/${link.to}` });
    const readme = Object.entries(code?.texts ?? {}).find(([path]) => isReadme(path))?.[1];
    if (this.#given.hub === undefined && readme?.state === 'unavailable')
      return unavailable({ code: 'depends', detail: 'the README' }, readme.source);
    return absent(source);
  }

  /** The error for a target that could not be read, with what else the name may have meant. */
  async unreadable(failure: RequestFailed) {
    const config = this.#config;
    const { kind, id } = this.#target;
    const hasToken = this.#http.authorized(kind === 'hub' ? config.hub.endpoint : config.github.api);
    const isGone = failure.reason.code === 'not-found-or-private' && failure.errorCode !== 'RevisionNotFound';
    const ideas = kind === 'hub' && isGone ? await this.#hub.search(lastPart(id)) : [];
    const { isFolder } = await import('./folder/index.js');
    const hasFolder = kind === 'hub' && (await isFolder(id));
    return unreadable(this.#target, failure, hasToken, ideas, hasFolder);
  }
}
