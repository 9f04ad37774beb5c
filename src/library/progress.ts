/** What a caller of the library hears while evidence is gathered: small typed events instead of lines to be taken apart. */
import type { RequestLog } from '../http/client.js';

/** Something new is looked at. */
export interface StepEvent {
  type: 'step';
  /** `hf:org/name`, `gh:owner/repo`, or the path of a folder. */
  target: string;
  /** In words: `reading org/name on the Hub`. */
  step: string;
}

/** A host was asked, or is waited for. */
export interface HostEvent {
  type: 'host';
  /** For whom; `null` where the question may serve several targets of a batch. */
  target: string | null;
  host: string;
  /** `cached` and `unchanged`: the answer came from disk, unasked or after the server said that it still holds. */
  outcome: RequestLog['outcome'];
  /** HTTP status; `null` without an answer. */
  status: number | null;
  /** Milliseconds. */
  ms: number;
  /** Why there was no answer, in the words of evidence. */
  reason?: string;
}

/** A line about something that takes long or that the caller should know: a wait for a rate limit, a token that was refused. */
export interface NoteEvent {
  type: 'note';
  target: string | null;
  note: string;
}

/** How far one target is, and in a batch how far all are. */
export interface TargetEvent {
  type: 'target';
  target: string;
  /** `begun`, and at its end `done`, `inconclusive` (too little could be seen) or `failed`. */
  state: 'begun' | 'done' | 'inconclusive' | 'failed';
  /** Targets that are at their end, this one included, and how many there are; `null` when the list does not tell before its end. */
  finished: number;
  total: number | null;
}

export type ProgressEvent = StepEvent | HostEvent | NoteEvent | TargetEvent;

/** @param target for whom was asked */
export function hostEvent(
  target: string | null,
  { host, outcome, status, ms, reason }: RequestLog,
): HostEvent {
  return { type: 'host', target, host, outcome, status, ms, ...(reason !== undefined && { reason }) };
}
