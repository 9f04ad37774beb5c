/** The shape of an attestation file: what people state about a model that no API says, signed and dated. */
import * as v from 'valibot';
import { SCOPES } from '../licenses/license.js';

/** Raised when a key changes its meaning or goes away. */
export const ATTESTATION_VERSION = 1;

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(2000));
const Day = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-23'));

/** The words of a check's own answer; `notApplicable` leaves the check out of every score. */
const STATUSES = ['pass', 'partial', 'fail', 'notApplicable'] as const;
export type Status = (typeof STATUSES)[number];

export const Statement = v.strictObject({
  check: v.optional(v.pipe(Text, v.description('Id of a check, as rodeo explain lists them.'))),
  component: v.optional(
    v.pipe(Text, v.description('In place of a check: a component of the Model Openness Framework.')),
  ),
  scope: v.optional(
    v.pipe(
      v.picklist(SCOPES),
      v.description('In place of a check: everything of this kind, to state the license that covers it.'),
    ),
  ),
  status: v.optional(
    v.pipe(
      v.picklist(STATUSES),
      v.description('What the check would answer; as it was found when left out.'),
    ),
  ),
  share: v.optional(
    v.pipe(
      v.number(),
      v.gtValue(0, 'must be more than 0'),
      v.ltValue(1, 'must be less than 1'),
      v.description('With partial: how much of it is there.'),
    ),
  ),
  license: v.optional(
    v.pipe(
      Text,
      v.description(
        'SPDX id or name of a known license; none when there is none. For components and scopes.',
      ),
    ),
  ),
  url: v.optional(
    v.pipe(
      Text,
      v.maxLength(2000),
      v.description(
        'Where anyone can see it (http or https). Only with an address that opens does a statement outweigh evidence that contradicts it.',
      ),
    ),
  ),
  by: v.pipe(Text, v.description('Who states it.')),
  date: v.pipe(Day, v.description('When it was stated.')),
  expires: v.optional(
    v.pipe(Day, v.description('The last day on which it holds; a year after its date when left out.')),
  ),
  reason: v.pipe(Text, v.description('How they know.')),
});
export type Statement = v.InferOutput<typeof Statement>;

export const AttestationFile = v.strictObject({
  schema: v.literal(ATTESTATION_VERSION),
  model: v.optional(
    v.pipe(Text, v.description('The model or repository that it is about; an audit of another is refused.')),
  ),
  attestations: v.array(Statement),
});
export type AttestationFile = v.InferOutput<typeof AttestationFile>;
