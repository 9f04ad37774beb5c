/** Accounts of the stand-in Hub: organizations and persons, as their overviews tell of them. */
import type { Handler } from './server.js';

export interface Account {
  /** The name in addresses. */
  name: string;
  kind: 'organization' | 'person';
  fullname?: string;
  /** What an organization calls itself. */
  type?: string;
  isVerified?: boolean;
  avatarUrl?: string;
  numModels?: number;
}

/** Answers questions about accounts, and leaves all others to the Hub. */
export function withAccounts(accounts: readonly Account[], hub: Handler): Handler {
  return (asked, ...rest) => {
    const [, kinds, name] = /^\/api\/(organizations|users)\/([^/]+)\/overview$/.exec(asked.path) ?? [];
    if (kinds === undefined) return hub(asked, ...rest);
    const kind = kinds === 'users' ? 'person' : 'organization';
    const account = accounts.find((one) => one.name === name && one.kind === kind);
    if (!account) return { status: 404, body: { error: 'This account does not exist' } };
    const { kind: _, name: own, ...facts } = account;
    return { body: kind === 'person' ? { user: own, type: 'user', ...facts } : { name: own, ...facts } };
  };
}
