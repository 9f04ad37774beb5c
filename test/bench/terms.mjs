// Prints how well sentences on terms are read, both ways: those that limit, and those that do not. Splits by group, so that
// no idea stands on both sides; or all training sentences against a file of others: node test/bench/terms.mjs FILE.tsv
// (a header, then label and text; `limits` is one label, every other is harmless). A measurement: it always exits 0.
import { readFileSync } from 'node:fs';
import { fromSources } from './sources.mjs';

const [
  { closesByGrammar },
  { limitsLikely, limitsLikelyBy },
  { narrowingWords },
  { LIMITS_FROM, readSentence },
  { tokensOf },
  { composedSentences },
  { writtenSentences },
  { train },
  { release },
] = await fromSources(
  'src/licenses/terms/grammar.ts',
  'src/licenses/terms/model.ts',
  'src/licenses/terms/narrowing.ts',
  'src/licenses/terms/reading.ts',
  'src/licenses/terms/tokens.ts',
  'src/licenses/terms/training/frames.ts',
  'src/licenses/terms/training/sentences.ts',
  'src/licenses/terms/training/train.ts',
  'test/release-builder.ts',
);

const FOLDS = 5;
const file = process.argv[2];

function fold(group) {
  let hash = 2166136261;
  for (const letter of group) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return (hash >>> 0) % FOLDS;
}

/** A confusion table of two rows: what the sentences do, against what was read. */
function table(name, judged) {
  const count = (limits, closed) =>
    judged.filter((one) => one.limits === limits && one.closed === closed).length;
  const [found, missed, wrongly, left] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const share = (part, rest) => `${((100 * part) / (part + rest)).toFixed(1)} %`.padStart(8);
  console.log(`\n${name}`);
  console.log(`                     read as a limit   as none`);
  console.log(
    `sentences that limit ${String(found).padStart(15)}${String(missed).padStart(10)}   right ${share(found, missed)}`,
  );
  console.log(
    `harmless sentences   ${String(wrongly).padStart(15)}${String(left).padStart(10)}   right ${share(left, wrongly)}`,
  );
}

/** Whether a card with an open tag loses its openness, or gets a conflict, by one sentence under its heading of terms. */
function closesCard(text) {
  const card = `---\nlicense: apache-2.0\n---\n# Corvid-7B\n\nA language model.\n\n## License\n\n${text}\n`;
  const hub = { id: 'example/Corvid-7B', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
  const { licenses, conflicts } = release({ card, hub });
  return licenses.value.weights.openness !== 'open' || conflicts.value.length > 0;
}

const compare = (sentences, likely) => {
  const judge = (closes) => sentences.map((one) => ({ limits: one.label === 'limits', closed: closes(one) }));
  table(
    'patterns over whole sentences (the reader before this one)',
    judge(({ text }) => narrowingWords(text) !== null),
  );
  table(
    'grammar of clauses alone',
    judge(({ text }) => closesByGrammar(tokensOf(text))),
  );
  table(
    'linear model over words, classes and clauses',
    judge((one) => likely(one) >= LIMITS_FROM),
  );
};

if (file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  const sentences = lines.map((line) => ({ label: line.split('\t')[0], text: line.split('\t')[1] ?? '' }));
  console.log(`${sentences.length} sentences of ${file}`);
  compare(sentences, ({ text }) => limitsLikely(text));
  table(
    'as the licenses read it: model and named licenses',
    sentences.map(({ label, text }) => ({ limits: label === 'limits', closed: readSentence(text).limits })),
  );
  table(
    'under "License" in a card that is tagged Apache-2.0: not open, or a conflict',
    sentences.map(({ label, text }) => ({ limits: label === 'limits', closed: closesCard(text) })),
  );
} else {
  const sentences = writtenSentences();
  const composed = composedSentences();
  console.log(
    `${sentences.length} sentences, ${composed.length} composed ones for training only, ${FOLDS} splits by group`,
  );
  const likely = new Map();
  for (let held = 0; held < FOLDS; held++) {
    const model = train([...sentences.filter(({ group }) => fold(group) !== held), ...composed]);
    for (const { group, text } of sentences)
      if (fold(group) === held) likely.set(text, limitsLikelyBy(text, model));
  }
  compare(sentences, ({ text }) => likely.get(text));
}
