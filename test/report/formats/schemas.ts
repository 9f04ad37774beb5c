/** The official schemas of the formats, as judges: each gives the list of what is wrong. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { Ajv } from 'ajv';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const load = createRequire(import.meta.url);

/** Of the OASIS standard, as Microsoft's validator ships it; one of its patterns is none by Unicode's stricter rules. */
const sarif = new Draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(sarif as never);
const isSarif = sarif.compile(load('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

export function faultsOfSarif(text: string): unknown[] {
  return isSarif(JSON.parse(text)) ? [] : [...(isSarif.errors ?? [])];
}

/** There is no standard; this is what Jenkins reads, and it is the strictest of those that allow skipped tests. */
const junit = readFileSync(new URL('./junit/jenkins-junit.xsd', import.meta.url), 'utf8');

export async function faultsOfJunit(text: string): Promise<unknown[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: text },
    schema: { fileName: 'junit.xsd', contents: junit },
  });
  return [...errors];
}

const cyclonedx = {
  '1.7': new Validation.JsonStrictValidator(Spec.Version.v1dot7),
  '1.6': new Validation.JsonStrictValidator(Spec.Version.v1dot6),
};

/** @param version by whose schema to judge */
export async function faultsOfCyclonedx(text: string, version: '1.7' | '1.6' = '1.7'): Promise<unknown[]> {
  const fault = await cyclonedx[version].validate(text);
  return fault === null ? [] : [fault];
}

/** Of in-toto's specification, v1: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const isStatement = new Ajv().compile({
  type: 'object',
  required: ['_type', 'subject', 'predicateType'],
  additionalProperties: false,
  properties: {
    _type: { const: 'https://in-toto.io/Statement/v1' },
    subject: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['digest'],
        properties: {
          name: { type: 'string', minLength: 1 },
          digest: {
            type: 'object',
            minProperties: 1,
            properties: {
              sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
              gitCommit: { type: 'string', pattern: '^[0-9a-f]{40}$' },
            },
            additionalProperties: { type: 'string', pattern: '^[0-9a-f]+$' },
          },
        },
      },
    },
    predicateType: { type: 'string', pattern: '^https://\\S+$' },
    predicate: { type: 'object' },
  },
});

export function faultsOfStatement(text: string): unknown[] {
  return isStatement(JSON.parse(text)) ? [] : [...(isStatement.errors ?? [])];
}

/** Any XML, by the rules of XML alone. */
export async function faultsOfXml(text: string): Promise<unknown[]> {
  const { errors } = await validateXML({ xml: { fileName: 'a.xml', contents: text }, schema: ANY_XML });
  return [...errors];
}

const ANY_XML = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
  <xs:element name="svg"><xs:complexType><xs:complexContent><xs:extension base="xs:anyType">
    <xs:anyAttribute processContents="skip"/>
  </xs:extension></xs:complexContent></xs:complexType></xs:element></xs:schema>`;
