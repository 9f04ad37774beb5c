/** What a team writes into `rodeo.config.yaml`: what to audit, how to judge it, what it must meet, and who vouches for what. */
import * as v from 'valibot';
import { GateEntry, WaiverEntry } from './gate-schema.js';
import { type Issue, pathOf, plainFault, unknownText } from './rubric/faults.js';
import { type Path, type Place, type Problem, parseYaml, placeIn, problemsError } from './rubric/yaml.js';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const WebAddress = v.pipe(
  Text,
  v.check(
    (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
    'must be an http or https URL, such as https://example.org',
  ),
);
/** The hosts to ask; the environment's variables of the same meaning go first. */
export const Endpoints = v.strictObject({
  hub: v.optional(WebAddress),
  githubApi: v.optional(WebAddress),
  githubGraphql: v.optional(WebAddress),
  githubServer: v.optional(WebAddress),
  githubRaw: v.optional(WebAddress),
  semanticScholar: v.optional(WebAddress),
  openAlex: v.optional(WebAddress),
  crossref: v.optional(WebAddress),
  dataCite: v.optional(WebAddress),
});
export type Endpoints = v.InferOutput<typeof Endpoints>;

export const PolicyFile = v.strictObject({
  /** Audited when the command line names none; folders are relative to this file. */
  targets: v.optional(v.array(Text)),
  /** Id or path relative to this file; several run on the same evidence. */
  rubric: v.optional(v.union([Text, v.array(Text)])),
  /** As `--format` takes them: `table`, `sarif=rodeo.sarif`. */
  formats: v.optional(v.array(Text)),
  /** An earlier result, relative to this file. */
  baseline: v.optional(Text),
  /** An attestation file, relative to this file. */
  attest: v.optional(Text),
  endpoints: v.optional(Endpoints),
  /** Seconds. */
  maxWait: v.optional(v.pipe(v.number(), v.minValue(0))),
  gate: v.optional(GateEntry),
  waivers: v.optional(v.array(WaiverEntry)),
});
export type PolicyFile = v.InferOutput<typeof PolicyFile>;

/** Far above any real file; keeps a wrong one from taking time. */
const MAX_LENGTH = 256 * 1024;

/**
 * Reads a configuration file.
 * @param file its name, for messages
 * @param checkIds the checks that exist
 * @throws usageError with `file:line:column: …`, the first problem and, as a hint, the others
 */
export function parsePolicyFile(text: string, file: string, checkIds: readonly string[]): PolicyFile {
  const read = readPolicyFile(text, file, checkIds);
  if ('policy' in read) return read.policy;
  throw problemsError(read.problems);
}

/** Like `parsePolicyFile`, but returns all problems. */
export function readPolicyFile(
  text: string,
  file: string,
  checkIds: readonly string[],
): { policy: PolicyFile } | { problems: Problem[] } {
  if (text.length > MAX_LENGTH) {
    return { problems: [{ file, line: 1, column: 1, message: 'the file is too large for a configuration' }] };
  }
  const parsed = parseYaml(text, file, { what: 'a configuration' });
  if ('problems' in parsed) return parsed;
  const { source } = parsed;
  const place = placeIn(source);
  const shaped = v.safeParse(PolicyFile, source.data);
  if (!shaped.success) return { problems: shaped.issues.map((issue) => faultOf(issue, place)) };
  const problems = referenceFaults(shaped.output, checkIds, place);
  return problems.length > 0 ? { problems } : { policy: shaped.output };
}

/** A key that is right one level off is told where it belongs: nobody remembers what stands in `gate` and what beside it. */
function faultOf(issue: Issue, place: Place): Problem {
  const fault = plainFault(issue, keysAt, place);
  const [top, inner] = pathOf(issue);
  if (issue.type !== 'strict_object' || issue.expected !== 'never') return fault;
  const key = String(inner ?? top);
  const belongs =
    inner === undefined && Object.hasOwn(GateEntry.entries, key)
      ? 'under "gate"'
      : top === 'gate' && Object.hasOwn(PolicyFile.entries, key)
        ? 'beside "gate", not under it'
        : null;
  return belongs ? { ...fault, message: `unknown key "${key}": it belongs ${belongs}` } : fault;
}

/** Keys that a mapping of the file may have, by its path. */
function keysAt([top]: Path): string[] {
  const entries =
    { gate: GateEntry.entries, waivers: WaiverEntry.entries, endpoints: Endpoints.entries }[String(top)] ??
    PolicyFile.entries;
  return Object.keys(entries);
}

function referenceFaults(
  { gate, waivers = [] }: PolicyFile,
  checkIds: readonly string[],
  place: Place,
): Problem[] {
  const known = new Set(checkIds);
  const problems = (gate?.require ?? []).flatMap((id, index) =>
    known.has(id) ? [] : [place(['gate', 'require', index], 'value', unknownText('check', id, checkIds))],
  );
  for (const [index, { check }] of waivers.entries()) {
    const at = ['waivers', index, 'check'];
    if (!known.has(check)) problems.push(place(at, 'value', unknownText('check', check, checkIds)));
    else if (waivers.findIndex((one) => one.check === check) < index)
      problems.push(place(at, 'value', `${check} is waived twice: one waiver for each check`));
  }
  return problems;
}
