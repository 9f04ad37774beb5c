/** Reads import statements of Python: which modules a body rests on. */

/** The modules that one statement may bring, dotted, with leading dots where they are relative. */
export function modulesIn(statement: string): string[] {
  const base = /^from\s+([\w.]+)\s+import\s/.exec(statement)?.[1];
  const names = (statement.split(/\simport\s/)[1] ?? '').replace(/\sas\s+\w+/g, '').match(/\w+/g) ?? [];
  // A name that is imported may be a module of the package.
  const parts = names.length <= 12 ? names.filter((name) => /^[a-z]/.test(name) || isPackage(base)) : [];
  return base
    ? [
        ...(/^\.+$/.test(base) ? [] : [base]),
        ...parts.map((part) => (base.endsWith('.') ? base + part : `${base}.${part}`)),
      ]
    : [...statement.matchAll(/(?:^import|,)\s+([\w.]+)/g)].map((match) => match[1] ?? '');
}

/** `import_module("games." + name)`, `import_module(f"models.{name}")`: the folder of modules of which a run chooses one, as `games.*`. */
export function modulesNamedLater(callee: string, given: string): string[] {
  if (!/(?:^|\.)(?:import_module|__import__)$/.test(callee)) return [];
  const folder = /^f?["']([\w.]+)\.(?:["']\s*\+|\{|["']\s*\.format|%s)/.exec(given)?.[1];
  return folder === undefined ? [] : [`${folder}.*`];
}

/** `from models import Informer`: a file of a folder may be called like the class in it. */
const isPackage = (base: string | undefined): boolean =>
  base !== undefined &&
  /^\.*(?:\w*(?:models?|networks?|nets?|layers|archs?|modules?|agents?|policies))$/.test(base);

/** Services that run a model elsewhere. */
export const REMOTE =
  /^(?:openai|anthropic|replicate|cohere|google\.generativeai|google\.genai|mistralai|groq|grpc)(?:\.|$)/;

/** Most of a file is read for nothing, so that a body of this many imports, or strings, is still a script. */
export const IMPORTS = 40;
