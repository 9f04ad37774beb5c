/** Turns what a request threw into a fact: an outage belongs into the evidence, a bug does not. */
import { type Fact, type Source, type Unavailable, unavailable } from '../evidence.js';
import { failureOf, type RequestFailed } from '../http/failure.js';

/**
 * Runs a request and gives its fact; when the request failed, the reason as a fact.
 * @param request throws `RequestFailed`, or an error that wraps one
 */
export async function factOf<T>(request: Promise<Fact<T>>, source: Source): Promise<Fact<T>> {
  try {
    return await request;
  } catch (error) {
    return unavailable(requireFailure(error).reason, source);
  }
}

/** The failed request behind an error; anything else is a bug and is thrown on. */
export function requireFailure(error: unknown): RequestFailed {
  const failure = failureOf(error);
  if (failure === null) throw error;
  return failure;
}

/** The answer had a shape that the API does not have. */
export function malformed(detail: string): Unavailable {
  return { code: 'invalid-response', detail };
}
