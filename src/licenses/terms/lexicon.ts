/** Words of terms by what they do in a sentence, as data: the classes that make "no commercial deployment" and "companies may not run it" alike. */
import { stemOf } from './tokens.js';

/** One class to a line; a word may be in several. Words are compared by their stems. */
const CLASSES: Readonly<Record<string, string>> = {
  not: 'not no never none neither nor without cannot nobody nothing nowhere hardly <nomark>',
  only: 'only solely strictly exclusively purely merely just alone exclusive sole limitedto restricted confined reserved limited',
  may: 'may can could might able',
  allow:
    'allow permit permitted permissible grant authorize authorise entitled eligible enable let license licensed covered feelfree freeto welcome ok okay fine acceptable legal lawful cleared possible <yesmark> yes',
  free: 'free freely gratis unrestricted unlimited unconditional permissive open liberal notlimitedto royalty-free',
  forbid:
    'forbid forbidden prohibit ban banned disallow exclude excluding excluded bar illegal unlawful infringe infringement violate violation breach refuse refused deny denied offlimits taboo terminate void revoke withhold withheld block blocked preclude restrict rule ruled impermissible refrain abstain avoid stop banish prevent',
  must: 'must shall require required requirement need needs haveto necessary mandatory oblige obliged obligatory compulsory subject conditional conditioned prerequisite precondition bound',
  should: 'should ought would supposed expected',
  get: 'obtain purchase buy acquire apply request contact negotiate sign order seek sought ask register enquire inquire signed signing bought sought submit fill',
  permission:
    'permission consent approval authorization clearance agreement contract eula nda waiver blessing say-so sign-off authorisation approve approved dispensation written countersigned assent agree accept acceptance acknowledge',
  license:
    'license licensing relicense terms tos policy clause conditions condition legalcode addendum attachment restrictions restriction',
  ask: 'please kindly appreciate encourage recommend suggest hope love glad happy wish thank thanks nice grateful consider advise prefer invite curious lovely voluntary optional courtesy',
  cost: 'fee pay paid paying payment price cost royalty royalties subscription subscribe charge dollars euros <money> invoice purchase bill tier edition premium upgrade',
  commerce:
    'commercial commerce commercially business businesses company companies corporation corporate corporates enterprise firm industry industrial forprofit profit revenue monetize monetise monetization monetary money product products production startup start-up vendor customer client earn earning income market trade merchant agency freelancer freelance brand bank lucrative profitable consultancy consultant profit-making commercialize commercialization employer profession professional advertisement advertising ads sponsor',
  narrow:
    'research researcher academic academia academics scholar scholarship scholarly science scientific scientist university education educational educate teaching teach classroom student school nonprofit noncommercial charity hobby hobbyist personal private privately home evaluation benchmarking study studying demo demonstration trial preview experiment experimental experimentation internal review reviewer reproduce inspection viewing learning pupil humanitarian thesis coursework inquiry investigation private nc',
  scale:
    'user users mau employee employees staff headcount turnover seat threshold annual monthly yearly subscriber million above exceed over below under beyond fewer cap quota follower',
  number: '<num> <money> one two three five ten hundred thousand million billion',
  place:
    'us usa u.s. america eu europe european china chinese prc india russia japan germany uk country countries territory region jurisdiction mainland abroad worldwide international sanctioned embargo embargoed resident residents citizen domiciled geographic countries korea union states',
  field:
    'military weapon weapons weaponry surveillance medical clinical clinic diagnosis diagnostic patient political politics election gambling adult nsfw sexual pornographic deepfake biometric facial harassment harass harm spam police law-enforcement warfare war nuclear hate crime criminal tracking identify identification impersonate impersonation religious disinformation malware discriminate discriminatory violence defense defence drone missile fraud scam betting casino tobacco propaganda',
  redistribute:
    'redistribute redistribution distribute distribution share sharing host hosting mirror copy copying reupload repost publish circulate transfer upload leak forward export republish rehost pass give disclose disseminate dissemination make post download sublicense sublicensing',
  modify:
    'modify modification alter adapt adaptation derivative derive finetune finetuned finetuning merge change edit reverse decompile tweak remix transform translate quantize distill unmodified unaltered unchanged decompiling engineering build',
  sell: 'sell sold selling resell resale sale rent rental lease offer saas api charge monetize marketplace',
  output:
    'output outputs generated generation generate produced result image images song picture text audio content creation rendering artwork voice prediction',
  use: 'use usage used uses using utilize employ employed run deploy deployment operate exploit exploitation apply application access integrate incorporate embed install',
  purpose: 'purpose purposes goal end ends intent aim reason context setting',
  model:
    'model weights weight checkpoint parameters network lora adapter llm merge variant version release gguf',
  code: 'code software script library package repo repository implementation tool toolkit plugin program app',
  data: 'data dataset corpus annotations recordings images audio files clips texts subset split archive corpora material materials',
  docs: 'documentation docs slides figures paper article manual tutorial website book',
  this: 'this these it its our we us i my ours everything',
  you: 'you your anyone everybody everyone anybody who licensee recipient whoever user users downstream',
  any: 'any all every everyone everybody anyone anybody whatever whoever wherever whatsoever anything anywhere whichever both either each regardless irrespective',
  other:
    'their theirs they others another thirdparty vendor upstream competitor rival provider maker unlike versus whose someone elsewhere respective various compare comparison contrast contrary opposed',
  past: 'formerly previously was were did usedto earlier until beginning back first beta history expired replaced superseded old older before since deprecated nolonger once past had been obsolete former dropped lifted gone removed till ago initially originally retired',
  now: 'now currently today since henceforth newer latest from onwards starting meanwhile anymore more',
  except:
    'except unless but apart save otherwise however although though while whereas yet despite otherthan instead aside outside besides',
  if: 'if when whenever where case provided should once before as',
  for: 'for to in by within',
  train:
    'train trained training pretrained evaluate evaluated test tested collected annotated fine-tuned developed built created made wrote written recorded',
  aside:
    'key token server endpoint queue login website forum chat leaderboard submission contributor contribution pull commit cla reviewer participant annotator worker speaker volunteer player agent robot function parser trademark logo brand font icon tile renderer journal conference court law act regulation survey classifier tagger label phrase sentence prompt field column header plate fishing driving vocabulary annotation agreement-score ethics committee tests module demo notebook browser account password',
  generic:
    'most many some several few nearly often usually commonly typically generally common known certain sometimes popular field today trend debate argue discuss',
  keep: 'keep keeps hinder stop prevent limit limits restrict curb narrow',
  instead: 'insteadof',
  quality:
    'accuracy performance quality latency result score benchmark error robust reliable works work fast slow noisy memory gpu',
  warranty:
    'warranty warranties liable liability responsible responsibility damages as-is guarantee disclaimer fitness',
  service:
    'servicecontract support consulting consultancy collaboration collaborate partnership inquiry enquiry question feedback sponsorship donation workshop onboarding integration customization helpdesk assistance',
  funding:
    'funded supported grant sponsored hosted organized thesis project lab institute group team department university author authors',
  cite: 'cite citation citing credit attribution acknowledge reference bibtex mention',
  future: 'will soon plan planned later tbd consider going hope',
  suit: 'suitable suited intended designed intend meant aimed aim suits fit ready useful recommended',
  compat: 'support supported compatible requires works runs needs version python cuda gpu input',
  openlicense: '<openlicense> mit apache gpl bsd isc agpl lgpl mpl cc0 public opensource copyleft unlicense',
  closedlicense:
    '<closedlicense> proprietary closed restrictive noncommercial nc nd source-available copyright confidential openrail rail llama gemma',
  unclear: '<unclearlicense> custom own dedicated special separate bespoke vendor',
  gain: 'gain gainful cash bucks lucrative paid paying payer paywall billing billed invoice invoiced sold shop store marketplace turnover proceeds dividend earnings livelihood employer contractor consultant corpo megacorp multinational conglomerate factory manufacturer retailer insurer lender broker bank banks airline telecom carrier publisher studio',
  group:
    'member partner subscriber patron sponsor backer supporter consortium alumni staff employee journalist reporter newsroom librarian library museum archive hospital nurse doctor physician teacher lecturer professor attendee participant tester reviewer licensee customer ngo club association guild union society citizen resident official authority ministry agency municipality council army soldier police officer veteran artist writer author institute faculty graduate invitee guest insider adult minor child enrolled registered verified accredited certified vetted selected approved invited eligible',
  time: 'until till expire expiry lapse end ended trial month day week year hour period temporary temporarily deadline duration term during while after renew renewal perpetual permanent perpetuity forever indefinite indefinitely embargo timelimited date january february march april june july august september october november december',
  proof:
    'certificate certification credential credentialed accreditation proof affiliation identity passport badge diploma exam irb protocol vetting verification screening background',
  lend: 'lend lent loan borrow rent lease hire transfer assign assignable transferable hand pass giveaway donate trade swap barter',
  report: 'notify inform report disclose audit inspect tell announce submit return',
  destroy: 'delete destroy erase remove wipe uninstall purge',
  revoke: 'revoke withdraw cancel terminate suspend rescind discretion revocable irrevocable',
  prevail:
    'prevail precedence override overrule supersede trump governs additional addition besides rider amended amend beside ontop',
  none: 'none nil zero nothing nobody no-one nowhere neither',
};

const classes = new Map<string, string[]>();
for (const [name, words] of Object.entries(CLASSES))
  for (const word of words.split(' ')) {
    const stem = stemOf(word);
    const known = classes.get(stem) ?? [];
    if (!known.includes(name)) classes.set(stem, [...known, name]);
  }

const NONE: readonly string[] = [];

/** Classes of a stem, the most telling first; none for most words. */
export const classesOf = (stem: string): readonly string[] => classes.get(stem) ?? NONE;
