/** A sentence, badge, row or link that says which license covers what, or takes something away. */
import type { Document } from '../../prose/page.js';
import type { Terms } from '../names/names.js';
import type { Subject } from '../terms/subjects.js';

export interface LicenseStatement {
  document: Document;
  line: number;
  subjects: ReadonlySet<Subject>;
  terms: Terms;
  /** It takes away ("for academic use only") rather than names a license. */
  restricts: boolean;
  /** Terms that are told by their kind or their vendor's name: "a research license". */
  own?: boolean;
  /** A badge says so, which people copy from template to template. */
  badge?: true;
  /** Where the terms are said to be, when the statement names none that are known. */
  link?: string;
  /** The file that it points at and says nothing beyond, as it is written there. */
  file?: string;
}
