/** Asks the Hub who an account is, and how much a model is used. */
import type { Config } from '../../config.js';
import type { Organization, Reach } from '../../evidence/impact.js';
import { absent, type Fact, present } from '../../evidence.js';
import { type Http, RequestFailed, readJson } from '../../http/client.js';
import { factOf, malformed, requireFailure } from '../attempt.js';
import { count, defined, type Fields, fields, number, text } from '../json.js';

/**
 * An organization or, where there is none of that name, a person. One request, two for a person.
 * https://huggingface.co/.well-known/openapi.json
 */
export function readOrganization(name: string, config: Config, http: Http): Promise<Fact<Organization>> {
  const { endpoint } = config.hub;
  const source = { url: `${endpoint}/${encodeURIComponent(name)}` };
  const ask = async (kind: 'organizations' | 'users'): Promise<Fields> => {
    const url = `${endpoint}/api/${kind}/${encodeURIComponent(name)}/overview`;
    const answer = fields(await readJson(await http.fetch(url, { headers: { accept: 'application/json' } })));
    if (
      text(answer.name) === undefined &&
      text(answer.user) === undefined &&
      text(answer.fullname) === undefined
    )
      throw new RequestFailed(url, malformed('the answer is not an account'));
    return answer;
  };
  const read = async (): Promise<Fact<Organization>> => {
    try {
      return present(account(name, 'organization', await ask('organizations')), source);
    } catch (error) {
      if (requireFailure(error).status !== 404) throw error;
    }
    try {
      return present(account(name, 'person', await ask('users')), source);
    } catch (error) {
      if (requireFailure(error).status !== 404) throw error;
      return absent(source);
    }
  };
  return factOf(read(), source);
}

function account(id: string, kind: Organization['kind'], data: Fields): Organization {
  return defined<Organization>({
    id,
    fullName: text(data.fullname),
    kind,
    type: text(data.type) === 'org' || text(data.type) === 'user' ? undefined : text(data.type),
    verified: typeof data.isVerified === 'boolean' ? data.isVerified : undefined,
    avatarUrl: text(data.avatarUrl),
    models: count(data.numModels),
  });
}

/** What a model's record tells only when it is asked for by name. */
export function readReach(id: string, config: Config, http: Http): Promise<Fact<Reach>> {
  const { endpoint } = config.hub;
  const source = { url: `${endpoint}/${id}` };
  const read = async (): Promise<Fact<Reach>> => {
    const url = `${endpoint}/api/models/${id}?expand[]=downloadsAllTime&expand[]=trendingScore`;
    const data = fields(await readJson(await http.fetch(url, { headers: { accept: 'application/json' } })));
    const reach = defined<Reach>({
      downloadsAllTime: count(data.downloadsAllTime),
      trendingScore: number(data.trendingScore),
    });
    return Object.keys(reach).length > 0 ? present(reach, source) : absent(source);
  };
  return factOf(read(), source);
}
