/** What a reader takes along: how to cite the judgment, embed it, check it again, or dispute it. */
import { lastPart } from '../../paths.js';
import { auditCommand, dispute, quoted, typedTarget } from '../../result/audit-command.js';
import { headlineOf } from '../../result/headline.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { KEY_PATH, type Signature } from '../signatures.js';
import type { Site } from '../site.js';
import { Out } from './out.js';

export function Use({
  site,
  result,
  slug,
  root,
  signature,
}: {
  site: Site;
  result: Result;
  slug: string;
  root: string;
  signature?: Signature | undefined;
}) {
  const name = plain(result.model.name);
  const at = (path: string) => `${site.baseUrl ?? 'https://SITE/'}${path}`;
  const page = at(`models/${slug}.html`);
  const badge = at(`badges/${slug}.svg`);
  return (
    <section class="part use" aria-labelledby="use">
      <h2 id="use">Use this page</h2>
      <div class="use-cards">
        <section>
          <h3>Cite this judgment</h3>
          <pre>{citation(site, result, page)}</pre>
        </section>
        <section>
          <h3>Embed this</h3>
          <p>
            <img
              src={`${root}badges/${slug}.svg`}
              alt={`Badge of ${name}: ${headlineOf(result)?.title ?? 'score'}`}
              height={20}
            />
          </p>
          <pre>{`[![openness](${badge})](${page})`}</pre>
          <p class="links">
            <a href={`${root}api/models/${slug}.json`}>JSON</a>
            <a href={`${root}badges/${slug}.svg`}>Badge</a>
            <a href={`${root}badges/${slug}.json`}>shields.io endpoint</a>
            <a href={`${root}compare.html#${encodeURIComponent(slug)}`}>Compare</a>
          </p>
        </section>
        <section>
          <h3>Check it yourself</h3>
          <pre>{`npx ${auditCommand(result.target)}`}</pre>
          <p>The same evidence and rubric give the same result on every machine.</p>
          {signature && <Signed signature={signature} result={result} root={root} />}
        </section>
        <section>
          <h3>Dispute this</h3>
          <DisputeAt site={site} result={result} name={name} page={page} />
        </section>
      </div>
    </section>
  );
}

/** Who signed the result, and how to see that it is so. */
function Signed({ signature, result, root }: { signature: Signature; result: Result; root: string }) {
  const { by, path } = signature;
  const isKey = 'key' in by;
  const trust = isKey ? '--key key.pub' : `--identity ${quoted(by.identity)} --issuer ${quoted(by.issuer)}`;
  const bundle = lastPart(path);
  return (
    <>
      <p>
        Signed by{' '}
        {isKey ? (
          <a href={root + KEY_PATH}>this key</a>
        ) : (
          `${plain(by.identity)}, as ${plain(by.issuer)} says`
        )}
        : <a href={root + path}>the signed statement</a>, a Sigstore bundle. To verify it:
      </p>
      <pre>{`npx rodeo verify ${bundle} ${quoted(typedTarget({ kind: result.target.kind, id: result.target.id }))} ${trust}`}</pre>
    </>
  );
}

/** How to dispute a judgment, where no form for it is known. */
export function Dispute({ result }: { result: Result }) {
  const { text, command } = dispute(result.target);
  return (
    <p>
      {text} <code>{command}</code>.
    </p>
  );
}

function DisputeAt({ site, result, name, page }: { site: Site; result: Result; name: string; page: string }) {
  if (site.submitUrl === undefined) return <Dispute result={result} />;
  const body = [
    `Model: ${typedTarget(result.target)}`,
    `Page: ${site.baseUrl === undefined ? name : page}`,
    `Evidence of: ${result.collectedAt.slice(0, 10)}`,
    '',
    'Which check is wrong (its id)?',
    '',
    'Which public page shows otherwise (link, with the line if you can)?',
    '',
  ].join('\n');
  return (
    <p>
      Which check is wrong, and which public page shows otherwise?{' '}
      <Out href={prefilled(site.submitUrl, `Dispute: ${name}`, body)}>Open an issue</Out>
    </p>
  );
}

/** A form for issues, filled in. */
export function prefilled(url: string, title: string, body: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  address.searchParams.set('title', title);
  address.searchParams.set('body', body);
  return address.href;
}

function citation(site: Site, result: Result, page: string): string {
  const [date] = result.collectedAt.split('T');
  const key = plain(result.model.name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const safe = (text: string) => plain(text).replace(/[{}\\]/g, '');
  return [
    `@misc{openness-${key},`,
    `  title        = {How open is ${safe(result.model.name)}?},`,
    `  author       = {{${safe(site.publisher ?? site.title)}}},`,
    `  year         = {${date?.slice(0, 4)}},`,
    ...(site.baseUrl === undefined ? [] : [`  howpublished = {\\url{${page}}},`]),
    `  note         = {evidence of ${date}, rodeo ${safe(result.rodeo)}, rubric ${safe(result.rubric.id)}}`,
    '}',
  ].join('\n');
}
