/** Cues that announce, ask or keep back only in a clause on something that can be had; elsewhere the same words are everyday talk. */
import { entry, wordList } from './entry.js';

/** That it is to come. */
export const COMING = wordList(
  entry(
    'schedule',
    /\b(?:release|upload|publication|code|scripts?|weights?|data|dataset|checkpoints?)\b(?:\s+[\w'’-]+){0,5}?\s+(?:is|are|has been|have been|:) ?(?:\w+ )?(?:planned|scheduled|expected|due|promised|pending|anticipated|foreseen|on (?:its|the|their) way|on (?:our|the) (?:to-?do list|roadmap|agenda|list))\b|:\s*(?:planned|scheduled|expected|pending|promised|in the works|tbd)\W*$|\b(?:on (?:its|their) way|in the works|in the pipeline|on (?:our|the) (?:to-?do list|roadmap|agenda))\b|\bETA\b|\b(?:expect|promised?|look out for|check back|come back|watch out) (?:[\w']+ ){0,4}(?:scripts?|code|weights?|checkpoints?|data|later|soon|for)\b/,
    ['The release of the code is planned.', 'Weights: ETA June'],
    'The release has 40 files.',
  ),
  entry(
    'verb-to-come',
    /\b(?:drops?|lands?|arrives?|goes? (?:live|public|online|up)|becomes? (?:public|available|open)) (?:in|on|by|with|after|once|when|next|this)\b|\bwill (?:go|be|become|come) (?:live|up|online|public)\b|\b(?:before|until|prior to) (?:we )?(?:mak|releas|publish|shar|open-?sourc|upload|open)ing\b|\bgive us (?:a few|some|\w+) (?:more )?(?:days|weeks|months|time)\b|\b(?:by|before) (?:the )?(?:end|middle|beginning|start) of (?:the )?(?:year|month|\w+)\b|\bwithin (?:the next )?(?:\w+ )?(?:days|weeks|months)\b/,
    ['The weights drop in March.', 'It becomes public after the challenge ends.'],
    'The price drops.',
  ),
  entry(
    'waiting',
    /\b(?:wait(?:ing)?|awaiting) (?:for|on|until)\b|\bstill (?:missing|outstanding|cleaning|finali[sz]ing|preparing)\b|\bas soon as\b(?! you\b)|\b(?:once|when) (?:the|our) (?:\w+ )?(?:paper|manuscript|article|preprint|review|embargo|work) (?:is|gets|has|appears|comes)\b|\bwe(?: a|['’]|['’]?)re (?:currently )?(?:cleaning|tidying|finali[sz]ing|preparing|documenting|polishing)\b|\bone day\b|\bat some point\b/,
    ['We are waiting for legal to clear it.', 'As soon as it is accepted, we make it public.'],
    'The job waits in the queue.',
  ),
);

/** That a person stands before it. */
export const HURDLE = wordList(
  entry(
    'get-in-touch',
    /\b(?:drop|shoot|send|write) (?:us|me|an?|the (?:\w+ )?authors?)\b(?: [\w@.-]+){0,5}? ?(?:line|mail|e-?mail|message|note|request)\b|\b(?:get|be|stay) in touch\b(?! (?:for|with|about) (?:questions?|news|updates))|\bopen an issue (?:if|to|for|and) (?:you )?(?:\w+ ){0,2}(?:need|want|get|request|obtain|access|the (?:\w+ )?(?:code|scripts?|data|weights?))\b|\b(?:requests? )?(?:should|must|can|may) be (?:sent|directed|addressed|made) to\b/,
    ["Drop us a line if you'd like the weights.", 'Requests should be sent to the data office.'],
    'Open an issue if it fails.',
  ),
  entry(
    'case-by-case',
    /\bcase[- ]by[- ]case\b|\bon demand\b(?! (?:loading|paging|computation))|\b(?:to|with|for) (?:selected|interested|academic|qualified|vetted|eligible|approved|bona fide) (?:\w+ )?(?:groups?|users|researchers|partners|institutions|parties|labs|collaborators)\b|\bupon (?:signing|approval|acceptance of|agreement)\b|\b(?:after|by) (?:they |you )?(?:sign(?:s|ed|ing)?|agree(?:s|d|ing)? to|approval by|approval from|accept(?:s|ed|ing)? (?:the|our))\b/,
    ['They are handed out case by case.', 'We share it with academic groups.'],
    'Each case is treated by itself.',
  ),
  entry(
    'membership',
    /\b(?:have|has|need|needs|required|must|can only) (?:to )?(?:\w+ )?(?:register|registered|log ?in|sign in|sign up|apply|agree|a member|membership|be approved|an account)\b(?=.{0,80}\b(?:access|download|obtain|get|use)\b)|\b(?:through|via|with) (?:an?|the) (?:\w+ )?(?:membership|licen[cs]e agreement|access committee|data access|subscription)\b|\blog(?:ging)? in and\b|\bsubject to (?:\w+ )?(?:approval|review|agreement|ethics)\b/,
    ['You need to register to download the data.', 'It can be had through an LDC membership.'],
    'Registers hold 32 bits.',
  ),
);

/** That it is kept back. */
export const KEPT = wordList(
  entry(
    'kept',
    /\b(?:keep|keeps|keeping|kept|stays?|remains?|held)\b(?:\s+[\w'’-]+){0,4}?\s+(?:in-house|private(?:ly)?|internal(?:ly)?|secret|closed|confidential|locked|to ourselves|with (?:us|them|our partners?))\b|\b(?:stays?|remains?) with (?:us|them|the|our)\b/,
    ['We keep the weights in-house.', 'The logs stay with them.'],
    'We keep the weights small.',
  ),
  entry(
    'not-to-be-had',
    /\b(?:not|never|n['’]t|no|cannot) (?:be )?(?:for (?:re)?distribution|passed on|handed out|hand out|handed over|given (?:out|away)|give (?:it |them )?(?:out|away)|disclosed|open(?:ed)?|made public|something we (?:can|may)|ours to)\b|\b(?:is|are|was|were) (?:\w+ly )?(?:forbidden|prohibited|off[- ]limits|out of the question|not (?:permitted|allowed|possible|ours))\b|\b(?:no way|impossible) to (?:get|obtain|access|share|release|download|publish)\b|\bfor internal use\b|\bAPI[- ]only\b|\bclosed[- ]source\b|\bdo not ask for\b|\b(?:forbid|prohibit|prevent|bar)s? (?:us|this)\b|\b(?:is|are) not\W*$/,
    ['The data are not for distribution.', 'Sharing the set is not permitted.'],
    'It is not for the faint of heart.',
  ),
  entry(
    'gone',
    /\b(?:been|was|were|is|are|got) (?:\w+ )?(?:deleted|lost|destroyed|discarded)\b|\b(?:deliberately|intentionally|purposely) (?:\w+ )?(?:left out|omitted|excluded|withheld)\b|\bnobody\b.{0,40}\b(?:access|has|have|gets)\b|\bno (?:one|third part(?:y|ies)) (?:\w+ ){0,3}(?:has|have|gets|access)\b|\b(?:licensed|purchased|bought|acquired) from (?:a|an|the|our)\b/,
    ['The weights have been deleted.', 'Nobody outside the lab has access to the data.'],
    'Deleted files are ignored.',
  ),
);
