/** What is known about a model besides its openness: where it is, how it is used, how it is cited. */
import type { ComponentChildren } from 'preact';
import { lastPart } from '../../paths.js';
import { isLocal } from '../../prose/cite.js';
import { compactNumber } from '../../report/compact-number.js';
import { ago, publishedText, stagesText } from '../../report/wording.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { Out } from './out.js';

interface Fact {
  title: string;
  value: ComponentChildren;
  note?: ComponentChildren;
}

function Facts({ title, href, facts }: { title: string; href?: string; facts: (Fact | false | null)[] }) {
  const stated = facts.filter((fact): fact is Fact => !!fact);
  return (
    <section class="fact-card">
      <h3>{href === undefined ? title : <Out href={href}>{title}</Out>}</h3>
      {stated.length === 0 ? (
        <p class="note">Nothing is stated.</p>
      ) : (
        <dl>
          {stated.map(({ title, value, note }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                {value}
                {note !== undefined && note !== null && <span class="sub">{note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const number = (title: string, value: number | undefined, note?: string): Fact | null =>
  value === undefined
    ? null
    : { title, value: <span title={String(value)}>{compactNumber(value)}</span>, ...(note && { note }) };

const when = (title: string, iso: string | undefined, now: string): Fact | null => {
  const said = iso === undefined ? null : ago(iso, now);
  return said === null ? null : { title, value: said, note: (iso as string).slice(0, 10) };
};

/** Something that was not found, or was found and could not be read. */
function NotThere({
  title,
  links,
  part,
}: {
  title: string;
  links: Result['links'];
  part: 'hub' | 'repository' | 'paper';
}) {
  const link = links[part];
  const none = links.waived?.includes(part) ? 'Not asked for.' : 'None found.';
  return (
    <section class="fact-card">
      <h3>{title}</h3>
      <p class="note">{link ? `${plain(link.to)} could not be read` : none}</p>
    </section>
  );
}

/** Three cards: the Hub, the repository, the paper. */
export function FactCards({ result }: { result: Result }) {
  const { model, links, collectedAt: now } = result;
  const { hub, repository, paper } = model;
  return (
    <div class="fact-cards">
      {hub ? (
        <Facts
          title="Hugging Face"
          {...(!isLocal(hub.url) && { href: hub.url })}
          facts={[
            number('Downloads in 30 days', hub.downloads),
            number('All-time downloads', hub.downloadsAllTime),
            number('Trending score', hub.trendingScore),
            number('Likes', hub.likes),
            hub.gated !== false && {
              title: 'Access',
              value: hub.gated === 'manual' ? 'gated, by approval' : 'gated, by a form',
            },
            when('Modified', hub.lastModified, now),
            { title: 'Revision', value: <code>{plain(hub.revision).slice(0, 12)}</code> },
          ]}
        />
      ) : (
        <NotThere title="Hugging Face" links={links} part="hub" />
      )}
      {repository ? (
        <Facts
          title="GitHub"
          {...(!isLocal(repository.url) && { href: repository.url })}
          facts={[
            { title: 'Repository', value: plain(repository.fullName) },
            number('Stars', repository.stars),
            number('Forks', repository.forks),
            number('Open issues', repository.openIssues),
            repository.contributors
              ? number(
                  'Contributors',
                  repository.contributors.count,
                  repository.contributors.atLeast ? 'at least' : undefined,
                )
              : null,
            when('Last push', repository.pushedAt, now),
            repository.language !== undefined && { title: 'Language', value: plain(repository.language) },
            repository.archived && { title: 'State', value: 'archived' },
          ]}
        />
      ) : (
        <NotThere title="GitHub" links={links} part="repository" />
      )}
      {paper ? (
        <Facts
          title="Paper"
          href={paper.url}
          facts={[
            paper.title !== undefined && { title: 'Title', value: plain(paper.title) },
            paper.venue !== undefined && { title: 'Published in', value: plain(paper.venue) },
            paper.year !== undefined && { title: 'Year', value: String(paper.year) },
            number('Citations', paper.citations),
            number('Influential citations', paper.influentialCitations),
            number('References', paper.references),
            paper.openAccess !== undefined && {
              title: 'Access',
              value: paper.openAccess ? 'open access' : 'not open access',
            },
          ]}
        />
      ) : (
        <NotThere title="Paper" links={links} part="paper" />
      )}
    </div>
  );
}

/** The full name of who publishes it, where it is known. */
export const ownerName = ({ model: { organization } }: Result, id: string): string =>
  plain(organization?.fullName ?? id);

/**
 * The name as its owner writes it where capitals count: on the Hub it is `biogpt`, of its code `BioGPT`.
 * @param name without its owner
 */
export function displayName({ model: { repository } }: Result, name: string): string {
  const own = plain(lastPart(repository?.fullName ?? ''));
  return own.toLowerCase() === name.toLowerCase() && own !== own.toLowerCase() ? own : name;
}

/** What is known about an account: for the head of its page. */
export function accountFacts({ model: { organization } }: Result): { title: string; value: string }[] {
  if (!organization) return [];
  const { kind, type, verified, models } = organization;
  return [
    { title: 'Kind', value: plain(type ?? kind) },
    ...(verified === undefined ? [] : [{ title: 'Verified on the Hub', value: verified ? 'yes' : 'no' }]),
    ...(models === undefined ? [] : [{ title: 'Models on the Hub', value: compactNumber(models) }]),
  ];
}

/** What it is in one line: released, parameters, library. */
export function KeyFacts({ result }: { result: Result }) {
  const { released, parameters, library, baseModels, datasets, trainingData } = result.model;
  const stages = stagesText(trainingData);
  const facts: (Fact | false)[] = [
    released !== undefined && {
      title: 'Released',
      value: publishedText(released),
      note: `by ${plain(released.from)}`,
    },
    parameters !== undefined && {
      title: 'Parameters',
      value: <span title={String(parameters.count)}>{compactNumber(parameters.count)}</span>,
      note: <CountedFrom parameters={parameters} />,
    },
    library !== undefined && { title: 'Library', value: plain(library) },
    baseModels.length > 0 && { title: 'Made from', value: names(baseModels) },
    datasets.length > 0 && { title: 'Data named', value: names(datasets) },
    stages.length > 0 && { title: 'Training data by stage', value: stages.join(', ') },
  ];
  const stated = facts.filter((fact): fact is Fact => !!fact);
  if (stated.length === 0) return null;
  return (
    <dl class="key-facts">
      {stated.map(({ title, value, note }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {value}
            {note !== undefined && <span class="sub">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How the number is known, in words of the page; what a later version says stays as it is. */
const COUNTED: Readonly<Record<string, string>> = {
  safetensors: 'counted by the headers of safetensors',
  GGUF: 'counted by the header of GGUF',
  PyTorch: 'counted by the header of the checkpoint',
  'config.json': 'computed from config.json',
  name: 'by its name',
  'model card': 'by the model card',
};

function CountedFrom({
  parameters: { from, at },
}: {
  parameters: NonNullable<Result['model']['parameters']>;
}) {
  const words = Object.hasOwn(COUNTED, from) ? COUNTED[from] : `from ${plain(from)}`;
  return at === undefined ? words : <Out href={at.url}>{words}</Out>;
}

const NAMES_SHOWN = 4;

function names(all: readonly string[]): string {
  const more = all.length - NAMES_SHOWN;
  return all.slice(0, NAMES_SHOWN).map(plain).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
