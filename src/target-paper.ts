/** Addresses of papers, which people give in place of a model. */

/** Why a text is no target; `guess` is a spelling that would be one. */
export class NotATarget extends Error {
  readonly guess: string | undefined;
  /** What to give in its place, when the forms of a target would not help. */
  readonly advice: string | undefined;
  constructor(reason: string, guess?: string, advice?: string) {
    super(reason);
    this.guess = guess;
    this.advice = advice;
  }
}

/** Pages of papers: where the address names the one that `--paper` would take, it is said. */
export const PAPER_HOSTS =
  /^(?:(?:www|dx|export|api)\.)?(?:arxiv\.org|doi\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|openreview\.net|aclanthology\.org|semanticscholar\.org|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov|nature\.com|science\.org|sciencedirect\.com|ieeexplore\.ieee\.org|dl\.acm\.org|link\.springer\.com|proceedings\.mlr\.press|papers\.nips\.cc|papers\.neurips\.cc)$/i;

/** The paper in a text, as `--paper` takes it. */
export function paperIn(text: string): string | undefined {
  const arxiv = /(?:arxiv(?:\.org\/(?:abs|pdf|html)\/|:)|papers\/)(\d{4}\.\d{4,5})/i.exec(text)?.[1];
  if (arxiv) return `arXiv:${arxiv}`;
  return /\b10\.\d{4,9}\/[^\s?#"<>]+/.exec(text)?.[0];
}

/** A paper is evidence about a model, and several models may share one: the model itself has to be named. */
export function isPaper(text: string): NotATarget {
  const paper = paperIn(text);
  const flag = paper ? ` --paper ${paper}` : ' --paper DOI';
  return new NotATarget(
    'is a paper, not a model',
    undefined,
    `Give the model that it is about, and the paper with it: rodeo audit org/name${flag}`,
  );
}
