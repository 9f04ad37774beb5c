/** How a model was judged before. */

import { dayOf } from '../../report/wording.js';
import { plain } from '../../terminal.js';
import { Bar, level, rangeText } from '../table/marks.js';
import type { Range } from '../table/row.js';

/** One result, in short. */
export interface Moment {
  at: string;
  headline: Range | null;
  /** Class or verdict. */
  label: string;
  /** By which rubric and version: a change of these is a change of the method, not of the model. */
  method: string;
}

export function History({ moments }: { moments: readonly Moment[] }) {
  return (
    <table class="plain-table">
      <caption class="aside">Results of this model, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Evidence of</th>
          <th scope="col">Score</th>
          <th scope="col">Class</th>
          <th scope="col">Judged by</th>
        </tr>
      </thead>
      <tbody>
        {[...moments].reverse().map(({ at, headline, label, method }, index, all) => {
          const before = all[index + 1];
          return (
            <tr key={at}>
              <td>{dayOf(at)}</td>
              <td class="score">
                <span class={`number ${headline ? level(headline.low) : ''}`}>
                  {headline ? rangeText(headline) : '–'}
                </span>
                <Bar score={headline} />
              </td>
              <td>{plain(label)}</td>
              <td>
                {plain(method)}
                {before && before.method !== method && <span class="sub">the method changed</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
