/** What an owner can do, by what it costs, with what each step brings. */

import type { Fix, Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { EFFORTS, type EffortId, effortOf } from '../effort.js';

export function Fixes({ result, pageOf }: { result: Result; pageOf: (check: string) => string }) {
  if (result.fixes.length === 0) {
    return <p>{result.items ? 'This rubric names no steps.' : 'Nothing that would raise a score.'}</p>;
  }
  const groups = (Object.keys(EFFORTS) as EffortId[]).flatMap((id) => {
    const fixes = result.fixes.filter((fix) => effortOf(fix) === id);
    return fixes.length > 0 ? [{ id, fixes }] : [];
  });
  return (
    <div class="efforts">
      {groups.map(({ id, fixes }) => (
        <section key={id} class="effort">
          <h3>{EFFORTS[id].title}</h3>
          <p class="note">{EFFORTS[id].about}</p>
          <ol>
            {fixes.map((fix) => (
              <li key={fix.check + fix.kind}>
                <Gains fix={fix} result={result} />
                <p>
                  <Coded text={plain(fix.text)} /> <a href={pageOf(fix.check)}>{plain(fix.check)}</a>
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Gains({ fix, result }: { fix: Fix; result: Result }) {
  const gained = result.scores.flatMap(({ id, title }) => {
    const gain = fix.gains[id] ?? 0;
    return gain > 0 ? [{ id, title, gain }] : [];
  });
  return (
    <ul class="gains">
      {gained.map(({ id, title, gain }) => (
        <li key={id}>
          <strong>+{gain}</strong> {plain(title).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** Names between backticks as code. */
export function Coded({ text }: { text: string }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
  );
}
