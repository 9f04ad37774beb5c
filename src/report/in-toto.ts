/** A statement about one audit, ready to be signed: https://github.com/in-toto/attestation */
import { usageError } from '../errors.js';
import { jsonText } from './json.js';
import type { Renderer } from './renderer.js';

/** Renders the statement that was made of the one result. @throws usageError for several models */
export const renderStatement: Renderer = (results, { statements = [] }) => {
  const [statement] = statements;
  if (results.length !== 1 || !statement) throw usageError('--format in-toto is about one model');
  return jsonText(statement);
};
