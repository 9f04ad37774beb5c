/** Papers on model pages that are by others: cited by custom, or asked to be cited as well. For collection and checks alike. */

/**
 * Papers that cards cite for how they estimate emissions or describe models, never as their own:
 * 1910.09700 is in the Hub's card template, 2104.10350, 2111.00364, 2204.05149 and 2211.02001 are on emissions as well,
 * 1810.03993 and 1803.09010 (both with a DOI of the ACM) are on model cards and datasheets.
 */
const TEMPLATE_PAPER =
  /(?<!\d)(?:1910\.09700|2104\.10350|2111\.00364|2204\.05149|2211\.02001|1810\.03993|1803\.09010)(?!\d)|10\.1145\/(?:3287560\.3287596|3458723)(?!\d)/;
/** Asked for beyond the owner's own work: "should also cite", "please additionally cite". */
const ALSO_CITE =
  /\b(?:also|additionally|as well|too)[,:]? (?:please )?(?:consider )?cit(?:e|ing)\b|\bcit(?:e|ing) (?:the )?(?:original|underlying|data-?sets?|corpus|benchmark|library|toolkit)\b/i;

/** Whether an address, identifier or entry is of a paper that cards cite by custom. */
export const isTemplatePaper = (text: string): boolean => TEMPLATE_PAPER.test(text);

/** Whether these words ask to cite what comes next besides the owner's own paper. */
export const asksForOthers = (words: string): boolean => ALSO_CITE.test(words);

/** Over what others made: thanks, surveys, what it builds on or is held against, who uses it; and over data, which have papers of their own. */
const OTHERS_HEADING =
  /acknowledg|appreciat|\bthank|related|references\b|credit|inspir|data-?sets?\b|\bdata$|benchmark|evaluation|baseline|comparison|third|dependenc|news|\bothers?\b|\bbuil[dt] (?:up)?on\b|\b(?:used|cited) (?:by|in)\b|\b(?:that|which|who) (?:use|cite|build)|further reading|see also|\bsimilar\b|community/i;

/** Whether a heading stands over the works of others; the page's own title is not to be asked. */
export const isOthersHeading = (heading: string): boolean => OTHERS_HEADING.test(heading);

/** Words right before a link that make what it leads to something else: what the owner's work rests on, or is like. */
const LEANS_ON =
  /\b(?:based (?:up)?on|bas(?:es|ing) on|built (?:up)?on|builds (?:up)?on|on top of|inspired by|motivated by|following|follow(?:s|ed)?|thanks to|adapted from|derived from|borrow(?:s|ed) from|taken from|extends?|extension of|variants?(?: of)?|versions? of|re-?implementation of|ports? of|(?:pre-?)?trained (?:on|with|using|by|from)|fine-?tuned (?:from|on|with|using)|(?:evaluated|tested|benchmarked|measured|scored|assessed|validated) (?:on|with|against|by)|initiali[sz]ed (?:from|with)|distilled (?:from|with)|uses?|used|using|utili[sz]\w+|employ\w*|adopt\w*|appl(?:y|ies|ied|ying)|leverag\w+|via|with|through|such as|like|similar to|e\.g\.|compar(?:ed|es|able|ison) (?:to|with|of)|outperform\w*|better than|than|versus|vs\.?|unlike|against|cf\.|see also|called|known as|like in|as in|architecture of|objective of|method of|approach of|from)[\s:,]+(?:(?:the|a|an|its|original|both|recent|modified|standard|popular|powerful|frozen|pre-?trained|\w+-based)[\s]+){0,3}(?:[\w-]+[\s]+){0,1}[[("“*_]*$/i;

/** Whether these words, which stand right before a link, make it one to the work of others. */
export const leansOnOthers = (words: string): boolean => LEANS_ON.test(words);

/** Parts of a name that tell sizes and kinds apart. */
const SIZE =
  /^(?:v?\d+(?:\.\d+)*[bmk]?|base|large|small|tiny|medium|xl|xxl|mini|chat|instruct|hf|cased|uncased|model)$/i;
/** Names that many families bear. */
const COMMON = new Set([
  'open',
  'bert',
  'llama',
  'model',
  'protein',
  'clinical',
  'medical',
  'roberta',
  'vision',
  'stable',
]);

/** Whether a text carries a name, or the family that sizes and versions were added to (`pythia-12b`: `pythia`). */
export function carriesName(text: string, name: string): boolean {
  const flat = (part: string) => part.toLowerCase().replace(/[^a-z0-9]/g, '');
  const parts = name.split(/[-_.]/);
  const family = parts.filter((part) => !SIZE.test(part)).join('');
  const wanted = [name, family, parts[0] ?? '']
    .map(flat)
    .filter((part) => part.length >= 4 && !COMMON.has(part));
  return wanted.some((part) => flat(text).includes(part));
}

/** Words around "paper" that do not say whose it is: what it is called, where it stands, and where it was published. */
const COMMON_WORDS =
  /\b(?:the|our|this|a|an|link|links|to|read|see|full|research|technical|tech|official|original|published|conference|journal|associated|accompanying|main|here|for|more|in|on|and|of|pdf|url|version|model|models|abstract|details|badge|static|shields?|icon|https?|abs|org|available|via|at|is|view|check|out|new|latest|release[d]?|blog|post|code|project|page|website|demo|doi|nature|science|cell|methods|communications|biotechnology|machine|intelligence|computational|advances|reports|letters|proceedings|transactions|findings|bioinformatics|nucleic|acids|genome|biology|chemistry|medicine|pnas|plos|elife|nar|jcim|ieee|acm|mm|tpami|ijcv|tmi|tmlr|jmlr|pmlr|neurips|nips|icml|iclr|colm|cvpr|iccv|eccv|wacv|bmvc|siggraph|asia|acl|emnlp|naacl|eacl|coling|aaai|ijcai|kdd|www|sigir|interspeech|icassp|ismir|miccai|midl|isbi|recomb|ismb|icra|iros|corl|rss|workshop|oral|spotlight|v\d+)\b|\p{N}+/giu;

/** What is left of a link's words when those are taken out that any paper may be called by. */
export const withoutCommon = (words: string): string => words.replace(COMMON_WORDS, ' ');
