/** Cues of what can be had: by which words a clause gives, points elsewhere, and what only looks like a denial. */
import { entry, wordList } from './entry.js';
import { RELEASE_VERB } from './verbs.js';

/** Words that say that something is to be had. */
export const OFFER = wordList(
  entry(
    'folder',
    /\b(?:in|under|inside|see|from|at) (?:the )?(?:folder |directory |subfolder )?[`'"]?(?:\.\/)?[\w.-]+\/(?:[\w.-]+\/?)*/,
    ['The scripts are in train/.', 'See eval/ for details.'],
    'See the paper.',
  ),
  entry(
    'available',
    /\b(?:available|accessible|downloadable|obtainable|retrievable|reachable|findable)\b/,
    ['The data are available.', 'They are publicly accessible.'],
    'The availability of data varies.',
  ),
  entry(
    'release-verb',
    new RegExp(String.raw`\b${RELEASE_VERB}\b`),
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
  entry(
    'mark',
    /^\W*(?:✅|✓|✔|☑)|^[^|]*(?:\|[^|]*)?(?:✅|✓|✔|☑)\W*$/,
    ['✅ Training code', 'Weights | ✔'],
    '❌ Training code',
  ),
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

/** Where it is instead, without a word that denies. */
export const ELSEWHERE = wordList(
  entry(
    'own-repo',
    /\b(?:own|separate|companion|sister|sibling|other|different|dedicated|another|benchmark|main|parent|training|evaluation) (?:\w+ )?(?:repo(?:sitory|s)?|projects?)\b|\bnot (?:in )?here but\b|\b(?:rather than|instead of) (?:on|in|to|here|this|via) ?(?:git\w*|the|this|our|here)\b|\b(?:hosted|kept|stored) (?:off-?site|out of tree)\b/,
    ['They have their own repository.', 'The code is not here but there.'],
    'See our repository.',
  ),
  entry(
    'separate',
    /\b(?:(?:hosted|kept|stored|distributed|released|provided|available|maintained|lives?|live|downloaded|obtained|published|shared) (?:\w+ )?(?:separately|elsewhere|externally)|outside (?:of )?(?:this|the|git\w*)\b|(?:in|from|to) (?:an?|the|its|their|our) (?:own |separate |companion |sister |other |different |dedicated |another )(?:\w+ )?repo(?:sitory)?|(?:moved|migrated|relocated) to)\b/,
    ['The weights are distributed separately.', 'The training code lives in a separate repository.'],
    'The two heads are trained separately.',
  ),
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
    /\b(?:too (?:large|big|heavy)|(?:because of|due to|owing to|given|for reasons of) (?:\w+ ){0,4}sizes?|(?:file[- ])?size (?:limits?|constraints?|restrictions?)|large files?|big files?|storage (?:limits?|quota|constraints?|space)|bandwidth|space (?:limits?|constraints?|reasons)|(?:exceeds?|over|above|beyond) (?:\w+ ){0,4}(?:limits?|quota|\d+ ?[GMT]i?B))\b/,
    ['Because of their size they are not included.', 'GitHub does not host large files.'],
    'The batch was enlarged.',
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
    'will-change',
    /\b(?:will|shall|to) be (?:\w+ly )?(?:updated|improved|extended|refactored|maintained|merged|expanded|renamed|supported|deprecated)\b(?: soon| shortly| in the (?:near )?future)?/,
    ['The scripts will be updated soon.', 'The code will be extended.'],
    'The scripts will be released soon.',
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
