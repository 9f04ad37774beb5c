/** How far an audit looks. */

/**
 * `list`: of a Hub model what pages of the list say, nothing more; `full`: pages and lists of files as well; `code`: bodies of code,
 * too; `impact`: also who made the model, who cites it and how much it is used, which no score counts.
 */
export const DEPTHS = ['list', 'full', 'code', 'impact'] as const;
export type Depth = (typeof DEPTHS)[number];

/** Whether bodies of code are read. */
export const readsCode = (depth: Depth): boolean => depth === 'code' || depth === 'impact';
