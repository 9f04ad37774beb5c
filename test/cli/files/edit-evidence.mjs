// Makes evidence from the small one: long, hostile, of a later day, or of a day on which GitHub could not be asked.
import { readFileSync } from 'node:fs';

const evidence = JSON.parse(readFileSync('tiny-lm.json', 'utf8'));
const { value: hub } = evidence.hub;

if (process.argv[2] === 'long') {
  evidence.notes = Array.from({ length: 2000 }, (_, index) => `Note ${index}: ${'word '.repeat(20)}`);
} else if (process.argv[2] === 'unseen') {
  const { source } = evidence.repository;
  evidence.repository = { state: 'unavailable', reason: { code: 'rate-limited' }, source };
} else if (process.argv[2] === 'later') {
  evidence.collectedAt = '2026-12-20T12:00:00.000Z';
  hub.files.value.entries.find(({ path }) => path === 'model.safetensors').path = 'pytorch_model.bin';
  delete hub.parameters;
  evidence.repository.value.tags.value = { names: ['v1.0'], count: 1 };
} else {
  const attack = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eevil\u2066\r\n';
  hub.pipelineTag = `${attack}text-generation`;
  hub.library = `${attack}${'x'.repeat(500)}`;
  evidence.repository.value.language = `${attack}Python`;
  evidence.repository.value.fullName = `aurora/${attack}tiny`;
  evidence.links.repository.how = `${attack}link`;
  evidence.notes = [`${attack}${'日本語'.repeat(30)}`, attack];
}
process.stdout.write(JSON.stringify(evidence));
