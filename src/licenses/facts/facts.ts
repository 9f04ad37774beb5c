/** What is known of a license's terms: the form of a record, and how surely it is known. */

/**
 * How surely a record is known. Only `verified` is shown as certain.
 * `partly`: a part of the text was read. `second-hand`: others say so. `inferred`: from its family.
 * `recalled`: from memory. `listed`: only its title and category are known.
 */
export type FactsConfidence = 'verified' | 'partly' | 'second-hand' | 'inferred' | 'recalled' | 'listed';

export interface LicenseFacts {
  /** `conditional`: a threshold, a registration, a fee or a policy decides. */
  commercial: 'yes' | 'conditional' | 'no' | 'unknown';
  derivatives:
    | 'yes'
    | 'share-alike'
    | 'same-limits' // the limits on use must be passed on
    | 'named' // under a name that the license prescribes
    | 'limited'
    | 'internal'
    | 'non-production'
    | 'non-commercial'
    | 'non-commercial-share-alike'
    | 'research'
    | 'no'
    | 'unknown';
  redistribution:
    | 'yes'
    | 'with-notices'
    | 'with-license'
    | 'same-limits'
    | 'share-alike'
    | 'non-commercial'
    | 'research'
    | 'territory'
    | 'no-sublicense'
    | 'no-commercial-sublicense'
    | 'by-tier'
    | 'no'
    | 'unknown';
  /** Uses that are excluded, or the policy that lists them. */
  limits?: string;
  /** From where on other terms begin. */
  threshold?: Threshold;
  /** Duties of naming beyond keeping notices. */
  naming?: string;
  /**
   * Whoever uses it must name where it came from, in what they offer or publish; keeping notices in copies is no such duty.
   * `threshold`: only beyond some number of users or some revenue.
   */
  credit?: 'always' | 'threshold';
  /** What is said on training other models on its outputs; missing when it says nothing. */
  outputs?: Outputs;
  territory?: string;
  note?: string;
  /** Where the facts were read. */
  source: string;
  confidence: FactsConfidence;
}

/** More users, revenue, another kind of organization, or an offer as a service: what other terms begin with. */
export interface Threshold {
  by: readonly ('users' | 'revenue' | 'registration' | 'hosting' | 'organization')[];
  /** Beyond it only a duty is added; missing where another license is needed. */
  beyond?: 'duties';
  says: string;
}

export interface Outputs {
  /** Whether models of its kind may be trained on them. */
  train: 'yes' | 'conditions' | 'no';
  says: string;
}
