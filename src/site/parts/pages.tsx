/** Numbered pages, for readers without a script. */

/** How many rows a page has. */
export const ROWS = 200;

export function Pages({
  page,
  pages,
  path,
}: {
  page: number;
  pages: number;
  path: (page: number) => string;
}) {
  if (pages < 2) return null;
  const near = new Set([1, 2, page - 2, page - 1, page, page + 1, page + 2, pages - 1, pages]);
  const shown = [...near].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
  return (
    <nav class="pages" aria-label="Pages">
      <ul>
        {shown.map((number, index) => (
          <>
            {index > 0 && number > (shown[index - 1] as number) + 1 && <li aria-hidden="true">…</li>}
            <li key={number}>
              <a
                href={path(number)}
                aria-label={`Page ${number}`}
                {...(number === page && { 'aria-current': 'page' as const })}
              >
                {number}
              </a>
            </li>
          </>
        ))}
      </ul>
    </nav>
  );
}
