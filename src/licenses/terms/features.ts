/** What a sentence on terms is judged by: its words in a row, the rows of their classes with all other words left out, and what its clauses do. */
import { type Clause, clausesOf } from './grammar.js';
import { classesOf } from './lexicon.js';
import { type Token, tokensOf } from './tokens.js';

/** Tokens that are looked at; what is longer is no sentence. */
const MOST = 160;

const NAME: readonly string[] = ['name'];

/** Names of features that are present, each once. Linear in the sentence's length. */
export function featuresOf(sentence: string): Set<string> {
  const whole = tokensOf(sentence);
  const tokens = whole.length > MOST ? whole.slice(0, MOST) : whole;
  const clauses = clausesOf(tokens);
  const found = new Set<string>();
  const skeleton: string[] = ['^'];
  for (const clause of clauses) {
    const own = tokens.slice(clause.from, clause.to);
    const classes = own.map(kindsOf);
    const row = classes.flatMap(([first]) => (first === undefined ? [] : [first]));
    rows(found, 'c', ['^', ...row, '$'], 4);
    pairs(found, row);
    beside(found, own, classes);
    skeleton.push(...row, ';');
  }
  rows(found, 'w', tokens.map(wordOf), 3);
  rows(found, 's', skeleton, 3);
  letters(found, tokens);
  grammar(found, clauses);
  found.add(`n:${Math.min(6, Math.floor(tokens.length / 5))}`);
  const [first] = tokens;
  if (first) found.add(`f:${first.stem}`).add(`g:${kindsOf(first)[0]}`);
  return found;
}

const wordOf = ({ stem, name }: Token): string => (name && classesOf(stem).length === 0 ? '<name>' : stem);

const kindsOf = ({ stem, name }: Token): readonly string[] => {
  const classes = classesOf(stem);
  return name && classes.length === 0 ? NAME : classes;
};

function rows(found: Set<string>, kind: string, items: readonly string[], longest: number): void {
  for (let at = 0; at < items.length; at++) {
    let row = '';
    for (let length = 1; length <= longest && at + length <= items.length; length++) {
      row = length === 1 ? (items[at] as string) : `${row} ${items[at + length - 1]}`;
      found.add(`${kind}${length}:${row}`);
    }
  }
}

/** Two classes in one clause in their order, whatever stands between them. */
function pairs(found: Set<string>, clause: readonly string[]): void {
  for (let one = 0; one < clause.length; one++)
    for (let other = one + 1; other < Math.min(clause.length, one + 7); other++)
      found.add(`p:${clause[one]} ${clause[other]}`);
}

/** Classes, and each beside the word before and after it. */
function beside(found: Set<string>, own: readonly Token[], classes: readonly (readonly string[])[]): void {
  for (const [at, names] of classes.entries()) {
    const [name] = names;
    if (name === undefined) continue;
    for (const one of names) found.add(`k:${one}`);
    const [before, after] = [own[at - 1], own[at + 1]];
    if (after) found.add(`x:${name}+${wordOf(after)}`);
    if (before) found.add(`y:${wordOf(before)}+${name}`);
  }
}

/** What the clauses do: each, the first, the last, and all together. */
function grammar(found: Set<string>, clauses: readonly Clause[]): void {
  const acting = clauses.filter(({ effect }) => effect !== 'nothing');
  for (const { effect, rule, owner, mood, topic } of clauses) {
    found.add(`e:${effect}`);
    found.add(`r:${rule}`);
    found.add(`m:${effect} ${mood}`);
    found.add(`o:${effect} ${owner}`);
    found.add(`q:${rule} ${mood} ${owner}`);
    found.add(`t:${rule} ${mood}`);
    const { subject, object, head } = topic;
    found.add(`T:${effect} ${subject} ${mood}`);
    found.add(`U:${rule} ${subject}`);
    found.add(`J:${effect} ${subject} ${object}`);
    found.add(`S:${subject}`);
    found.add(`H:${effect} ${head}`);
  }
  const last = acting.at(-1);
  found.add(`l:${last ? `${last.effect} ${last.mood} ${last.owner}` : 'none'}`);
  found.add(`L:${last ? last.rule : 'none'}`);
  found.add(`N:${last ? `${last.effect} ${last.topic.subject}` : 'none'}`);
  const first = clauses[0];
  if (first) found.add(`F:${first.owner} ${first.mood} ${last?.effect}`);
  found.add(
    `a:${acting
      .map(({ effect }) => effect)
      .slice(0, 4)
      .join(' ')}`,
  );
  found.add(
    `b:${clauses
      .map(({ effect, mood }) => `${effect} ${mood}`)
      .slice(0, 4)
      .join(', ')}`,
  );
}

/** Four letters in a row: what is misspelled still shares most of them. */
function letters(found: Set<string>, tokens: readonly Token[]): void {
  for (const { word, name } of tokens) {
    if (word.length < 4 || name || word.startsWith('<')) continue;
    const whole = `^${word}$`;
    for (let at = 0; at + 4 <= whole.length; at++) found.add(`h:${whole.slice(at, at + 4)}`);
  }
}
