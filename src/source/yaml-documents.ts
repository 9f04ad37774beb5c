/** YAML of strangers, as deep as people write it: a parser that goes deeper by recursion ends the process, and no error can be caught. */
import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml';

/** The deepest configurations nest some fifteen levels. */
const DEEPEST = 100;

/**
 * The documents of a text; `null` when it nests deeper than anybody writes. Errors stand in the documents, without copies of their
 * lines, which may be all of the text.
 * @param lines learns where each line begins
 */
export function yamlDocuments(
  text: string,
  { lines = new LineCounter(), uniqueKeys = false }: { lines?: LineCounter; uniqueKeys?: boolean } = {},
): Document[] | null {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return null;
  }
  for (const token of parser.end()) tokens.push(token);
  return [...new Composer({ uniqueKeys, logLevel: 'silent' }).compose(tokens, true, text.length)];
}

/**
 * The value of the one document of a text, as `parse` of the library gives it.
 * @param options `maxAliasCount`: a small file of aliases can grow without end
 * @throws the first error in it, with its place as `pos`; an Error when it is too deep
 */
export function yamlValue(
  text: string,
  options: { lines?: LineCounter; uniqueKeys?: boolean; maxAliasCount?: number } = {},
): unknown {
  const { maxAliasCount = 100, ...reading } = options;
  const documents = yamlDocuments(text, reading);
  if (documents === null) throw new Error(`nested deeper than ${DEEPEST} levels`);
  const [first] = documents;
  if (first?.errors[0]) throw first.errors[0];
  return first?.toJS({ maxAliasCount }) ?? null;
}
