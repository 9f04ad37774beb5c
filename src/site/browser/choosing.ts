/** Boxes before the models of the leaderboard: those that are ticked are compared. */
import type { Row } from '../table/row.js';
import { MOST } from './compare.js';

/**
 * Puts a box into each row that is drawn, and the way to the comparison above the table.
 * @returns what is to be called for each row
 */
export function choosing(table: HTMLTableElement): (row: Row, drawn: HTMLElement) => Node {
  const link = document.querySelector<HTMLAnchorElement>('#compare-chosen');
  const chosen = new Set<string>();
  table.classList.add('choosing');
  const tell = () => {
    if (!link) return;
    link.hidden = chosen.size < 2;
    link.href = `compare.html#${[...chosen].map(encodeURIComponent).join(',')}`;
    link.textContent = `Compare ${chosen.size} models`;
    const isFull = chosen.size >= MOST;
    for (const box of table.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'))
      box.disabled = isFull && !box.checked;
  };
  return ({ slug, name }, drawn) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = chosen.has(slug);
    box.disabled = chosen.size >= MOST && !box.checked;
    box.setAttribute('aria-label', `Compare ${name}`);
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(slug);
      else chosen.delete(slug);
      tell();
    });
    drawn.querySelector('.rank')?.prepend(box);
    return drawn;
  };
}
