/** Verbs of releasing, which offers, denials and announcements share. */

/** As stems with their endings; the source of a pattern. */
export const RELEASE_VERB =
  '(?:(?:re)?releas|(?:re-?)?distribut|disclos|open-?sourc|upload|provid|shar|shipp?|host|includ|bundl|suppl|offer|contain|deposit|archiv|publish|publici[sz]|commit|put|post|mirror|packag|attach|giv|stor)(?:e|es|ed|en|ing|s|ping|ped|ting|ted|y|ies|ied)?';
