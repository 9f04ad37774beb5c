/** What a merge was made from, as mergekit writes its configuration down beside the result: https://github.com/arcee-ai/mergekit */

/** Where it writes it. */
export const MERGE_FILE = 'mergekit_config.yml';

/** `model: org/name` in any list of the file, and an adapter put on it: `org/name+org/lora`. */
const NAMED = /^[\s-]*(?:model|base_model):\s*["']?([\w.-]+\/[\w.-]+)(?:\+([\w.-]+\/[\w.-]+))?/gm;

/** Ids of the models that a configuration names, each once. Paths on somebody's disk are no ids. */
export function mergedModels(text: string): string[] {
  const found = [...text.matchAll(NAMED)].flatMap(([, base, adapter]) => [base, adapter]);
  return [...new Set(found)].filter((id) => id !== undefined && !/^\.{0,2}\//.test(id)) as string[];
}
