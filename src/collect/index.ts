/** Gathers the evidence of one target: what was named first, then all that it points at, side by side. */
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import {
  absent,
  type Code,
  EVIDENCE_VERSION,
  type Evidence,
  type Fact,
  type HubModel,
  type Link,
  type Paper,
  present,
  type Repository,
  type Texts,
  unavailable,
  valueIn,
} from '../evidence.js';
import { type Http, RequestFailed } from '../http/client.js';
import { isGithubName, nameOf, type Target } from '../target.js';
import { requireFailure } from './attempt.js';
import { readAttested } from './attested.js';
import type { GithubReader } from './github/index.js';
import { type HubReader, licensePaths } from './hub/index.js';
import type { ModelRecord } from './hub/model.js';
import { type Overrides, readOverrides } from './linked/overrides.js';
import { findCited, type Half } from './linked/pages.js';
import { PartReader } from './parts.js';
import { createReaders, type Readers } from './readers.js';
import { NOT_READ, unreadHalf, unreadModel } from './record-only.js';
import { renames } from './renames.js';

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
  /** Hosts that did not answer in time earlier in this run; those that do not now are added. */
  silent?: Set<string>;
  /** What a list already told about the model that is the target. */
  record?: ModelRecord;
  /** `code`, the usual one. */
  depth?: Depth;
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
  const impact = options.depth === 'impact' ? await collection.impactOf(parts) : null;
  return {
    schema: EVIDENCE_VERSION,
    collectedAt: options.now.toISOString(),
    target: nameOf(target),
    ...parts,
    ...(impact && { impact }),
    ...(attested.length > 0 && { attested: pages }),
    notes: [
      ...options.http.notes(),
      ...collection.notes(),
      ...renames(valueIn(parts.hub), valueIn(parts.repository)),
    ],
    cost: options.http.cost(),
  };
}

type Parts = Pick<Evidence, 'links' | 'hub' | 'repository' | 'paper'>;

class Collection {
  readonly #target: Target;
  readonly #options: CollectOptions;
  readonly #given: Overrides;
  readonly #hub: HubReader;
  readonly #github: GithubReader;
  readonly #parts: PartReader;
  readonly #folderNotes: string[] = [];

  constructor(target: Target, options: CollectOptions, given: Overrides) {
    this.#target = target;
    this.#options = options;
    this.#given = given;
    const readers = options.readers ?? createReaders(options.config, options.http, options.silent);
    this.#hub = readers.hub;
    this.#github = readers.github;
    this.#parts = new PartReader(target, given, readers, { ...options, depth: options.depth ?? 'code' });
  }

  /** Who made what was found, who cites it, how much it is used. */
  impactOf({ hub, paper }: Parts): Promise<NonNullable<Evidence['impact']>> {
    this.startWave('asking who made it and who cites it');
    return this.#parts.readImpact(valueIn(hub), valueIn(paper), this.#options.now);
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
    const { readFolder } = await import('./folder/index.js');
    const folder = await readFolder(this.#target, this.#options.config, { asCode: hub !== undefined });
    this.#folderNotes.push(...folder.notes);
    const source = { url: '.' };
    const own = hub === undefined ? folder.model : null;
    const ownCode = repo === undefined ? folder.code : null;
    const given = { how: 'given as the target', source };

    const repoLink = ownCode
      ? { to: ownCode.fullName, ...given }
      : own
        ? this.#parts.repositoryOf(own.half)
        : this.#parts.givenRepository();
    const hubLink = own ? { to: own.half.record.id, ...given } : this.#parts.modelOf(ownCode);
    this.startWave(`reading what ${id} points at`);
    const [repository, read] = await Promise.all([
      ownCode
        ? { link: repoLink, fact: present(ownCode, source) }
        : repoLink
          ? this.#parts.readRepository(repoLink, folder.root)
          : this.#parts.guessRepository(own?.half ?? null, source),
      hubLink && !own ? this.#parts.readHalf(hubLink) : null,
    ]);
    const half = own?.half ?? (read instanceof RequestFailed ? null : read);
    const code = valueIn(repository.fact);

    const cited = findCited(this.#given.paper, half, code);
    const licenses = half && !own ? licensePaths(half.record) : { first: [], more: [] };
    this.startWave('reading what these name');
    const [model, revealed, paper, facts] = await Promise.all([
      half && this.#parts.readNamed(half, [...licenses.first, ...licenses.more]),
      code && this.#parts.readRevealed(code),
      cited && this.#parts.readPaper(cited),
      code && this.#parts.readCode(code),
    ]);
    if (code && facts) code.code = facts;
    if (model && own) Object.assign(model.texts, own.texts);
    if (code && revealed) Object.assign(code.texts, revealed);
    return {
      links: { hub: hubLink, repository: repository.link, paper: cited },
      hub: this.#parts.hubFact(hubLink, model, read instanceof RequestFailed ? read : null, code, source),
      repository: repository.fact,
      paper: paper ?? this.#parts.noPaper(half?.card ?? null, code, source),
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
      if (!this.#given.repo || isGone) throw await this.#parts.unreadable(failure);
    }

    const repoLink = half ? this.#parts.repositoryOf(half) : this.#parts.givenRepository();
    const early = findCited(this.#given.paper, half, null);
    this.startWave(`reading what ${id} points at`);
    const [repository, halfDone, firstPaper] = await Promise.all([
      repoLink ? this.#parts.readRepository(repoLink) : this.#parts.guessRepository(half, page),
      half && this.#parts.readNamed(half, licensePaths(half.record).first),
      early && this.#parts.readPaper(early),
    ]);

    const code = valueIn(repository.fact);
    const late = early ? null : findCited(this.#given.paper, half, code);
    const [more, revealed, paper, facts] = await this.#readLate({
      licenses: half ? { record: half.record, paths: licensePaths(half.record).more } : null,
      code,
      paper: late,
    });
    if (halfDone) Object.assign(halfDone.texts, more);
    if (code) Object.assign(code.texts, revealed);
    if (code && facts) code.code = facts;
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
      paper: firstPaper ?? paper ?? this.#parts.noPaper(half?.card ?? null, code, hubSource),
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
        throw await this.#parts.unreadable(requireFailure(error));
      }
    }
    const half = unreadHalf(record);
    const repository = this.#parts.repositoryOf(half);
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
      paper: paper ? unavailable(NOT_READ, source) : this.#parts.noPaper(half.card, null, source),
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
      if (!this.#given.hub || isGone) throw await this.#parts.unreadable(failure);
    }

    const hubLink = this.#parts.modelOf(code);
    const early = findCited(this.#given.paper, null, code);
    const paths = code ? this.#parts.revealed(code) : [];
    let half: Half | null = null;
    let hubFailure: RequestFailed | null = null;
    let earlyPaper: Fact<Paper> | null = null;
    if (hubLink || early || paths.length > 0 || this.#parts.wantedCode(code)) {
      this.startWave(`reading what ${id} points at`);
      const [read, revealed, paper, facts] = await Promise.all([
        hubLink && this.#parts.readHalf(hubLink),
        code && this.#parts.readRevealed(code),
        early && this.#parts.readPaper(early),
        code && this.#parts.readCode(code),
      ]);
      if (code && facts) code.code = facts;
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
        half && this.#parts.readNamed(half, [...licenses.first, ...licenses.more]),
        late && this.#parts.readPaper(late),
      ]);
    }
    const source = code ? { url: code.url, ...(code.commit ? { revision: code.commit } : {}) } : page;
    return {
      links: {
        hub: hubLink,
        repository: { to: code?.fullName ?? id, how: 'given as the target' },
        paper: early ?? late,
      },
      hub: this.#parts.hubFact(hubLink, model, hubFailure, code, source),
      repository: code ? present(code, source) : unavailable(failure?.reason ?? { code: 'depends' }, page),
      paper: earlyPaper ?? latePaper ?? this.#parts.noPaper(half?.card ?? null, code, source),
    };
  }

  /** What a reader must know of folders that were read. */
  notes(): string[] {
    return [...this.#folderNotes, ...this.#parts.notes];
  }

  startWave(line: string): void {
    this.#options.http.startWave();
    this.#options.onProgress?.(line);
  }

  /** What could only be asked for after the second wave; no wave when there is nothing. */
  async #readLate(wanted: {
    licenses: { record: ModelRecord; paths: string[] } | null;
    code: Repository | null;
    paper: Link | null;
  }): Promise<[Texts, Texts, Fact<Paper> | null, Code | null]> {
    const { licenses, code, paper } = wanted;
    const paths = code ? this.#parts.revealed(code) : [];
    const hasCode = this.#parts.wantedCode(code) !== null;
    if (!licenses?.paths.length && paths.length === 0 && !paper && !hasCode) return [{}, {}, null, null];
    this.startWave('reading the files that the first answers led to');
    return Promise.all([
      licenses ? this.#hub.readTexts(licenses.record, licenses.paths) : {},
      code ? this.#parts.readRevealed(code) : {},
      paper && this.#parts.readPaper(paper),
      code && this.#parts.readCode(code),
    ]);
  }
}
