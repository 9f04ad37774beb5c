/** Whether the Open Source Initiative approved a license: by its list, expressions included. */
import { isOsiApproved } from './spdx.js';

/** Ids in an expression; an exception takes nothing away. */
export function partsOf(id: string | null): string[] {
  if (!id) return [];
  return [
    ...new Set(id.split(/[\s()]+(?:AND|OR)[\s()]+|\s+WITH\s+\S+|[()]/).filter((part) => part.trim() !== '')),
  ].map((part) => part.trim());
}

/** OR needs one approved side, anything else all. */
export function isApprovedByOsi(id: string): boolean {
  const approved = (part: string) => partsOf(part).every(isOsiApproved);
  return / OR /.test(id) && !/ AND /.test(id) ? partsOf(id).some(isOsiApproved) : approved(id);
}
