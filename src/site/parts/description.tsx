/** What a model is by its own words and those of its paper: quoted with their source, and said to be a machine's where they are. */
import { isLocal } from '../../prose/cite.js';
import { dayOf, monthOf } from '../../report/wording.js';
import type { Model, Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { groupSlug } from '../names.js';
import type { Site } from '../site.js';
import { Out } from './out.js';

type Paper = NonNullable<Model['paper']>;

/** One sentence: a machine's summary of the paper. */
export function Summary({ result }: { result: Result }) {
  const { paper } = result.model;
  if (paper?.tldr === undefined) return null;
  return (
    <figure>
      <p class="said">{plain(paper.tldr)}</p>
      <figcaption class="note">
        Summary of <Out href={paper.url}>the paper</Out>, written by a machine at Semantic Scholar
      </figcaption>
    </figure>
  );
}

/** Subjects and languages. A tag that other models have leads to them. */
export function Tags({ site, result, root }: { site: Site; result: Result; root: string }) {
  const { tags = [], languages = [] } = result.model;
  if (tags.length + languages.length === 0) return null;
  return (
    <ul class="tags" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          {site.tags.has(groupSlug(plain(tag))) ? (
            <a href={`${root}tags/${groupSlug(plain(tag))}.html`}>{plain(tag)}</a>
          ) : (
            plain(tag)
          )}
        </li>
      ))}
      {languages.slice(0, LANGUAGES_SHOWN).map((language) => (
        <li key={language}>language {plain(language)}</li>
      ))}
      {languages.length > LANGUAGES_SHOWN && <li>{languages.length - LANGUAGES_SHOWN} more languages</li>}
    </ul>
  );
}
const LANGUAGES_SHOWN = 6;
const AUTHORS_SHOWN = 12;

/** How the paper is cited, who wrote it, and what it says of itself. */
export function PaperText({ paper }: { paper: Paper }) {
  const { authors = [], affiliations = [], abstract, bibtex, fields = [], published } = paper;
  const more = authors.length - AUTHORS_SHOWN;
  return (
    <div class="paper">
      <p class="paper-title">
        <Out href={paper.url}>{plain(paper.title ?? paper.url)}</Out>
      </p>
      {authors.length > 0 && (
        <p>
          {authors.slice(0, AUTHORS_SHOWN).map(plain).join(', ')}
          {more > 0 && ` and ${more} more`}
        </p>
      )}
      {affiliations.length > 0 && (
        <p class="note">{affiliations.slice(0, AUTHORS_SHOWN).map(plain).join(' · ')}</p>
      )}
      <p class="note">
        {[
          paper.venue && plain(paper.venue),
          published ? (published.length > 7 ? dayOf(published) : monthOf(plain(published))) : paper.year,
          fields.map(plain).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {abstract !== undefined && (
        <details>
          <summary>Abstract</summary>
          <blockquote cite={paper.url}>{abstract.split(/\n+/).map(plain).join(' ')}</blockquote>
        </details>
      )}
      {paper.title !== undefined && authors.length > 0 && (
        <details>
          <summary>Citation to copy</summary>
          <pre>{citationOf(paper)}</pre>
        </details>
      )}
      {bibtex !== undefined && (
        <details>
          <summary>BibTeX</summary>
          <pre>{bibtex.split('\n').map(plain).filter(Boolean).join('\n')}</pre>
        </details>
      )}
    </div>
  );
}

/** `Luo, R., Sun, L., … (2022). BioGPT: … Briefings in Bioinformatics. https://doi.org/…` with the names as the index gives them. */
function citationOf({ authors = [], year, title = '', venue, url }: Paper): string {
  const named = authors.slice(0, AUTHORS_SHOWN).map(plain).join(', ');
  const more = authors.length > AUTHORS_SHOWN ? ' et al.' : '';
  const sentences = [
    `${named}${more}${year === undefined ? '' : ` (${year})`}`,
    plain(title),
    venue && plain(venue),
  ];
  return `${sentences
    .filter(Boolean)
    .map((one) => String(one).replace(/\.?$/, '.'))
    .join(' ')} ${plain(url)}`;
}

/** Where everything is, and how it is downloaded. */
export function Resources({ result }: { result: Result }) {
  const { hub, repository, paper, datasets } = result.model;
  const isOn = (one: { url: string } | undefined) => one !== undefined && !isLocal(one.url);
  const id = hub && isOn(hub) ? plain(hub.id) : null;
  return (
    <>
      <ul class="links">
        {hub && isOn(hub) && (
          <li>
            <Out href={hub.url}>Model on the Hub</Out>
          </li>
        )}
        {repository && isOn(repository) && (
          <li>
            <Out href={repository.url}>Code: {plain(repository.fullName)}</Out>
          </li>
        )}
        {paper && (
          <li>
            <Out href={paper.url}>Paper</Out>
          </li>
        )}
        {(hub?.spaces ?? []).slice(0, 5).map((space) => (
          <li key={space}>
            <Out href={`https://huggingface.co/spaces/${space}`}>Demonstration: {plain(space)}</Out>
          </li>
        ))}
        {datasets
          .filter((name) => /^[\w.-]+\/[\w.-]+$/.test(name))
          .slice(0, 5)
          .map((name) => (
            <li key={name}>
              <Out href={`https://huggingface.co/datasets/${name}`}>Data: {plain(name)}</Out>
            </li>
          ))}
      </ul>
      {id !== null && /^[\w./-]+$/.test(id) && <pre>{`hf download ${id}`}</pre>}
    </>
  );
}
