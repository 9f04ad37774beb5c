/** A file of Python, read as a whole. */
import type { CodeFile } from './facts.js';
import { readPython } from './python.js';

/** More of a body than this in errors, as a share, and only its words were read. */
const MOST_ERRORS = 0.2;

/** The facts of a file, with what it imports and where it starts. Never throws. */
export function readPythonFile(path: string, text: string): Omit<CodeFile, 'cut'> {
  const { facts, imports, entry, errors } = readPython(text);
  return {
    path,
    language: 'python',
    basis: errors > MOST_ERRORS ? 'words' : 'parsed',
    ...(entry !== undefined && { entry }),
    ...(imports.length > 0 && { imports }),
    facts,
  };
}
