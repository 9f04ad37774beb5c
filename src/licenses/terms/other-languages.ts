/** Limits on use in other languages than English. Such a sentence is known by its words alone, so it leaves the terms unclear. */

/** What is only for study, or not for commerce, in the languages that cards are written in besides English. */
const LIMIT = new RegExp(
  [
    // German, Dutch
    String.raw`\bnicht[- ]?kommerziell\w*|(?<!nicht )\b(?:nur|ausschließlich|lediglich) (?:für|zu) (?:\w+ )?(?:Forschung|Lehr|wissenschaft|akademisch|privat|persönlich|Studien)\w*|\bkommerzielle\w* (?:Nutzung|Verwendung|Einsatz|Zwecke)\b[^.;]{0,40}\b(?:untersagt|verboten|nicht (?:erlaubt|gestattet|zulässig)|ausgeschlossen)|\bniet[- ]commerciee?l\w*`,
    String.raw`\b(?:darf|dürfen)\b(?! auch)[^.;]{0,40}\bnicht\b(?! nur| auf)[^.;]{0,40}\b(?:kommerziell|gewerblich|weitergegeben|verkauft)\w*|\b(?:nicht|kein\w*) (?:für|zu|in) (?:\p{L}+ )?(?:kommerziell|gewerblich)\w*|\b(?:kommerziell|gewerblich)\w* (?:Nutzung|Verwendung|Einsatz|Nutzer)\b[^.;]{0,30}\b(?:bedarf|bedürfen|erfordert|benötigt|benötigen)\b(?! kein)`,
    String.raw`(?<!nicht )\bnur (?:durch|für|von|an) (?:\p{L}+ )?(?:hochschul|universit|schul|forschungs|forscher|studier|studenten|akademi|mitglied|partner)\p{L}*|\b(?:exclusivo|exclusivement|esclusivo|exclusivamente) (?:para|à|pour|per|a) (?:fines de |des fins de |scopi di |fini di )?(?:investigaci|recherche|ricerca|pesquisa|académ|accadem|educa)\p{L}*`,
    // French, Spanish, Italian, Portuguese
    String.raw`\bnon[- ]commercial(?:e|es|aux)\b|\b(?:usage|utilisation)s? commercial\w*\b[^.;]{0,30}\b(?:interdit|exclu|pas autoris)\w*|\b(?:uniquement|exclusivement|seulement) (?:à|pour|à des fins) [^.;]{0,20}\b(?:recherche|académique|éducati)\w*|\bfins non lucratives\b`,
    String.raw`(?<!pas |plus |jamais )\binterdit\w* (?:de|d['’]) ?(?:l['’])?(?:redistribuer|revendre|vendre|commercialiser|modifier|utiliser|exploiter)|\bréservée?s? (?:à|aux?) (?:un |une |des |la |l['’])?(?:usages? |fins? )?(?:recherche|chercheur|académi|éducat|scientifi|universit|personnel|privé)\w*|\bne (?:peu(?:t|vent)|doi(?:t|vent)) (?:pas|être)\b[^.;]{0,60}\b(?:commercial|redistribu|vend|revend)\w*`,
    String.raw`(?<!no (?:está |es )|non è )\b(?:prohibid|vietat|proibid)[oa]s?\b[^.;]{0,30}\b(?:comercial|commercial|redistrib|ridistrib|vend)\w*`,
    String.raw`\bno comercial(?:es)?\b|\b(?:solo|sólo|únicamente|exclusivamente) (?:para|con fines) [^.;]{0,25}\b(?:investigaci|académic|educativ|personal)\w*|\buso comercial\b[^.;]{0,30}\b(?:prohib|proib|não (?:é )?permit|no (?:está |se )?permit)\w*`,
    String.raw`\bnon commercial[ei]\b|\b(?:solo|esclusivamente|unicamente) (?:per|a) [^.;]{0,25}\b(?:ricerca|didattic|accademic|personal)\w*|\bnão[- ]comercia(?:l|is)\b|\b(?:apenas|somente|exclusivamente) para [^.;]{0,25}\b(?:pesquisa|acadêmic|acadêmico|educacion)\w*`,
    // Russian
    String.raw`некоммерческ|только (?:для|в) [^.;]{0,20}(?:исследоват|научн|учебн|личн)|коммерческ\S* (?:использован|применен)\S* [^.;]{0,30}(?:запрещ|не допуск|не разреш)`,
    // Chinese, Japanese, Korean
    '非商[业業]|非商用|(?:不得|禁止|不可|严禁|嚴禁|不能|不允许|不允許)[^。；]{0,12}(?:商业|商業|商用|盈利|营利|營利)|(?<!不)(?:仅|僅|只)(?:供|用于|用於|限|可用于|可用於|能用于)[^。；]{0,10}(?:研究|学术|學術|学习|學習|教育|个人|個人)',
    '(?:商业|商業|商用)[^。；]{0,10}(?<![无無不毋申])(?:需|须|須|请|請)(?!要?不)[^。；]{0,10}(?:授权|授權|许可|許可|申请|申請|联系|聯繫|同意)',
    '(?:商用|商業)[^。；]{0,8}(?:には|は|の場合)[^。；]{0,12}(?:許可|許諾|契約|ライセンス|申請|連絡)[^。；]{0,6}(?:必要|要します|取得|求め)',
    '非営利|商用利用(?:は)?(?:不可|禁止|できません)|商業利用(?:は)?(?:不可|禁止)|(?:研究|学術|教育|個人)(?:目的|用途|利用)(?:に限|のみ|以外)',
    String.raw`비상업|비영리|상업(?:적|용)?\s?(?:이용|사용|목적)[^.]{0,12}(?:금지|불가|할 수 없|허용되지)|(?:연구|학술|교육|개인)\s?(?:목적|용도)[^.]{0,6}(?:으로만|로만|에 한)`,
  ].join('|'),
  'iu',
);

/** Headings of terms in these languages. */
export const TERMS_HEADING_ELSEWHERE =
  /lizenz|nutzungsbeding|licentie|licence\b|licenza|licencia|licença|лицензи|许可|許可|授权|授權|协议|協議|声明|ライセンス|利用規約|라이선스|라이센스|이용약관/i;

/** Whether a sentence in one of these languages limits what may be done. English sentences never do by this. */
export const limitsElsewhere = (text: string): boolean => LIMIT.test(text);
