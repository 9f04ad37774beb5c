/** Terms without a name go by the owner's words, in quotation marks: what is read off a name can tell the two apart. */

export const inOwnWords = (words: string): string => `“${words}”`;

export const isInOwnWords = (name: string): boolean => name.startsWith('“');
