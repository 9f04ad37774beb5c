/** Gathers a model's record and nothing else: it leaves open what it names, for none of that is looked at. */
import { absent, type HubModel, present, type Texts, unavailable, valueIn } from '../evidence.js';
import { isGithubName } from '../target.js';
import { requireFailure } from './attempt.js';
import type { Course, Parts } from './course.js';
import { licensePaths } from './hub/beside-card.js';
import { fileSource } from './hub/index.js';
import { baseModelNames, datasetNames, type ModelRecord } from './hub/model.js';
import { findCited, type Half } from './linked/pages.js';

/** Why nothing was looked at. */
const NOT_READ = { code: 'not-collected', detail: 'only the record was read' } as const;

/** The record alone, from a list or by one request. Whatever it points at is known by name and was not looked at. */
export async function fromRecord(course: Course): Promise<Parts> {
  const { id, revision } = course.target;
  let record = course.record;
  if (!record) {
    course.startWave(`reading ${id} on the Hub`);
    try {
      record = await course.hub.readRecord(id, revision);
    } catch (error) {
      throw await course.parts.unreadable(requireFailure(error));
    }
  }
  const half = unreadHalf(record);
  const repository = course.parts.repositoryOf(half);
  const paper = findCited(course.given.paper, half, null);
  const source = { url: record.url, revision: record.revision };
  const { github } = course.config;
  // There may be one of the same name, or the card may name one.
  const isOpen = repository !== null || (course.given.repo !== null && isGithubName(record.id));
  const page = { url: `${github.server}/${repository?.to ?? record.id}` };
  return {
    links: { hub: { to: record.id, how: 'given as the target' }, repository, paper },
    hub: present(unreadModel(half), source),
    repository: isOpen ? unavailable(NOT_READ, page) : absent(half.card.source),
    paper: paper ? unavailable(NOT_READ, source) : course.parts.noPaper(half.card, null, source),
  };
}

/** The record with a card that was not read, or that the list of files does not have. */
function unreadHalf(record: ModelRecord): Half {
  const files = valueIn(record.files);
  const source = fileSource(record, 'README.md');
  const isThere = files === null || files.entries.some(({ path }) => path === 'README.md');
  return { record, card: isThere ? unavailable(NOT_READ, source) : absent(source) };
}

/** The model of which only the record was read. */
function unreadModel({ record, card }: Half): HubModel {
  const texts: Texts = { 'README.md': card };
  const { first, more } = licensePaths({ record });
  for (const path of [...first, ...more]) texts[path] = unavailable(NOT_READ, fileSource(record, path));
  const unread = (page: string) => unavailable(NOT_READ, { url: page });
  const hub = record.url.slice(0, -record.id.length);
  return {
    ...record,
    texts,
    datasets: datasetNames(record).map((id) => ({ id, info: unread(`${hub}datasets/${encodeURI(id)}`) })),
    baseModels: baseModelNames(record).map((base) => ({
      ...base,
      info: unread(`${hub}${encodeURI(base.id)}`),
    })),
  };
}
