/** Addresses in code blocks, `wget https://zenodo.org/…`: a release is as often behind a command as behind a link. */
import type { CodeBlock, Document } from '../../prose/page.js';
import { oncePer } from '../../remembered.js';
import { kaggleAddress } from '../../source/addresses.js';
import { addressesIn } from './storage.js';

export interface CodedLink {
  url: string;
  /** The rest of its line, which is all that the code itself says about it. */
  command: string;
  /** The comment on the line above; `null` without one. */
  comment: string | null;
  line: number;
  block: CodeBlock;
}

/** In the order of the document. */
export const codedLinks = oncePer((document: Document): readonly CodedLink[] =>
  document.code.flatMap((block) => {
    if (!/:\/\/|\bkaggle\b/.test(block.text)) return [];
    const lines = block.text.split('\n');
    return lines.flatMap((text, index) =>
      PUTS.test(text)
        ? []
        : [...addressesIn(text), ...[kaggleAddress(text) ?? []].flat()].map((url) => ({
            url,
            command: text.replace(url, ' '),
            comment: commentIn(lines[index - 1]),
            line: block.line + index,
            block,
          })),
    );
  }),
);

/** Commands that say where something goes, not where it is. */
const PUTS = /\b(?:dvc|git) remote add\b|\b(?:git|dvc|docker) push\b/;

const commentIn = (line = ''): string | null => (line.trim().startsWith('#') ? line : null);
