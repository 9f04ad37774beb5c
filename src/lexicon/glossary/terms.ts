/** What the glossary of one language consists of. */

/** Sources of patterns and the English for each, in the order in which they are tried. */
export interface Glossary {
  /** Clauses whose verb stands elsewhere than in English; what they hold is glossed afterwards. */
  frames?: readonly (readonly [string, string])[];
  words: readonly (readonly [string, string])[];
  /** "the corpus ABC": English has the name before. */
  nameFollows?: true;
  /** Capitals say nothing of a noun. */
  capitalizesNouns?: true;
  /** Words stand side by side. */
  unspaced?: true;
}
