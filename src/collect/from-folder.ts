/** Gathers what a folder leads to. */
import { present, valueIn } from '../evidence.js';
import { RequestFailed } from '../http/client.js';
import type { Course, Parts } from './course.js';
import { besideCard } from './hub/beside-card.js';
import { readHeaderOf } from './hub/header.js';
import { findCited } from './linked/pages.js';

/** The folder first. Wave 1: the model or the code that it has not itself. Wave 2: all that these name. */
export async function fromDirectory(course: Course): Promise<Parts> {
  const { hub, repo } = course.given;
  const { id } = course.target;
  const { readFolder } = await import('./folder/index.js');
  const folder = await readFolder(course.target, course.config, { asCode: hub !== undefined });
  course.parts.notes.push(...folder.notes);
  const source = { url: '.' };
  const own = hub === undefined ? folder.model : null;
  const ownCode = repo === undefined ? folder.code : null;
  const given = { how: 'given as the target', source };

  const repoLink = ownCode
    ? { to: ownCode.fullName, ...given }
    : own
      ? course.parts.repositoryOf(own.half)
      : course.parts.givenRepository();
  const hubLink = own ? { to: own.half.record.id, ...given } : course.parts.modelOf(ownCode);
  course.startWave(`reading what ${id} points at`);
  const [repository, read] = await Promise.all([
    ownCode
      ? { link: repoLink, fact: present(ownCode, source) }
      : repoLink
        ? course.parts.readRepository(repoLink, folder.root)
        : course.parts.guessRepository(own?.half ?? null, source),
    hubLink && !own ? course.parts.readHalf(hubLink) : null,
  ]);
  const half = own?.half ?? (read instanceof RequestFailed ? null : read);
  const code = valueIn(repository.fact);

  const cited = findCited(course.given.paper, half, code);
  course.startWave('reading what these name');
  const [model, revealed, paper, facts] = await Promise.all([
    half && course.parts.readNamed(half, own ? [] : besideCard(half)),
    code && course.parts.readRevealed(code),
    cited && course.parts.readPaper(cited),
    code && course.parts.readCode(code),
  ]);
  if (code && facts) code.code = facts;
  if (model && own) Object.assign(model.texts, own.texts);
  if (code && revealed) Object.assign(code.texts, revealed);
  await readHeaderOf(model, course);
  return {
    links: { hub: hubLink, repository: repository.link, paper: cited },
    hub: course.parts.hubFact(hubLink, model, read instanceof RequestFailed ? read : null, code, source),
    repository: repository.fact,
    paper: paper ?? course.parts.noPaper(half?.card ?? null, code, source),
  };
}
