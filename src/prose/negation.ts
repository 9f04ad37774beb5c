/** Whether a sentence denies, withholds or merely announces a release: the difference between "dataset" on a page and a dataset. */

const not = `(?:not|n['’]t|never|cannot|can['’]?t|unable to|no longer)`;
const adverbs = String.raw`(?:\s+(?:yet|currently|publicly|openly|freely|directly|fully|also|been|be|be able to|able to|allowed to|permitted to|at liberty to|plan(?:ning)? to|intend(?:ing)? to|going to|presently|still|being|made|have|has|the|any|our|this|these|its|us|to))*`;
const releaseVerb = `(?:(?:re)?releas|re-?distribut|distribut|disclos|publish|open-?sourc|upload|provid|shar|shipp?|host|includ)(?:e|es|ed|ing|ping|ped)?`;
const released = `(?:available|accessible|downloadable|public|released|published|shared|provided|included|distributed|redistributed|disclosed|open-?sourced?|uploaded|hosted|shipped|out)`;
const thing = `(?:data(?:set)?s?|weights?|checkpoints?|code|corpus|corpora|scripts?|parameters?)`;

/** Each kind of sentence that gives nothing. `test/prose/negation.test.ts` shows examples of every one. */
const DENIALS: readonly RegExp[] = [
  // we do not release, it cannot be shared, has not yet been published
  rx`(?:\b|(?<=\w))${not}${adverbs}\s+${releaseVerb}\b`,
  // is not (yet) (publicly) available
  rx`(?:\b|(?<=\w))${not}${adverbs}\s+${released}\b`,
  // can not make the data available
  rx`${not}\s+(?:\w+\s+)?mak(?:e|ing)\b[^.;]{0,60}\b${released}\b`,
  // no training data is released, neither code nor weights are available
  rx`\b(?:no|neither|none of)\b[^,.;]{0,60}\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?${released}\b`,
  rx`\bno\s+(?:public|open)(?:ly available)?\s+(?:\w+\s+)?(?:release|${thing})\b`,
  // will be released, is going to be added, to be announced
  rx`\b(?:will|shall|'ll|’ll|going to)\s+(?:\w+\s+){0,2}?be\s+(?:\w+ly\s+|made\s+|soon\s+)*(?:${released}|announced|added|posted|updated)\b`,
  rx`\bto\s+be\s+(?:\w+ly\s+)?(?:released|published|announced|open-?\s?sourced|uploaded|added|made\s+(?:publicly\s+)?available)\b`,
  rx`\b(?:will|'ll|’ll|plan(?:s|ning)? to|intend to|aim to|hope to|going to|working on|preparing to)\s+(?:\w+\s+)?(?:releas(?:e|ing)|publish(?:ing)?|shar(?:e|ing)|open-?\s?sourc(?:e|ing)|upload(?:ing)?|provid(?:e|ing)|mak(?:e|ing) (?:\w+\s+){0,5}(?:public|available))\b`,
  rx`\b(?:coming|available|released?|expected|out|added)\s+(?:very\s+)?(?:soon|shortly|later)\b|\bsoon to be\b|\bstay tuned\b`,
  rx`\b(?:under|in)\s+preparation\b|\bwork in progress\b|\bunder construction\b|\bnot\s+(?:yet\s+)?ready\b`,
  /\b(?:TODO|TBD|TBA|TBC|WIP|T\.B\.D\.|T\.B\.A\.)(?:\b|(?=\s|$))/,
  // available upon request, after acceptance
  rx`\b(?:upon|on|by)\s+(?:(?:reasonable|written|email|special|individual|direct)\s+)?requests?\b|\bupon\s+(?:\w+\s+)?(?:application|inquiry)\b`,
  rx`\b(?:upon|after|once|following)\s+(?:\w+\s+){0,3}?(?:publication|acceptance|accepted|published|peer[- ]review)\b`,
  rx`\brequests? for (?:\w+\s+){0,4}${thing}\b|\bcontact\b[^.;]{0,40}\b(?:for|to (?:get|obtain|request))\s+(?:\w+\s+){0,3}(?:access|${thing})\b`,
  // without releasing
  rx`\bwithout\s+(?:\w+\s+)?(?:releasing|publishing|sharing|disclosing|the release of)\b`,
  // is withheld, remains proprietary
  rx`\bwith(?:held|hold(?:ing|s)?)\b|\bundisclosed\b|\b(?:is|are|was|were|remains?|stays?|kept|keep)\s+(?:\w+\s+)?(?:proprietary|private|confidential|closed(?:-source)?|unavailable|unreleased|inaccessible|restricted)\b`,
  rx`\b(?:proprietary|confidential|in-house|internal)\s+(?:\w+\s+){0,2}${thing}\b`,
  // but not the data, weights only
  rx`\b(?:but|though)\s+not\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+)?${thing}\b`,
  // not trained on, did not use X for pre-training
  rx`\bnot\s+(?:\w+\s+)?us(?:e|ed|ing)\b[^.;]{0,80}\bfor\s+(?:pre-?)?training\b`,
  rx`\b${not}\s+(?:\w+\s+)?(?:pre-?)?trained\s+(?:on|with|using)\b`,
];

/** What looks like a denial and is none; taken out before the patterns above are tried. */
const HARMLESS: readonly RegExp[] = [
  /\bnot\s+only\b/gi,
  /\bnot\s+(?:limited|restricted)\s+to\b/gi,
  /\bno\s+longer\s+(?:requires?|needs?|necessary|needed)\b/gi,
  /\b(?:do\s+not|don['’]t|never)\s+(?:forget|hesitate|worry|need|have\s+to)\b/gi,
  // Conditions: "if the weights are not available locally, …", "once you have run it, results will be available".
  /\b(?:if|unless|in case|whether|when|whenever|wherever)\b[^,.;:]*(?:[,.;:]|$)/gi,
  /\b(?:once|after)\s+(?:you|running|the\s+(?:script|download|job|command|run|training|installation))\b.*$/gi,
  // A program's behavior, not a release.
  /\bprovid\w+\s+(?:\w+\s+){0,3}(?:responses?|answers?|advice|guarantees?|warrant(?:y|ies)|support)\b/gi,
  /\b(?:outputs?|results?|predictions?|logs?|figures?|files?|structures?|embeddings?|server|service|API)\s+will\s+be\s+(?:\w+\s+)?(?:available|provided|uploaded|shared|added|updated|included|published)\b/gi,
];

function rx(strings: TemplateStringsArray, ...parts: string[]): RegExp {
  return new RegExp(String.raw(strings, ...parts), 'i');
}

/** Whether the words deny, withhold or only announce. Judges one sentence or clause; knows nothing of its surroundings. */
export function isNegated(text: string): boolean {
  const plain = HARMLESS.reduce((rest, harmless) => rest.replace(harmless, ' '), text);
  return DENIALS.some((denial) => denial.test(plain));
}

/** Headings whose items are intentions: "TODO", "Roadmap", "Coming soon". */
export function announcesOnly(heading: string): boolean {
  return /^\W*(?:to[- ]?do(?:s|\s+list)?|road\s?map|coming soon|future (?:work|plans|releases?)|planned(?: \w+)?|upcoming(?: \w+)?|next steps)\W*$/i.test(
    heading,
  );
}
