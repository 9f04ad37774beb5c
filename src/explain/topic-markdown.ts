/** Topics as Markdown: an anchor each. */
import { literal } from '../report/markdown-text.js';
import type { Topic } from './topic.js';

/** A section of a page; its heading is the id, so that the anchor is, too. Pure. */
export function topicMarkdown({ id, title, rows }: Topic, level = 2): string {
  const lines = rows.map(([label, texts]) => `- **${label}**: ${texts.map(paragraph).join('<br>')}`);
  return `${'#'.repeat(level)} ${id}\n\n${literal(title)}\n\n${lines.join('\n')}\n`;
}

/** An example stands as code, in which nothing is markup; fences in it are shortened. */
const paragraph = (text: string): string =>
  text.startsWith('Example: ')
    ? `_Example_: \`\`\` ${text.slice('Example: '.length).replaceAll('```', '…')} \`\`\``
    : literal(text);
