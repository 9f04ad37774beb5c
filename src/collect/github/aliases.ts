/** Puts one question to many repositories in a single GraphQL query, by aliases: one that is broken spoils none of the others. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import { graphqlFailure, RequestFailed } from '../../http/client.js';
import { malformed } from '../attempt.js';
import { type Fields, fields, isFields, list, text } from '../json.js';
import { type Answered, failedFields, partOf, toldBy } from './graphql.js';

interface Query {
  /** `owner/name` of each. */
  names: readonly string[];
  /** What is asked of each repository. */
  parts: readonly string[];
  fragments: readonly string[];
  variables: Record<string, string>;
}

/** Asks for repositories as `r0`, `r1` … Throws `RequestFailed` when none was answered. */
export async function askEach(
  octokit: Octokit,
  config: Config,
  asked: Query,
): Promise<(Answered | RequestFailed)[]> {
  const { names, parts, fragments } = asked;
  const url = config.github.graphql;
  const variables = { ...asked.variables };
  names.forEach((name, index) => {
    const [owner = '', repo = ''] = name.split('/');
    variables[`o${index}`] = owner;
    variables[`n${index}`] = repo;
  });
  const parameters = Object.keys(variables).map((name) => `$${name}: String!`);
  const aliases = names.map(
    (_, index) => `r${index}: repository(owner: $o${index}, name: $n${index}, followRenames: true) {
    ${parts[index]}
  }`,
  );
  const document = `query (${parameters.join(', ')}) {\n  ${aliases.join('\n  ')}\n}${fragments.join('')}`;
  let data: unknown;
  let errors: Fields[] = [];
  try {
    data = await octokit.graphql({ query: document, url, ...variables });
  } catch (error) {
    errors = list(isGraphqlError(error) ? error.errors : []).map(fields);
    const told = names.map((_, index) => ofAlias(errors, index));
    // Each alias has an error of its own: the query went well, there is just none of these repositories.
    const isAllTold = told.every((own) => own.length > 0);
    data = isAllTold
      ? {}
      : partOf(
          error,
          url,
          names.map((_, index) => `r${index}`),
        );
  }
  return names.map((_, index) => {
    const own = ofAlias(errors, index);
    const repository = fields(data)[`r${index}`];
    if (isFields(repository)) return { data: repository, failed: failedFields(own) };
    const detail = text(own[0]?.message)?.slice(0, 200) ?? 'the answer holds no repository';
    return graphqlFailure(toldBy(own), url) ?? new RequestFailed(url, malformed(detail));
  });
}

function isGraphqlError(error: unknown): error is Error & { errors?: unknown } {
  return error instanceof Error && error.name === 'GraphqlResponseError';
}

function ofAlias(errors: readonly Fields[], index: number): Fields[] {
  return errors.filter(({ path }) => list(path)[0] === `r${index}`);
}
