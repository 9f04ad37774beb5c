/** American and British spelling of the words of licenses, and other pairs that mean the same there. */

/** Pairs of spellings that no rule covers. Both sides of a comparison go through it. */
const SPELLINGS = new Map(
  Object.entries({
    licence: 'license',
    licences: 'licenses',
    licenced: 'licensed',
    licencing: 'licensing',
    licencee: 'licensee',
    licencees: 'licensees',
    licencor: 'licensor',
    licencors: 'licensors',
    licenser: 'licensor',
    sublicence: 'sublicense',
    sublicences: 'sublicenses',
    sublicenced: 'sublicensed',
    sublicencing: 'sublicensing',
    relicence: 'relicense',
    defence: 'defense',
    offence: 'offense',
    practise: 'practice',
    practises: 'practices',
    practised: 'practiced',
    practising: 'practicing',
    judgement: 'judgment',
    judgements: 'judgments',
    acknowledgement: 'acknowledgment',
    acknowledgements: 'acknowledgments',
    fulfil: 'fulfill',
    fulfils: 'fulfills',
    fulfilment: 'fulfillment',
    wilful: 'willful',
    wilfully: 'willfully',
    wilfull: 'willful',
    centre: 'center',
    centres: 'centers',
    programme: 'program',
    programmes: 'programs',
    catalogue: 'catalog',
    catalogues: 'catalogs',
    analogue: 'analog',
    artefact: 'artifact',
    artefacts: 'artifacts',
    analyse: 'analyze',
    analysed: 'analyzed',
    analysing: 'analyzing',
    cheque: 'check',
    whilst: 'while',
    amongst: 'among',
    towards: 'toward',
    calibre: 'caliber',
    instalment: 'installment',
    enrol: 'enroll',
    owner: 'holder',
    owners: 'holders',
    colour: 'color',
    colours: 'colors',
    favour: 'favor',
    favours: 'favors',
    favourable: 'favorable',
    honour: 'honor',
    honours: 'honors',
    honoured: 'honored',
    labour: 'labor',
    behaviour: 'behavior',
    behaviours: 'behaviors',
    endeavour: 'endeavor',
    endeavours: 'endeavors',
    endeavoured: 'endeavored',
    neighbour: 'neighbor',
    neighbouring: 'neighboring',
  }),
);

/** Lower case, American spelling: "Organisations'" and "organizations" are one word. */
export function canonical(word: string): string {
  const lower = word.toLowerCase();
  const spelled = SPELLINGS.get(lower);
  if (spelled) return spelled;
  if (lower.length < 7) return lower;
  if (/is(?:e|es|ed|er|ers|ing|ation|ations|able)$/.test(lower))
    return lower.replace(/is(e|es|ed|er|ers|ing|ation|ations|able)$/, 'iz$1');
  return /[aeo]ll(?:ed|ing|er|ers)$/.test(lower) ? lower.replace(/ll(ed|ing|er|ers)$/, 'l$1') : lower;
}
