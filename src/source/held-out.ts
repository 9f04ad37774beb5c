/** Data that are kept for a last measure, told by the names of variables and files. */

const NAME =
  /^_?(?:[xy]_?te(?:st)?|(?:t|ndcg|hr|acc|auc|f1|score|scores|ds|df|data|dataset|loader|iter|ids|idx)_test|test_?(?:x|y|data\w*|set|loader|dl|iter\w*|df|ds|split|samples|examples|inputs?|labels?|features|ids|idx|ind(?:ex|ices)?|mask|file\w*|path|results?|metrics?|acc(?:uracy)?|auc|mask))$/i;
const FILE =
  /^[rbf]*["'](?:[^"']*\/)?((?:[\w-]*[_-])?test(?:[_-](?:set|data|split|[xy]|labels?))?(?:\.\w+)?)["']$/i;

/** Whether a variable is called after such data, or what came of them. */
export const isHeldOut = (name: string): boolean => NAME.test(name);

/** The name of such a file in a string, quotes and prefixes included; `null` for other strings. */
export const heldOutFile = (quoted: string): string | null => FILE.exec(quoted)?.[1] ?? null;

/** Whether an assignment, by its beginning, fills a variable that is called "test": `train, test = split(rows)`. */
export const assignsHeldOut = (statement: string): boolean =>
  /^(?:\w+\s*,\s*){0,3}test(?:\s*,\s*\w+){0,2}\s*=(?!=)/.test(statement);
