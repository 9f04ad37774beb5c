/** The map in CONTRIBUTING.md leads into every room of the house. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names every folder below src', () => {
  const map = readFileSync('CONTRIBUTING.md', 'utf8');
  const rooms = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}/`);
  expect(rooms.filter((room) => !map.includes(`\`${room}`))).toEqual([]);
});
