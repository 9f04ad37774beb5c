/** Cues of what cannot be had, or not yet, or not by everyone: by which words a clause denies, announces or asks. */
import { entry, wordList } from './entry.js';

/** Words that deny. What they deny stands after them in the same clause. */
export const DENIAL = wordList(
  entry('not', /\bnot\b/, ['The data are not public.', 'We do not share them.'], 'The notes are public.'),
  entry('n-t', /n['’]t\b/, ["They aren't public.", 'We can’t share them.'], 'The cant of the roof is 5°.'),
  entry('cannot', /\bcannot\b/, ['It cannot be shared.', 'We cannot host them.'], 'It can be shared.'),
  entry('never', /\bnever\b/, ['It was never released.', 'They never left the clinic.'], 'It is always on.'),
  entry(
    'no',
    /\b(?:no(?![-.)])|none of|neither|nor|nobody)\b/,
    ['No weights are released.', 'Neither code nor data are public.'],
    'See the notes.',
  ),
  entry(
    'unable',
    /\b(?:unable|impossible|not (?:able|allowed|permitted)|in no position) to\b/,
    ['We are unable to share the data.', 'It is impossible to publish them.'],
    'We are able to share the data.',
  ),
  entry(
    'refrain',
    /\b(?:refrain(?:ed|s|ing)? from|decided against|opted (?:against|not to)|chose not to|declin\w+ to|refus\w+ to)\b|\bwithout(?= (?:\w+ly |the )?(?:releas|publish|shar|disclos|distribut|open-?sourc)(?:ing|e of)\b)/,
    ['We refrain from releasing the weights.', 'We describe it without releasing the weights.'],
    'It works without the weights.',
  ),
  entry(
    'lacks',
    /\b(?:lacks?|omits?|omitted|excludes?|excluded|left out|leaves? out|without)\b/,
    ['The repository lacks the training data.', 'The raw images were left out.'],
    'It includes the data.',
  ),
);

/** Why something is kept back. */
export const REASON_TO_KEEP = wordList(
  entry(
    'reason',
    /\b(?:privacy|confidential\w*|ethic(?:s|al)|legal(?:ly)?|copyright\w*|licens(?:e|ing)|licence|propriet\w+|sensitive|patients?|consent|GDPR|HIPAA|commercial (?:reasons|interests)|safety|security|misuse|contract\w*|agreements?|regulations?|intellectual property|IP)\b/,
    ['For privacy reasons the scans are not included.', 'Copyright forbids it.'],
    'For reasons of speed it is cached.',
  ),
);

/** Verbs that put an offer into the future; denied, they keep it back. */
export const FUTURE = wordList(
  entry(
    'will-be',
    /\b(?:will|shall|['’]ll|going to|about to|expected to|planned to|scheduled to)(?:\s+(?!be\b)[\w-]+){0,2}?\s+be\s+(?:(?:\w+ly|made|soon|also|fully|put|openly)\s+)*(?:(?:re-?)?released|available|accessible|downloadable|public|published|open|open-?\s?sourced?|shared|provided|uploaded|added|announced|out|online|live|(?:re)?distributed|hosted|posted|disclosed|deposited|archived|included|opened|given)\b/,
    ['The code will be released.', 'They are going to be made publicly available.'],
    'The weights will be downloaded automatically.',
  ),
  entry(
    'we-will',
    /(?:\b(?:we|I|authors|team|lab|group|company)\b[^.;]{0,30}?\s(?:will|shall|want to)|\b(?:we|I)['’]ll|\b(?:will|shall) not|\bplan(?:s|ning|ned)? (?:to|on)|\bintend(?:s|ing)? to|\baim(?:s|ing)? to|\bhop(?:e|es|ing) to|\bexpect(?:s|ing)? to|\bgoing to|\bworking (?:on|to|towards?)|\bprepar(?:e|es|ing) (?:to|for|the|a)|\babout to|\bin the process of)\b(?:\s+(?!from\b|this\b|of\b|for\b|with\b)[\w,'’-]+){0,3}?\s+(?:(?:re-?)?releas(?:e|ing)|(?:re-?)?distribut(?:e|ing)|disclos(?:e|ing)|publish(?:ing)?|open-?\s?sourc(?:e|ing)|open up|upload(?:ing)?|shar(?:e|ing)|post(?:ing)?|deposit(?:ing)?|archiv(?:e|ing)|push(?:ing)?(?! the (?:limits|boundar))|drop(?:ping)?|hand(?:ing)? out|provid(?:e|ing)(?! you\b)|host(?:ing)?|add(?:ing)?(?! support)|put(?:ting)? (?:\w+ ){1,4}(?:up|online)|mak(?:e|ing) (?:[\w-]+ ){0,6}(?:available|public(?:ly)?|open(?:ly)?|accessible))\b(?!-)/,
    ['We plan to open-source the pipeline.', 'We will make all weights available.'],
    'This guide will help you to get started with post-training.',
  ),
  entry(
    'will-follow',
    /\b(?:will|to|shall) (?:follow|arrive|land|come)(?: (?:here|soon|shortly|later|next|in \w+))*\W*$/,
    ['Training code will follow.', 'More weights are to come.'],
    'You will follow the link.',
  ),
);

/** Other words that put an offer into the future. */
export const LATER = wordList(
  entry(
    'to-be',
    /\bto be (?:\w+ly )?(?:released|published|announced|open-?\s?sourced|uploaded|added|shared|made (?:\w+ )?(?:available|public)|determined|confirmed)\b/,
    ['Dataset: to be released', 'Weights to be uploaded'],
    'It has to be installed.',
  ),
  entry(
    'soon',
    /\b(?:(?<!as )soon|shortly|forthcoming|upcoming|stay tuned|watch this space|in due course|(?:at|on) a later (?:date|time|point|stage)|later (?:this|in the) (?:year|month|spring|summer|fall|autumn|winter)|in the (?:near future|future|coming (?:days|weeks|months)|next (?:few )?(?:days|weeks|months))|(?:next|this coming) (?:week|month|quarter|year|spring|summer|fall|autumn|winter|release|version)|available later|released later)\b/,
    ['Checkpoints: coming soon', 'The code is forthcoming.'],
    'It was released sooner than planned.',
  ),
  entry(
    'after-publication',
    /\b(?:upon|after|once|following|until|pending|awaiting|on)\b(?:\s+[\w'’-]+){0,4}?\s+(?:publication|acceptance|accepted|published|peer[- ]review(?:ed)?|embargo|camera[- ]ready)\b|\b(?:pending|awaiting|subject to)(?: \w+){0,2} (?:approval|clearance|review)\b|\bunder (?:embargo|(?:legal|internal|ethics) review)\b|\bembargoed\b/,
    ['The code will be public after acceptance.', 'They are pending legal approval.'],
    'We downloaded it after breakfast.',
  ),
  entry(
    'in-work',
    /\b(?:under|in) (?:preparation|construction)\b|\bwork in progress\b|\bbeing (?:prepared|cleaned(?: up)?|tidied(?: up)?|finalized|finalised|readied|anonymi[sz]ed|curated|documented)\b|\bnot (?:\w+ )?ready\b/,
    ['Documentation is under preparation.', 'Training code: work in progress'],
    'Progress is shown in the log.',
  ),
  entry(
    'tba',
    /\b(?:TBA|TBD|TBC|WIP)\b|\bT\.B\.[AD]\.|\bTODO\b|🔜|🚧|⏳/,
    ['Training data | TBA', '🚧 Training code'],
    'It was labeled with Tbdm.',
  ),
);

/** Words that put a denial off: with something denied it is to come. */
export const NOT_YET = wordList(
  entry(
    'not-yet',
    /\b(?:not|n['’]t|no|nor|nothing|none|cannot)\b(?:\s+[\w'’-]+){0,6}?\s+(?:yet|so far|for now|at the moment|at this time|at present|currently)\b|\b(?:not|n['’]t) (?:yet|currently|presently)\b|\byet to be\b|\bstill (?:to be|to come|pending|missing)\b/,
    ['The weights are not yet available.', 'There are no checkpoints yet.'],
    'They are not available, yet it works.',
  ),
);

/** Words that put a person between the reader and the thing. */
export const ASK = wordList(
  entry(
    'request',
    /\b(?:up)?on (?:(?:reasonable|written|e-?mail|special|individual|direct|justified|academic|formal|further|author|a|any|specific|private)[ ,]+(?:and )?){0,2}requests?\b|\b(?:available|shared|provided|accessible|obtained|only) by (?:request|e-?mail|application)\b|\b(?:up)?on (?:\w+ )?(?:application|inquiry)\b|\b(?:get|obtain|receive) (?:them|it|the \w+) by e?-?mail\b|\brequest-only\b|\b(?:must|has to|have to|can|should|may|to) be requested\b|\bupon request\b/,
    ['The data are available upon reasonable request.', 'Weights must be requested.'],
    'We added two sizes at the request of users.',
  ),
  entry(
    'request-access',
    /\brequest(?:s|ing|ed)? (?:for |to )?(?:\w+ ){0,3}(?:access|permission)\b|\brequests? (?:for )?(?:the|our|a copy of|these|any) (?:\w+ ){0,3}(?:weights?|parameters|checkpoints?|data(?:-?sets?)?|code|models?)\b|\brequests? for (?:\w+ ){0,4}(?:weights?|parameters|checkpoints?|data(?:-?sets?)?|code)\b|\b(?:apply|applying|application|applications|register|sign up) (?:for (?:\w+ ){0,4}(?:access|weights?|checkpoints?|data(?:-?sets?)?|code|copy|parameters|permission)|to (?:get|obtain|access|receive|download))\b|\b(?:obtain|gain|seek|get) (?:\w+ ){0,3}(?:permission|approval|access) (?:from|by|through)\b|\bgrant(?:s|ed)? access\b|\baccess (?:request|committee|is granted|can be requested|will be granted)\b/,
    ['Request access to the weights on the Hub.', 'Researchers can apply for the data.'],
    'The server handles a request in 2 ms.',
  ),
  entry(
    'form',
    /\b(?:complet\w+|fill(?:ing|ed)?(?: in| out)?|submit\w*|return\w*)(?: in| out)? (?:\w+ ){0,4}(?:form|application|questionnaire)\b|\bsign(?:ing|ed)? (?:(?:a|an|the|our|this|copy|of) ){0,3}(?:\w+ ){0,3}(?:agreement|form|DUA|MTA|NDA)\b|\b(?:data|material)[- ](?:use|usage|access|transfer|sharing) agreement\b|\b(?:DUA|MTA)\b/,
    ['Fill in this form to get the weights.', 'Access needs a data use agreement.'],
    'The forms of life are many.',
  ),
  entry(
    'contact',
    /\b(?:contact(?:ing)?|e-?mail(?:ing)?|write to|writing to|reach(?:ing)? out to|get in touch with|drop|ask(?:ing)?|message|ping)\b(?:\s+[\w.@'’-]+){0,6}?\s+(?:for|to (?:get|obtain|request|receive|access|gain|have)|if you (?:need|want|would like|wish))(?:\s+[\w'’-]+){0,4}?\s+(?:access|weights?|checkpoints?|parameters|data(?:-?sets?)?|corpus|code|scripts?|copy|models?|it|them|files?|images|recordings|download)\b/,
    ['Please contact the authors to obtain the weights.', 'Email us for access.'],
    'Contact us for questions.',
  ),
  entry(
    'from-authors',
    /\b(?:available|obtained|obtainable|shared|provided|supplied)(?: \w+){0,2} (?:from|by|through|via) (?:contacting |e-?mailing )?(?:the|our|its|all) (?:corresponding |first |senior |lead |study |original |data )?(?:authors?|investigators?|PIs?|owners?|custodians?|team)\b/,
    [
      'The data are available from the corresponding author.',
      'They can be obtained by contacting the authors.',
    ],
    'The authors are listed below.',
  ),
  entry(
    'controlled',
    /\b(?:controlled|credentialed|restricted|managed|gated|registered)[- ]access\b|\b(?:is|are) gated\b|\bonly (?:to|for) (?:approved|credentialed|registered|authori[sz]ed|qualified|vetted|accredited|bona fide)\b|\b(?:approved|credentialed|authori[sz]ed|qualified|vetted) (?:users|researchers|institutions|parties)\b|\bdbGaP\b|\b(?:API|access|license|licence) (?:key|token)s? (?:is|are) (?:required|needed|necessary)\b|\brequires? (?:\w+ ){0,2}(?:approval|credentials|registration|an account|a login|a licen[cs]e key)\b/,
    ['The images are under controlled access.', 'It is open only to approved researchers.'],
    'The user is controlled by the script.',
  ),
);

/** Words that ask to write to somebody: on request only beside something that can be had. */
export const WRITE = wordList(
  entry(
    'write',
    /\b(?:contact|e-?mail|write to|reach out to|get in touch with) (?:us|me|the (?:\w+ )?(?:authors?|team|PI)|[\w.+-]+@[\w.-]+)\b/,
    ['To get the weights, email us.', 'Contact the corresponding author.'],
    'We contacted them.',
  ),
);

/** Words that keep something back by themselves. */
export const CLOSED = wordList(
  entry(
    'withheld',
    /\bwith(?:held|hold(?:ing|s)?)\b|\bundisclosed\b|\bunreleased\b|\btrade secret\b|\bunder (?:an? )?NDA\b|\bunavailable\b|\binaccessible\b|\bnon-?public\b/,
    ['The corpus is withheld.', 'It was trained on undisclosed data.'],
    'A held-out set is included.',
  ),
  entry(
    'closed',
    /\b(?:is|are|was|were|remains?|stays?|kept|keep|keeping|be|as)\s+(?:\w+ly\s+|still\s+|kept\s+|all\s+)?(?:proprietary|private|confidential|closed(?:-source)?|secret|internal|in-house|restricted|off-limits)\b(?! to\b)/,
    ['Details remain confidential.', 'The training set is kept private.'],
    'It beats proprietary models.',
  ),
  entry(
    'closed-thing',
    /\b(?:proprietary|confidential|in-house|internal|private|closed|non-?public)\s+(?:\w+\s+){0,2}(?:data(?:-?sets?)?|weights?|checkpoints?|code|corpus|corpora|scripts?|collection|pipeline|infrastructure|recordings|images)\b/,
    ['It was trained on a proprietary dataset.', 'It needs our internal code.'],
    'It has an internal layer norm.',
  ),
  entry(
    'stays',
    /\b(?:never|not|n['’]t|cannot|may not|must not) (?:be )?(?:leave|left|move|moved|exported|transferred)\b|\b(?:stays?|remains?|kept|stay) (?:\w+ )?(?:behind|within|inside|on|at|with|in) (?:our|the|its|their) (?:\w+ ){0,2}(?:hospitals?|clinics?|labs?|laborator\w+|institut\w+|universit\w+|compan\w+|consortium|network|premises|firewall|group|partners?|owners?|custodians?|sites?|centers?|centres?|members?|providers?|registry)\b|\bto ourselves\b|\bbehind (?:our|the|a) (?:firewall|api)\b|\b(?:only|solely|exclusively) (?:\w+ )?(?:through|via|over|behind|by) (?:our|an|the|a) (?:\w+ ){0,2}(?:API|web ?server|service|interface|platform|product)\b/,
    ['The scans may not leave the hospital.', 'The model is only offered through our API.'],
    'The cursor stays at the end.',
  ),
  entry(
    'forbidden',
    /\b(?:prevent|prohibit|forbid|preclud|restrict)(?:s|ted|ed|den|ding|ing|es)?\b(?:\s+[\w'’-]+){0,5}?\s+(?:(?:re-?)?distribut|shar|releas|publish|disclos|open-?sourc)(?:ing|ion|e|ed)\b/,
    ['Our license prevents us from sharing the data.', 'The terms prohibit redistribution.'],
    'Sharing the data prevents errors.',
  ),
  entry(
    'reserved',
    /\b(?:exclusively|only|solely) (?:\w+ ){0,2}(?:internally|for (?:our )?(?:partners|customers|members|clients))\b|\bremains? the property of\b|\breserved for\b|\bno plans? (?:to|for|of)\b|\bno longer (?:\w+ly )?(?:available|accessible|public|hosted|distributed|online|shared|offered|provided|downloadable)\b|\b(?:taken (?:down|offline)|withdrawn|retracted|removed from (?:the|this|our) (?:\w+ )?(?:hub|repo\w*|site|server|web\w*|page|archive|internet))\b/,
    ['The weights are reserved for our customers.', 'We have no plans to publish the data.'],
    'Only internal links are counted.',
  ),
  entry(
    'mark',
    /^\W*(?:❌|✗|✘|🔒)|^[^|]*(?:\|[^|]*)?(?:❌|✗|✘|🔒)\W*$/,
    ['❌ Training data', 'Training code | ✗'],
    'Size | ✗ | 8e21 | 4.6',
  ),
);

/** That something was not learned from, which gives none of it either. */
export const UNUSED = wordList(
  entry(
    'not-trained-on',
    /(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:pre-?)?trained\s+(?:on|with|using)\b/,
    ['It was not trained on notes.', "It wasn't pre-trained on images."],
    'It was trained on notes.',
  ),
  entry(
    'not-used-for-training',
    /(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?us(?:e|ed|ing)\b[^.;]{0,80}\bfor\s+(?:pre-?)?training\b/,
    ['We did not use them for training.', 'They were never used for pre-training.'],
    'We used them for training.',
  ),
);

/** Headings whose items are intentions. */
export const INTENTION = wordList(
  entry(
    'to-do',
    /^\W*(?:to[- ]?do(?:s|\s+list)?|road\s?map|coming soon|future (?:work|plans|releases?)|planned(?: \w+)?|upcoming(?: \w+)?|next steps)\W*$/,
    ['TODO', '🚧 Roadmap'],
    'How to do inference',
  ),
);
