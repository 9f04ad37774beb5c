/** `rodeo schema`: the JSON Schema of what rodeo writes and reads, made from the same definitions that it checks by. */
import { usageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { jsonText } from '../report/json.js';
import { writeReport } from './output.js';

const SCHEMAS = {
  result: async () => (await import('../result/result.js')).ResultSchema,
  diff: async () => (await import('../diff.js')).DiffSchema,
  comparison: async () => (await import('../result/comparison.js')).ComparisonSchema,
  evidence: async () => (await import('../evidence.js')).Evidence,
  license: async () => (await import('../result/license-report.js')).LicenseReportSchema,
  record: async () => (await import('../mot/report.js')).RecordReportSchema,
  classes: async () => (await import('../rubric/ladder.js')).Ladder,
  attestation: async () => (await import('../attest/schema.js')).AttestationFile,
  rubric: async () => (await import('../rubric/rubric-file.js')).RubricFile,
};

/** Prints the JSON Schema. Throws usageError for a name that is not one of `SCHEMAS`. */
export async function schemaCommand(name: string): Promise<void> {
  await writeReport(jsonText(await jsonSchema(name)), undefined);
}

/** The JSON Schema (draft 2020-12) of one of `SCHEMAS`. Throws usageError for another name. */
export async function jsonSchema(name: string): Promise<Record<string, unknown>> {
  if (!isName(name)) {
    const guess = nearest(name, Object.keys(SCHEMAS));
    throw usageError(
      `there is no schema "${name}"${guess ? `, did you mean "${guess}"?` : ''}`,
      `There are ${Object.keys(SCHEMAS).join(', ')}.`,
    );
  }
  const [{ toJsonSchema }, schema] = await Promise.all([import('@valibot/to-json-schema'), SCHEMAS[name]()]);
  // Trimming changes a value on its way in; what may be written is what the rest of the definition says.
  const json = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'throw', ignoreActions: ['trim'] });
  return { $schema: json.$schema, title: `rodeo ${name}`, ...json };
}

const isName = (name: string): name is keyof typeof SCHEMAS => Object.hasOwn(SCHEMAS, name);
