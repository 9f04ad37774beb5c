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
  /\b(?:also|additionally|as well|too)[,:]? (?:please )?(?:consider )?cit(?:e|ing)\b|\bcit(?:e|ing) (?:the )?(?:original|underlying)\b/i;

/** Whether an address, identifier or entry is of a paper that cards cite by custom. */
export const isTemplatePaper = (text: string): boolean => TEMPLATE_PAPER.test(text);

/** Whether these words ask to cite what comes next besides the owner's own paper. */
export const asksForOthers = (words: string): boolean => ALSO_CITE.test(words);
