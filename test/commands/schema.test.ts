/** Others validate and generate code by these schemas: they must exist, be of the draft that is promised, and name what is required. */
import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/commands/schema.js';

test.each(['result', 'comparison', 'evidence', 'license', 'attestation', 'rubric'])(
  '%s has a schema of draft 2020-12',
  async (name) => {
    const schema = await jsonSchema(name);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toBe(`rodeo ${name}`);
  },
);

test('a result states its version, scores, checks and what is missing', async () => {
  const schema = await jsonSchema('result');
  expect(schema.required).toEqual(expect.arrayContaining(['schema', 'scores', 'checks', 'missing']));
  expect(schema.properties).toMatchObject({ schema: { const: 1 } });
});

test('a rubric is whole, or extends another and names what differs', async () => {
  const { anyOf } = await jsonSchema('rubric');
  const [whole, derived] = anyOf as { required: string[]; additionalProperties: boolean }[];
  expect(whole?.required).toEqual(expect.arrayContaining(['schema', 'id', 'scores', 'criteria', 'tiers']));
  expect(derived?.required).toEqual(['schema', 'id', 'extends']);
  expect([whole?.additionalProperties, derived?.additionalProperties]).toEqual([false, false]);
});

test('a criterion names scopes, credit, and weights that are not negative', async () => {
  const { anyOf } = await jsonSchema('rubric');
  const [whole] = anyOf as { properties: Record<string, { additionalProperties: unknown }> }[];
  expect(whole?.properties.criteria?.additionalProperties).toMatchObject({
    properties: { license: { enum: ['weights', 'code', 'data', 'documents'] } },
    additionalProperties: { type: 'number', minimum: 0 },
  });
});

test('another name is refused with the nearest one', async () => {
  await expect(jsonSchema('rubrik')).rejects.toMatchObject({
    exitCode: 2,
    message: 'there is no schema "rubrik", did you mean "rubric"?',
  });
});
