/** Cues: the words by which a clause gives, denies, announces, offers on request or points elsewhere. What of, concepts say. */
import { entry, wordList } from './entry.js';

/** Verbs of releasing, as stems with their endings. */
const VERB =
  '(?:(?:re)?releas|(?:re-?)?distribut|disclos|open-?sourc|upload|provid|shar|shipp?|host|includ|bundl|suppl|offer|contain|deposit|archiv|publish|publici[sz]|commit|put|post|mirror|packag|attach|giv|stor)(?:e|es|ed|en|ing|s|ping|ped|ting|ted|y|ies|ied)?';

/** Words that deny. What they deny stands after them in the same clause. */
export const DENIAL = wordList(
  entry('not', /\bnot\b/, ['The data are not public.', 'We do not share them.'], 'The notes are public.'),
  entry('n-t', /n['’]t\b/, ["They aren't public.", 'We can’t share them.'], 'The cant of the roof is 5°.'),
  entry('cannot', /\bcannot\b/, ['It cannot be shared.', 'We cannot host them.'], 'It can be shared.'),
  entry('never', /\bnever\b/, ['It was never released.', 'They never left the clinic.'], 'It is always on.'),
  entry(
    'no',
    /\b(?:no|none|neither|nor|nobody|nowhere)\b/,
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
    'without',
    /\bwithout\b/,
    ['We describe it without releasing the weights.', 'The code comes without data.'],
    'It works within minutes.',
  ),
  entry(
    'refrain',
    /\b(?:refrain(?:ed|s|ing)? from|decided against|opted (?:against|not to)|chose not to|declin\w+ to|refus\w+ to|instead of|rather than)\b/,
    ['We refrain from releasing the weights.', 'We decided against publishing the data.'],
    'We decided to publish the data.',
  ),
  entry(
    'lacks',
    /\b(?:lacks?|omits?|omitted|excludes?|excluded|exclud\w+|left out|leaves? out|minus)\b/,
    ['The repository lacks the training data.', 'The raw images were left out.'],
    'It includes the data.',
  ),
);

/** Words that say that something is to be had. */
export const OFFER = wordList(
  entry(
    'available',
    /\b(?:available|accessible|downloadable|obtainable|retrievable|reachable|findable)\b/,
    ['The data are available.', 'They are publicly accessible.'],
    'The availability of data varies.',
  ),
  entry(
    'release-verb',
    new RegExp(String.raw`\b${VERB}\b`),
    ['We release the weights.', 'The corpus was published.'],
    'The relation holds.',
  ),
  entry(
    'download',
    /\bdownload(?:s|ed|ing)?\b/,
    ['Download the weights.', 'They can be downloaded.'],
    'The load is high.',
  ),
  entry(
    'get',
    /\b(?:get|gets|fetch(?:es|ed)?|obtain(?:ed|s)?|retrieved?|grab|accessed|pulled|cloned?)\b/,
    ['You can get the weights there.', 'The data can be obtained from the archive.'],
    'The target is fixed.',
  ),
  entry(
    'found',
    /\b(?:found|find|located|present|kept|lives?|resides?|served|linked|listed|tracked|checked in(?:to)?|part of|comes? with|out now|made public)\b/,
    ['The weights can be found at the link.', 'The data are kept on our server.'],
    'We founded the lab.',
  ),
  entry(
    'public',
    /\b(?:public(?!ations?)(?:ly)?|open(?:-access|ly)?|online|free(?:ly)?)\b/,
    ['The data are public.', 'The corpus is now online.'],
    'The publication describes it.',
  ),
  entry('mark', /(?:✅|✓|✔|☑)/, ['✅ Training code', '| Weights | ✔ |'], '❌ Training code'),
  entry(
    'address',
    /\b(?:https?|ftp|s3|gs):\/\/\S+/,
    ['Weights: https://example.org/w.pt', 'See s3://bucket/data.'],
    'The protocol is http.',
  ),
  entry(
    'place',
    /\b(?:Zenodo|figshare|Dryad|OSF|Hugging ?Face|(?:the )?(?:HF|Model) Hub|ModelScope|Google Drive|Dropbox|OneDrive|Kaggle|Dataverse|Mendeley|S3 bucket|releases? page)\b/,
    ['The weights are on Zenodo.', 'Weights: Hugging Face'],
    'The zen of Python.',
  ),
);

/** Verbs that put an offer into the future; denied, they keep it back. */
export const FUTURE = wordList(
  entry(
    'will',
    new RegExp(
      String.raw`\b(?:will|shall|['’]ll|going to|plan(?:s|ning|ned)? (?:to|on)|intend(?:s|ing)? to|aim(?:s|ing)? to|hope (?:to|that)|expect(?:s|ing)? to|want to|working (?:on|to|towards?)|prepar(?:e|es|ing) (?:to|for|the|a)|about to|in the process of|aim for)\b(?:\s+[\w,'’-]+){0,5}?\s+(?:${VERB}|available|public|open|follow\w*|added|announced|updated|out|online|here|live)\b`,
    ),
    ['The code will be released.', 'We plan to open-source the pipeline.'],
    'The weights will be downloaded automatically.',
  ),
  entry(
    'will-follow',
    /\b(?:will|to|shall) (?:be )?(?:follow|appear|arrive|land|come)\b(?! (?:the|these|those|from|in|with|at|up)\b)/,
    ['Training code will follow.', 'More weights are to come.'],
    'You will follow the link.',
  ),
);

/** Other words that put an offer into the future. */
export const LATER = wordList(
  entry(
    'to-be',
    /\bto be (?:\w+ly )?(?:released|published|announced|open-?\s?sourced|uploaded|added|shared|made (?:\w+ )?(?:available|public)|done|determined|confirmed)\b/,
    ['Dataset: to be released', 'Weights to be uploaded'],
    'It has to be installed.',
  ),
  entry(
    'soon',
    /\b(?:soon|shortly|forthcoming|upcoming|stay tuned|watch this space|in due course|(?:at|on) a later (?:date|time|point|stage)|later (?:this|in the) (?:year|month|spring|summer|fall|autumn|winter)|in the (?:near future|future|coming (?:days|weeks|months)|next (?:few )?(?:days|weeks|months))|(?:next|this coming) (?:week|month|quarter|year|spring|summer|fall|autumn|winter|release|version)|available later|released later|eventually)\b/,
    ['Checkpoints: coming soon', 'The code is forthcoming.'],
    'It was released sooner than planned.',
  ),
  entry(
    'not-yet',
    /\b(?:not|n['’]t|no|nor|nothing|none|cannot)\b(?:\s+[\w'’-]+){0,6}?\s+(?:yet|so far|for now|at the moment|at this time|at present|currently)\b|\b(?:not|n['’]t) (?:yet|currently|presently)\b|\byet to be\b|\bstill (?:to be|to come|pending|missing|in progress|under)\b/,
    ['The weights are not yet available.', 'There are no checkpoints yet.'],
    'They are not available, yet it works.',
  ),
  entry(
    'after-publication',
    /\b(?:upon|after|once|following|until|pending|awaiting|on)\b(?:\s+[\w'’-]+){0,4}?\s+(?:publication|acceptance|accepted|published|peer[- ]review(?:ed)?|approv(?:al|ed|es)|clearance|review|embargo|camera[- ]ready|cleared)\b|\bunder (?:embargo|review|legal review)\b|\bembargoed\b/,
    ['The code will be public after acceptance.', 'They are pending legal approval.'],
    'We downloaded it after breakfast.',
  ),
  entry(
    'in-work',
    /\b(?:under|in) (?:preparation|construction|progress)\b|\bwork in progress\b|\b(?:being|are|is) (?:prepared|cleaned up|finalized|finalised|readied|anonymi[sz]ed)\b(?! (?:by|with|using)\b)|\bnot ready\b/,
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

/** Words that put a person between the reader and the thing. */
export const ASK = wordList(
  entry(
    'request',
    /\b(?:up)?on (?:\w+ ){0,2}requests?\b|\bby (?:\w+ )?(?:request|e-?mail|application)\b|\b(?:up)?on (?:\w+ )?(?:application|inquiry)\b|\brequest-only\b|\b(?:must|has to|have to|can|should|may|to) be requested\b|\bupon request\b/,
    ['The data are available upon reasonable request.', 'Weights must be requested.'],
    'We added two sizes at the request of users.',
  ),
  entry(
    'request-access',
    /\brequest(?:s|ing|ed)? (?:for |to )?(?:\w+ ){0,4}(?:access|permission|weights?|parameters|checkpoints?|data(?:-?sets?)?|code|copy)\b|\b(?:apply|applying|application|applications|register|sign up) (?:for|to (?:get|obtain|access|receive|download))\b|\b(?:obtain|gain|grant\w*|get|seek) (?:\w+ ){0,3}(?:permission|approval|access) (?:from|by|to|through)\b|\baccess (?:request|committee|is granted|can be requested|will be granted|requires)\b/,
    ['Request access to the weights on the Hub.', 'Researchers can apply for the data.'],
    'The server handles a request in 2 ms.',
  ),
  entry(
    'form',
    /\b(?:complet\w+|fill(?:ing|ed)?(?: in| out)?|submit\w*|sign\w*|return\w*|accept\w*) (?:in |out )?(?:\w+ ){0,4}(?:form|agreement|application|questionnaire|DUA|MTA|NDA)\b|\b(?:data|material)[- ](?:use|usage|access|transfer|sharing) agreement\b|\b(?:DUA|MTA)\b/,
    ['Fill in this form to get the weights.', 'Access needs a data use agreement.'],
    'The forms of life are many.',
  ),
  entry(
    'contact',
    /\b(?:contact(?:ing)?|e-?mail(?:ing)?|write to|writing to|reach(?:ing)? out to|get in touch with|drop|ask(?:ing)?|message|ping)\b(?:\s+[\w.@'’-]+){0,6}?\s+(?:for|to (?:get|obtain|request|receive|access|gain|have)|if you (?:need|want|would like|wish)|about (?:access|obtaining|getting))\b(?!(?:\s+[\w'’-]+){0,2}\s+(?:questions?|help|support|feedback|issues?|problems?|bugs?|details|information|comments?|collaborations?|inquir\w+|suggestions?|commercial|licens\w+)\b)/,
    ['Please contact the authors to obtain the weights.', 'Email us for access.'],
    'Contact us for questions.',
  ),
  entry(
    'from-authors',
    /\b(?:available|obtained|obtainable|shared|provided|supplied)(?: \w+){0,2} (?:from|by|through|via) (?:contacting )?(?:the|our|its|all) (?:corresponding |first |senior |lead |study |original |data )?(?:authors?|investigators?|PIs?|owners?|custodians?|team)\b|\b(?:contact|e-?mail|write to|reach out to|get in touch with) (?:us|me|the (?:\w+ )?authors?)\b(?! (?:for|if|with|about|in case|when|via|on|at|through|by)\b)/,
    ['The data are available from the corresponding author.', 'To get the weights, email us.'],
    'The authors are listed below.',
  ),
  entry(
    'controlled',
    /\b(?:controlled|credentialed|restricted|managed|gated|registered)[- ]access\b|\b(?:is|are) gated\b|\bonly (?:to|for) (?:approved|credentialed|registered|authori[sz]ed|qualified|vetted|accredited|bona fide)\b|\b(?:approved|credentialed|authori[sz]ed|qualified|vetted) (?:users|researchers|institutions|parties)\b|\bdbGaP\b|\b(?:API|access|license|licence) (?:key|token)s? (?:is|are) (?:required|needed|necessary)\b|\brequires? (?:\w+ ){0,2}(?:approval|credentials|registration|an account|a login|a licen[cs]e key|access)\b/,
    ['The images are under controlled access.', 'It is open only to approved researchers.'],
    'The user is controlled by the script.',
  ),
);

/** Words that keep something back by themselves. */
export const CLOSED = wordList(
  entry(
    'withheld',
    /\bwith(?:held|hold(?:ing|s)?)\b|\bundisclosed\b|\bunreleased\b|\bunpublished\b|\btrade secret\b|\bunder (?:an? )?NDA\b|\bunavailable\b|\binaccessible\b|\bnon-?public\b/,
    ['The corpus is withheld.', 'It was trained on undisclosed data.'],
    'A held-out set is included.',
  ),
  entry(
    'closed',
    /\b(?:is|are|was|were|remains?|stays?|kept|keep|keeping|be|as)\s+(?:\w+\s+){0,2}?(?:proprietary|private|confidential|closed(?:-source)?|secret|internal|in-house|restricted|off-limits|sensitive)\b/,
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
    /\b(?:prevent|prohibit|forbid|preclud|restrict|bar|stop|keep|block)(?:s|ted|ed|ring|ping|den|ding|ing|es)?\b(?:\s+[\w'’-]+){0,5}?\s+(?:(?:re-?)?distribut|shar|releas|publish|disclos|open-?sourc)(?:ing|ion|e|ed)\b|\bforb(?:ade|ids|idden)\b/,
    ['Our license prevents us from sharing the data.', 'The terms prohibit redistribution.'],
    'Sharing the data prevents errors.',
  ),
  entry(
    'reserved',
    /\b(?:exclusively|only|solely) (?:\w+ ){0,2}(?:internally|for (?:our )?(?:partners|customers|members|clients))\b|\bproperty of\b|\breserved for\b|\bno plans?\b|\bnot (?:plan|intend|going|willing|ours) (?:\w+ )?to\b|\bno longer\b|\b(?:taken (?:down|offline)|withdrawn|pulled|retracted|was removed|were removed|been removed|has been removed)\b/,
    ['The weights are reserved for our customers.', 'We have no plans to publish the data.'],
    'Only internal links are counted.',
  ),
  entry('mark', /(?:❌|✗|✘|🔒)/, ['❌ Training data', '| Training code | ✗ |'], '✅ Training data'),
);

/** The place where the reader is: the repository, package or page. */
export const HERE = wordList(
  entry(
    'here',
    /\b(?:in|on|to|with|within|inside|from|by|into|alongside|part of) (?:this|the|our|that) (?:\w+ )?(?:repo(?:sitory|s)?|package|codebase|release|distribution|folder|directory|tarball|wheel|image|container|page|archive|bundle|project|git\w*|code|source tree|tree|download)\b/,
    ['The weights are not included in this repository.', 'They do not come with the package.'],
    'In this paper we show that.',
  ),
  entry(
    'this-does',
    /^(?:and |but |so |note that |note: )?(?:this|the|our) (?:\w+ )?(?:repo(?:sitory)?|package|codebase|release|distribution|wheel|container|image|project|tarball|download)\b/,
    ['This repository does not contain the data.', 'The package ships without weights.'],
    'We moved to this repository.',
  ),
  entry(
    'git',
    /\b(?:(?:in|to|into|on|under|by) (?:git|github|gitlab|version control|pypi|the repo)|github|pypi|git)\b/,
    ['GitHub does not host large files.', 'The weights are not checked into git.'],
    'The digits are clear.',
  ),
  entry(
    'word',
    /\bhere\b|\bchecked in\b|\bcommitted\b|\btracked\b|\bshipped\b|\bbundled\b|\bpackaged\b|\battached\b|\bincluded\b/,
    ['The data are not included.', 'The weights are not bundled.'],
    'There are no data.',
  ),
);

/** Why something is not here that says nothing against giving it. */
export const TOO_LARGE = wordList(
  entry(
    'size',
    /\b(?:too (?:large|big|heavy)|(?:file |their |its |the )?sizes?(?: limits?| constraints?| restrictions?)?|large files?|big files?|storage (?:limits?|quota|constraints?|space)|bandwidth|space (?:limits?|constraints?|reasons)|(?:exceeds?|over|above|beyond) (?:\w+ ){0,4}(?:limits?|quota|\d+ ?[GMT]i?B)|\d+ ?[GT]i?B)\b/,
    ['Because of their size they are not included.', 'GitHub does not host large files.'],
    'The batch was enlarged.',
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

/** Where it is instead, without a word that denies. */
export const ELSEWHERE = wordList(
  entry(
    'separate',
    /\b(?:(?:hosted|kept|stored|distributed|released|provided|available|maintained|lives?|live|downloaded|obtained|published|shared) (?:\w+ )?(?:separately|elsewhere|externally)|outside (?:of )?(?:this|the|git\w*)\b|(?:in|from|to) (?:an?|the|its|their|our) (?:own |separate |companion |sister |other |different |dedicated |another )(?:\w+ )?repo(?:sitory)?|(?:moved|migrated|relocated) to)\b/,
    ['The weights are distributed separately.', 'The training code lives in a separate repository.'],
    'The two heads are trained separately.',
  ),
);

/** Words that say that a hurdle is gone. */
export const FREED = wordList(
  entry(
    'no-longer-needs',
    /\bno\s+longer\s+(?:\w+\s+)?(?:requires?|needs?|necessary|needed|required|gated|private|restricted|on request|under embargo)\b/,
    ['It no longer requires a login.', 'The data are no longer gated.'],
    'The data are no longer available.',
  ),
  entry(
    'no-hurdle',
    /\bwithout\s+(?:\w+\s+)?(?:registration|registering|login|log-in|logging in|account|cost|charge|fee|request)\b|\bno (?:login|registration|account|sign-?up|form|request|application|approval)\b(?: is| are)?(?: required| needed| necessary)?/,
    ['They can be had without registration.', 'No login is needed.'],
    'They need a login.',
  ),
);

/** What looks like a denial, an announcement or a request and is none; taken out before the cues are looked for. */
export const HARMLESS = wordList(
  entry(
    'not-only',
    /\bnot\s+(?:only|just|merely)\b/,
    ['We give not only weights.', 'It is not just fast.'],
    'It is not given.',
  ),
  entry(
    'not-limited',
    /\bnot\s+(?:limited|restricted)\s+to\b|\bno\s+(?:restrictions?|limits?|limitations?)\b|\bwithout\s+(?:\w+\s+)?(?:restrictions?|limits?|limitations?)\b/,
    ['It is not limited to research.', 'The data come without restrictions.'],
    'It is limited to research.',
  ),
  entry(
    'do-not-forget',
    /\b(?:do\s+not|don['’]t|never|no need to|not (?:need|have) to|doesn['’]t (?:need|have) to|needn['’]t)\s*(?:forget|hesitate|worry|need|have\s+to|be afraid)?\b(?=\s+(?:to|be|about|if|anything|contact|download|ask)\b)/,
    ['Do not forget to download the data.', "Don't hesitate to share results."],
    'Do not share the data.',
  ),
  entry(
    'program-gives',
    /\bprovid\w+\s+(?:\w+\s+){0,3}(?:responses?|answers?|advice|guarantees?|warrant(?:y|ies)|support|uncertaint\w+|confidence)\b/,
    ['The API does not provide support.', 'It provides no guarantee.'],
    'It provides data.',
  ),
  entry(
    'program-will',
    /\b(?:outputs?|results?|predictions?|logs?|figures?|files?|structures?|embeddings?|server|service|API|demo|they|it|weights?|checkpoints?|models?|data|datasets?|parameters)\s+will\s+(?:then\s+)?be\s+(?:\w+\s+)?(?:stored|saved|written|placed|put|downloaded|loaded|fetched|cached|created|generated|unpacked|extracted|available (?:at http|in `|in the folder|under `|locally)|provided as|included in the output)\b|\b(?:outputs?|results?|predictions?|logs?|figures?|structures?|embeddings?|server|service|API)\s+will\s+be\s+(?:\w+\s+)?(?:available|provided|uploaded|shared|added|updated|included|published)\b/,
    ['Results will be saved in out/.', 'The weights will be downloaded at first use.'],
    'The weights will be released.',
  ),
  entry(
    'questions',
    /\b(?:contact|e-?mail|write to|reach out to|ask) (?:us|me|the (?:\w+ )?authors?|[\w.-]+@[\w.-]+|[\w ]{1,30}? at)\b[^.;]{0,40}\b(?:questions?|help|feedback|issues?|problems?|bugs?|further information|collaborat\w+|suggestions?|commercial)\b|\b(?:questions?|help|feedback|issues?|problems?|bugs?|suggestions?)\b[^.;]{0,60}\b(?:contact|e-?mail|write to|reach out)\b[^.;]*/,
    ['For questions contact us.', 'Email us with feedback.'],
    'Email us for the weights.',
  ),
  entry(
    'once-you',
    /\b(?:once|after)\s+(?:you|running|download\w*|the\s+(?:script|download|job|command|run|training|installation))\b.*$/,
    ['Once you run it, results will be shown.', 'After the download nothing is missing.'],
    'Once accepted, we publish the data.',
  ),
  entry(
    'others-beaten',
    /\b(?:than|over|unlike|versus|vs\.?|against|outperform\w*|beats?|rival\w*|surpass\w*) (?:\w+ ){0,4}(?:proprietary|closed(?:-source)?|private|commercial|internal)\b/,
    ['It outperforms proprietary models.', 'It is better than closed models.'],
    'It uses proprietary data.',
  ),
  entry(
    'use-denied',
    /\bnot\s+(?:be\s+)?(?:intended|suitable|designed|meant|recommended|advised|validated|tested|approved|used|use)\b/,
    ['It is not intended for clinics.', 'It must not be used for diagnosis.'],
    'It is not shared.',
  ),
);
