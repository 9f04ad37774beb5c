/** Under which terms each part of a model stands, how that is known, where it comes from, and what it allows. */
import { plainWords } from '../../licenses/facts/plain-words.js';
import type { LicenseScope } from '../../licenses/license.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { OPENNESS_WORDS } from '../table/marks.js';
import { Evidence } from './out.js';

const BASES: Record<string, string> = {
  text: 'read in the text of the license itself',
  tag: 'by a tag',
  name: 'by its name',
  link: 'by a link',
  statement: 'by a statement in prose',
  github: "by GitHub's own reading",
  metadata: 'by metadata',
  gating: 'by the form that guards the download',
  'base-model': 'inherited from the base model',
  library: 'by the library it comes with',
  inherited: 'inherited',
  attested: 'stated by a person',
};

const SCOPES = ['weights', 'code', 'data', 'documents'] as const satisfies readonly LicenseScope[];

/** @param pageOf where the models under a license are listed; `null` for nowhere */
export function Licenses({
  result,
  pageOf,
}: {
  result: Result;
  pageOf: ((license: string) => string) | null;
}) {
  const { licenses } = result.model;
  return (
    <ul class="licenses">
      {SCOPES.map((scope) => {
        const license = licenses[scope];
        const { says, source } = plainWords(license, scope);
        const named = license.id ?? license.name;
        return (
          <li key={scope} class={`license-card ${license.openness}`}>
            <p class="license-scope">{scope}</p>
            <p class="license-name">
              {scope === 'weights' && pageOf ? <a href={pageOf(named)}>{plain(named)}</a> : plain(named)}
              <span class={`chip license ${license.openness}`}>
                {OPENNESS_WORDS[license.openness] ?? license.openness}
              </span>
            </p>
            {license.basis && (
              <p class="license-how">
                Known {BASES[license.basis] ?? plain(license.basis)}
                {license.inheritedFrom !== undefined && <>, from {plain(license.inheritedFrom)}</>}
                {license.confidence !== undefined && <> · {license.confidence} confidence</>}
              </p>
            )}
            <Evidence citations={license.citations} />
            {says.length > 0 && (
              <details>
                <summary>What it allows and asks</summary>
                <ul>
                  {says.map((one) => (
                    <li key={one}>{plain(one)}</li>
                  ))}
                </ul>
                {source !== null && <p class="note">Source: {plain(source)}</p>}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Places that contradict each other. */
export function Conflicts({ conflicts = [] }: Pick<Result, 'conflicts'>) {
  if (conflicts.length === 0) return null;
  return (
    <div class="callout">
      <h3>Places that contradict each other</h3>
      <ul>
        {conflicts.map(({ because, citations }) => (
          <li key={because}>
            {plain(because)}
            <Evidence citations={citations} />
          </li>
        ))}
      </ul>
    </div>
  );
}
