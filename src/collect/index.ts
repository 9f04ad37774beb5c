/** Gathers the evidence of one target: what was named first, then all that it points at, side by side. */
import type { Config } from '../config.js';
import {
  absent,
  EVIDENCE_VERSION,
  type Evidence,
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
import { type Http, RequestFailed } from '../http/client.js';
import { isLocal } from '../release/cite.js';
import { isGithubName, nameOf, type Target } from '../target.js';
import { factOf, requireFailure } from './attempt.js';
import { readAttested } from './attested.js';
import { type GithubReader, githubReader } from './github.js';
import { isReadme } from './github-files.js';
import { type HubReader, hubReader, licensePaths } from './hub.js';
import type { ModelRecord } from './hub-model.js';
import { findModel, findRepository, linksBackTo } from './links.js';
import { type Overrides, readOverrides } from './overrides.js';
import { findCited, type Half, readmeOf, sourceOf } from './pages.js';
import { askIndexes, readPaper } from './paper.js';
import { NOT_READ, unreadHalf, unreadModel } from './record-only.js';
import { unreadable } from './unreadable.js';

export interface CollectOptions {
  config: Config;
  http: Http;
  /** The time that goes into the evidence. */
  now: Date;
  /** What the user says instead of what would be found: an identifier, or `none`. */
  links?: { repo?: string; hub?: string; paper?: string };
  /** Addresses that attestations cite, to be opened. */
  attested?: readonly string[];
  /** Gets a line when something new is looked at. */
  onProgress?(line: string): void;
  /** What reads the services; made for this target alone unless told. */
  readers?: Readers;
  /** What a list already told about the model that is the target. */
  record?: ModelRecord;
  /** `list`: of a Hub model its record alone is read, nothing that it points at. */
  depth?: 'list' | 'full';
}

/** One reader for each kind of service. */
export interface Readers {
  hub: HubReader;
  github: GithubReader;
  /** @param id `doi:…` or `arxiv:…` */
  paper(id: string): Promise<Fact<Paper>>;
}

/** Readers that ask for everything anew. */
export function createReaders(config: Config, http: Http): Readers {
  return {
    hub: hubReader(config, http),
    github: githubReader(config, http),
    paper: (id) => readPaper(id, config, askIndexes(http)),
  };
}

/**
 * Gathers the evidence of a target.
 * Rejects with an inconclusive error (exit 3) when the target itself cannot be read; whatever else fails is a fact in
 * the evidence, with its reason. Rejects with a usage error for an override that is no identifier.
 */
export async function collectEvidence(target: Target, options: CollectOptions): Promise<Evidence> {
  const given = readOverrides(options.links ?? {}, options.config);
  const collection = new Collection(target, options, given);
  const parts = await collection.gather();
  const attested = options.attested ?? [];
  if (attested.length > 0) collection.startWave('opening what attestations cite');
  const pages = await readAttested(attested, options.http);
  return {
    schema: EVIDENCE_VERSION,
    collectedAt: options.now.toISOString(),
    target: nameOf(target),
    ...parts,
    ...(attested.length > 0 && { attested: pages }),
    notes: [
      ...options.http.notes(),
      ...collection.notes,
      ...renames(valueIn(parts.hub), valueIn(parts.repository)),
    ],
    cost: options.http.cost(),
  };
}

type Parts = Pick<Evidence, 'links' | 'hub' | 'repository' | 'paper'>;

class Collection {
  /** What a reader must know of folders that were read. */
  readonly notes: string[] = [];
  readonly #target: Target;
  readonly #options: CollectOptions;
  readonly #given: Overrides;
  readonly #hub: HubReader;
  readonly #github: GithubReader;
  readonly #paper: Readers['paper'];

  constructor(target: Target, options: CollectOptions, given: Overrides) {
    this.#target = target;
    this.#options = options;
    this.#given = given;
    const readers = options.readers ?? createReaders(options.config, options.http);
    this.#hub = readers.hub;
    this.#github = readers.github;
    this.#paper = readers.paper;
  }

  gather(): Promise<Parts> {
    switch (this.#target.kind) {
      case 'hub':
        return this.#options.depth === 'list' ? this.fromRecord() : this.fromHub();
      case 'github':
        return this.fromGithub();
      case 'directory':
        return this.fromDirectory();
    }
  }

  /** The folder first. Wave 1: the model or the code that it has not itself. Wave 2: all that these name. */
  async fromDirectory(): Promise<Parts> {
    const { hub, repo } = this.#given;
    const { id } = this.#target;
    const { readFolder } = await import('./directory.js');
    const folder = await readFolder(this.#target, this.#options.config, { asCode: hub !== undefined });
    this.notes.push(...folder.notes);
    const source = { url: '.' };
    const own = hub === undefined ? folder.model : null;
    const ownCode = repo === undefined ? folder.code : null;
    const given = { how: 'given as the target', source };

    const repoLink = ownCode
      ? { to: ownCode.fullName, ...given }
      : own
        ? this.#repositoryOf(own.half)
        : this.#givenRepository();
    const hubLink = own ? { to: own.half.record.id, ...given } : this.#modelOf(ownCode);
    this.startWave(`reading what ${id} points at`);
    const [repository, read] = await Promise.all([
      ownCode
        ? { link: repoLink, fact: present(ownCode, source) }
        : repoLink
          ? this.#readRepository(repoLink, folder.root)
          : this.#guessRepository(own?.half ?? null, source),
      hubLink && !own ? this.#readHalf(hubLink) : null,
    ]);
    const half = own?.half ?? (read instanceof RequestFailed ? null : read);
    const code = valueIn(repository.fact);

    const cited = findCited(this.#given.paper, half, code);
    const licenses = half && !own ? licensePaths(half.record) : { first: [], more: [] };
    this.startWave('reading what these name');
    const [model, revealed, paper] = await Promise.all([
      half && this.#readNamed(half, [...licenses.first, ...licenses.more]),
      code && this.#readRevealed(code),
      cited && this.#readPaper(cited),
    ]);
    if (model && own) Object.assign(model.texts, own.texts);
    if (code && revealed) Object.assign(code.texts, revealed);
    return {
      links: { hub: hubLink, repository: repository.link, paper: cited },
      hub: this.#hubFact(hubLink, model, read instanceof RequestFailed ? read : null, code, source),
      repository: repository.fact,
      paper: paper ?? this.#noPaper(half?.card ?? null, code, source),
    };
  }

  /** Wave 1: record and card. Wave 2: all that they name. Wave 3, if at all: bodies and a paper that wave 2 revealed. */
  async fromHub(): Promise<Parts> {
    const { config } = this.#options;
    const { id, revision } = this.#target;
    const page = { url: `${config.hub.endpoint}/${id}` };
    this.startWave(`reading ${id} on the Hub`);
    let half: Half | null = null;
    let failure: RequestFailed | null = null;
    try {
      half = await this.#hub.readModel(id, revision, this.#options.record);
    } catch (error) {
      failure = requireFailure(error);
      const isGone = failure.reason.code === 'not-found-or-private';
      // With the repository given there is something to go on with, unless the model is simply not there.
      if (!this.#given.repo || isGone) throw await this.#unreadable(failure);
    }

    const repoLink = half ? this.#repositoryOf(half) : this.#givenRepository();
    const early = findCited(this.#given.paper, half, null);
    this.startWave(`reading what ${id} points at`);
    const [repository, halfDone, firstPaper] = await Promise.all([
      repoLink ? this.#readRepository(repoLink) : this.#guessRepository(half, page),
      half && this.#readNamed(half, licensePaths(half.record).first),
      early && this.#readPaper(early),
    ]);

    const code = valueIn(repository.fact);
    const late = early ? null : findCited(this.#given.paper, half, code);
    const [more, revealed, paper] = await this.#readLate({
      licenses: half ? { record: half.record, paths: licensePaths(half.record).more } : null,
      code,
      paper: late,
    });
    if (halfDone) Object.assign(halfDone.texts, more);
    if (code) Object.assign(code.texts, revealed);
    const hubSource = half ? { url: half.record.url, revision: half.record.revision } : page;
    return {
      links: {
        hub: { to: half?.record.id ?? id, how: 'given as the target' },
        repository: repository.link,
        paper: early ?? late,
      },
      hub: halfDone
        ? present(halfDone, hubSource)
        : unavailable(failure?.reason ?? { code: 'depends' }, page),
      repository: repository.fact,
      paper: firstPaper ?? paper ?? this.#noPaper(half?.card ?? null, code, hubSource),
    };
  }

  /** The record alone, from a list or by one request. Whatever it points at is known by name and was not looked at. */
  async fromRecord(): Promise<Parts> {
    const { id, revision } = this.#target;
    let record = this.#options.record;
    if (!record) {
      this.startWave(`reading ${id} on the Hub`);
      try {
        record = await this.#hub.readRecord(id, revision);
      } catch (error) {
        throw await this.#unreadable(requireFailure(error));
      }
    }
    const half = unreadHalf(record);
    const repository = this.#repositoryOf(half);
    const paper = findCited(this.#given.paper, half, null);
    const source = { url: record.url, revision: record.revision };
    const { github } = this.#options.config;
    // There may be one of the same name, or the card may name one.
    const isOpen = repository !== null || (this.#given.repo !== null && isGithubName(record.id));
    const page = { url: `${github.server}/${repository?.to ?? record.id}` };
    return {
      links: { hub: { to: record.id, how: 'given as the target' }, repository, paper },
      hub: present(unreadModel(half), source),
      repository: isOpen ? unavailable(NOT_READ, page) : absent(half.card.source),
      paper: paper ? unavailable(NOT_READ, source) : this.#noPaper(half.card, null, source),
    };
  }

  /** Wave 1: the repository. Wave 2: its model, paper and revealed bodies. Wave 3: what the model names. */
  async fromGithub(): Promise<Parts> {
    const { config } = this.#options;
    const { id, revision } = this.#target;
    const page = { url: `${config.github.server}/${id}` };
    this.startWave(`reading ${id} on GitHub`);
    let code: Repository | null = null;
    let failure: RequestFailed | null = null;
    try {
      code = await this.#github.readRepository(id, revision);
    } catch (error) {
      failure = requireFailure(error);
      const isGone = failure.reason.code === 'not-found-or-private';
      if (!this.#given.hub || isGone) throw await this.#unreadable(failure);
    }

    const hubLink = this.#modelOf(code);
    const early = findCited(this.#given.paper, null, code);
    const paths = code ? this.#revealed(code) : [];
    let half: Half | null = null;
    let hubFailure: RequestFailed | null = null;
    let earlyPaper: Fact<Paper> | null = null;
    if (hubLink || early || paths.length > 0) {
      this.startWave(`reading what ${id} points at`);
      const [read, revealed, paper] = await Promise.all([
        hubLink && this.#readHalf(hubLink),
        code && paths.length > 0 ? this.#github.readRevealed(code, paths) : null,
        early && this.#readPaper(early),
      ]);
      if (read instanceof RequestFailed) hubFailure = read;
      else half = read;
      if (code && revealed) Object.assign(code.texts, revealed);
      earlyPaper = paper;
    }

    const late = early ? null : findCited(this.#given.paper, half, code);
    let model: HubModel | null = null;
    let latePaper: Fact<Paper> | null = null;
    if (half || late) {
      this.startWave(half ? `reading what ${half.record.id} points at` : 'looking the paper up');
      const licenses = half ? licensePaths(half.record) : { first: [], more: [] };
      [model, latePaper] = await Promise.all([
        half && this.#readNamed(half, [...licenses.first, ...licenses.more]),
        late && this.#readPaper(late),
      ]);
    }
    const source = code ? { url: code.url, ...(code.commit ? { revision: code.commit } : {}) } : page;
    return {
      links: {
        hub: hubLink,
        repository: { to: code?.fullName ?? id, how: 'given as the target' },
        paper: early ?? late,
      },
      hub: this.#hubFact(hubLink, model, hubFailure, code, source),
      repository: code ? present(code, source) : unavailable(failure?.reason ?? { code: 'depends' }, page),
      paper: earlyPaper ?? latePaper ?? this.#noPaper(half?.card ?? null, code, source),
    };
  }

  startWave(line: string): void {
    this.#options.http.startWave();
    this.#options.onProgress?.(line);
  }

  #givenRepository(): Link | null {
    return this.#given.repo ? { to: this.#given.repo.id, how: 'given by --repo' } : null;
  }

  #repositoryOf({ record, card }: Half): Link | null {
    if (this.#given.repo !== undefined) return this.#givenRepository();
    return findRepository({
      id: record.id,
      card: valueIn(card)?.text ?? null,
      cardData: record.cardData,
      source: card.source,
    });
  }

  #modelOf(code: Repository | null): Link | null {
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
  async #readRepository(link: Link, beside?: string): Promise<{ link: Link; fact: Fact<Repository> }> {
    const given = this.#given.repo;
    if (given?.kind === 'directory') {
      const { readFolder } = await import('./directory.js');
      const { code, notes } = await readFolder(given, this.#options.config, { beside, asCode: true });
      this.notes.push(...notes);
      const fact = code ? present(code, { url: code.url }) : absent({ url: '.' });
      return { link: { ...link, to: code?.fullName ?? link.to }, fact };
    }
    const source = { url: `${this.#options.config.github.server}/${link.to}` };
    const request = this.#github.readRepository(link.to, this.#given.repo?.revision);
    const fact = await factOf(
      request.then((code) => (code ? present(code, sourceOf(code)) : absent(source))),
      source,
    );
    return { link, fact };
  }

  /**
   * Many owners use one name on both hosts and link only from GitHub to the Hub. Such a repository is taken when its
   * README or homepage names this very model; a name alone proves nothing.
   */
  async #guessRepository(
    half: Half | null,
    page: Source,
  ): Promise<{ link: Link | null; fact: Fact<Repository> }> {
    const card = half?.card.source ?? page;
    if (!half || this.#given.repo === null) return { link: null, fact: absent(card) };
    const { id, renamedFrom } = half.record;
    const none: Fact<Repository> =
      half.card.state === 'unavailable'
        ? unavailable({ code: 'depends', detail: 'the model card' }, card)
        : absent(card);
    if (!isGithubName(id)) return { link: null, fact: none };
    const names = renamedFrom === undefined ? [id] : [id, renamedFrom];
    const accept = (readme: string | null, homepage: string | null) =>
      names.some((name) => linksBackTo(name, { readme, homepage }));
    try {
      const code = await this.#github.readRepository(id, undefined, accept);
      if (!code) return { link: null, fact: none };
      const how = 'same owner and name, and its README links to this model';
      const source = readmeOf(code)?.source ?? { url: code.url };
      return { link: { to: code.fullName, how, source }, fact: present(code, sourceOf(code)) };
    } catch (error) {
      const { reason } = requireFailure(error);
      // Nothing says that there is such a repository, so one that is not there is no gap in the evidence.
      // A folder is read without a network as well; what it links to is known, and this is only a guess.
      const isIdle = this.#target.kind === 'directory' && reason.code === 'offline';
      if (isIdle || reason.code === 'not-found-or-private' || reason.code === 'blocked-451')
        return { link: null, fact: none };
      return {
        link: null,
        fact: unavailable(reason, { url: `${this.#options.config.github.server}/${id}` }),
      };
    }
  }

  async #readHalf(link: Link): Promise<Half | RequestFailed> {
    try {
      return await this.#hub.readModel(link.to, this.#given.hub?.revision);
    } catch (error) {
      return requireFailure(error);
    }
  }

  /** The model with its license texts, datasets and base models. */
  async #readNamed({ record, card }: Half, licenses: readonly string[]): Promise<HubModel> {
    const [texts, datasets, baseModels] = await Promise.all([
      this.#hub.readTexts(record, licenses),
      this.#hub.readDatasets(record),
      this.#hub.readBaseModels(record),
    ]);
    return { ...record, texts: { 'README.md': card, ...texts }, datasets, baseModels };
  }

  /** What could only be asked for after the second wave; no wave when there is nothing. */
  async #readLate(wanted: {
    licenses: { record: ModelRecord; paths: string[] } | null;
    code: Repository | null;
    paper: Link | null;
  }): Promise<[Texts, Texts, Fact<Paper> | null]> {
    const { licenses, code, paper } = wanted;
    const paths = code ? this.#revealed(code) : [];
    if (!licenses?.paths.length && paths.length === 0 && !paper) return [{}, {}, null];
    this.startWave('reading files that were revealed');
    return Promise.all([
      licenses ? this.#hub.readTexts(licenses.record, licenses.paths) : {},
      code && paths.length > 0 ? this.#github.readRevealed(code, paths) : {},
      paper && this.#readPaper(paper),
    ]);
  }

  /** Of a folder all that is worth reading was read at once. */
  #revealed(code: Repository): string[] {
    return isLocal(code.url) ? [] : this.#github.revealed(code);
  }

  async #readRevealed(code: Repository): Promise<Texts> {
    const paths = this.#revealed(code);
    return paths.length > 0 ? this.#github.readRevealed(code, paths) : {};
  }

  #readPaper(link: Link): Promise<Fact<Paper>> {
    return this.#paper(link.to);
  }

  /** No paper was found: because there is none, or because the page that would name it could not be read. */
  #noPaper(card: Fact<TextFile> | null, code: Repository | null, source: Source): Fact<Paper> {
    if (this.#given.paper === null) return absent(source);
    const { kind } = this.#target;
    const isHub = kind === 'hub' || (kind === 'directory' && code === null);
    const unread = isHub ? card === null || card.state === 'unavailable' : code === null;
    const detail = isHub ? 'the model card' : 'the repository';
    return unread ? unavailable({ code: 'depends', detail }, source) : absent(source);
  }

  #hubFact(
    link: Link | null,
    model: HubModel | null,
    failure: RequestFailed | null,
    code: Repository | null,
    source: Source,
  ): Fact<HubModel> {
    if (model) return present(model, { url: model.url, revision: model.revision });
    if (link && failure)
      return unavailable(failure.reason, { url: `${this.#options.config.hub.endpoint}/${link.to}` });
    const readme = Object.entries(code?.texts ?? {}).find(([path]) => isReadme(path))?.[1];
    if (this.#given.hub === undefined && readme?.state === 'unavailable')
      return unavailable({ code: 'depends', detail: 'the README' }, readme.source);
    return absent(source);
  }

  async #unreadable(failure: RequestFailed) {
    const { config, http } = this.#options;
    const { kind, id } = this.#target;
    const hasToken = http.authorized(kind === 'hub' ? config.hub.endpoint : config.github.api);
    const isGone = failure.reason.code === 'not-found-or-private' && failure.errorCode !== 'RevisionNotFound';
    const ideas = kind === 'hub' && isGone ? await this.#hub.search(id.split('/').at(-1) ?? id) : [];
    const { isFolder } = await import('./directory.js');
    const hasFolder = kind === 'hub' && isGone && (await isFolder(id));
    return unreadable(this.#target, failure, hasToken, ideas, hasFolder);
  }
}

function renames(model: HubModel | null, code: Repository | null): string[] {
  const notes: string[] = [];
  if (model?.renamedFrom) notes.push(`${model.renamedFrom} is now ${model.id} on the Hub.`);
  if (code?.renamedFrom) notes.push(`${code.renamedFrom} is now ${code.fullName} on GitHub.`);
  return notes;
}
