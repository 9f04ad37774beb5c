/** The Model Openness Tool's schema of a model file, and what its import asks beyond it, as far as they decide what may be written. */
import * as v from 'valibot';

const day = v.pipe(v.string(), v.isoDate());
const license = v.object({ name: v.nullish(v.string()), path: v.nullish(v.string()) });
const absolute = v.pipe(v.string(), v.url());

const TYPES = ['', 'language', 'vision', 'image', 'audio', 'video', '3d', 'code', 'multimodal', 'other'];

/** Its import refuses any other key under `release`. */
export const ModelFile = v.object({
  framework: v.object({ name: v.literal('Model Openness Framework'), version: v.string(), date: day }),
  release: v.strictObject({
    name: v.pipe(v.string(), v.regex(/^\S+$/)),
    producer: v.string(),
    version: v.optional(v.string()),
    date: v.optional(day),
    type: v.optional(v.picklist(TYPES)),
    architecture: v.optional(v.string()),
    treatment: v.optional(v.picklist(['pre-trained', 'instruct fine-tuned', 'chat fine-tuned'])),
    origin: v.optional(v.string()),
    contact: v.optional(v.string()),
    description: v.optional(v.string()),
    status: v.optional(v.string()),
    repository: v.optional(absolute),
    huggingface: v.optional(absolute),
    license: v.object({
      distribution: v.optional(license),
      code: v.optional(license),
      data: v.optional(license),
      document: v.optional(license),
    }),
    // An empty list arrives as a mapping and fails.
    components: v.pipe(
      v.array(
        v.object({
          name: v.string(),
          description: v.optional(v.string()),
          license: v.optional(v.string()),
          license_path: v.optional(absolute),
          component_path: v.optional(absolute),
        }),
      ),
      v.minLength(1),
      v.maxLength(17),
    ),
  }),
});
