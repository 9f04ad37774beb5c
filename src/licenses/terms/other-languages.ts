/** Limits on use in other languages than English, by the words of each language for what is used, forbidden, needed and denied. */

/** Patterns of one language, as parts of regular expressions. Empty where a language has no such word of its own. */
interface Words {
  /** Gain, trade, and those who live by it. */
  commerce: string;
  /** Handing on, changing, selling. */
  acts: string;
  /** Study, teaching, private life: purposes and people. */
  narrow: string;
  /** Only for them. */
  only: string;
  /** It is forbidden, or nobody may. */
  forbid: string;
  /** It is asked for: permission, a contract, a fee; with its need where the language has one word for both. */
  need: string;
  permission: string;
  /** "Non-commercial". */
  nonCommercial: string;
  /** What turns one of them round: "not forbidden", "not only", "without permission". */
  notForbid: string;
  notOnly: string;
  notNeed: string;
}

const LANGUAGES: Readonly<Record<string, Words>> = {
  german: {
    commerce:
      'kommerzi|gewerb|behörden|erwerbs|geschäft|unternehmen|firmen|betriebe?n?\\b|industrie|profit|gewinn',
    acts: 'weitergabe|weitergegeben|weiterverbreit|weiterverkauf|verkauf|vermiet|verändert|veränderung|bearbeitung|bearbeitet|vervielfältig',
    narrow:
      'forsch|lehr|wissenschaft|akademi|privat|persönlich|studi|hochschul|universit|schul|mitglied|partner|unterricht|eigengebrauch|nicht[- ]?kommerziell',
    only: '\\b(?:nur|ausschließlich|lediglich|allein|bloß)\\b',
    forbid:
      'untersag|verbot|unzulässig|ausgeschlossen|(?:nicht|kein\\w*)(?: \\p{L}+){0,6} (?:erlaubt|gestattet|zulässig|zugelassen|lizenziert)|\\b(?:darf|dürfen)(?! auch)[^.;]{0,60}\\b(?:nicht|kein\\w*|niemand)\\b(?! nur| auf)|\\b(?:nicht|kein\\w*) (?:für|zu|zum|zur|in)\\b',
    need: 'bedarf|bedürfen|erforder|benötig|braucht|brauchen|verlang|setzt[^.;]*voraus|vorausgesetzt|notwendig|nötig|einzuholen|\\bnur mit\\b|\\bnicht ohne\\b',
    permission: 'genehmig|zustimm|erlaubnis|lizenz|vertrag|vereinbarung|einwillig|gebühr|absprache',
    nonCommercial: 'nicht[- ]?kommerzielle',
    notForbid:
      '(?:nicht|nirgends|keineswegs|nie) (?:\\p{L}+ )?(?:untersag|verbot|unzulässig|ausgeschlossen)|kein\\w* verbot',
    notOnly: 'nicht (?:nur|ausschließlich|lediglich|allein)|nicht auf',
    notNeed:
      '\\bkein(?:e|er|en|em|es)?\\b|\\bohne\\b(?<!nicht ohne)|\\bnicht (?:nötig|erforderlich|notwendig)',
  },
  dutch: {
    commerce: 'commerc|bedrijven|bedrijf|zakelijk|winst',
    acts: 'verspreid|herverdeel|doorverkoop|doorgeven|verkoop|verkocht|aangepast|gewijzigd',
    narrow: 'onderzoek|onderwijs|wetenschap|academisch|privégebruik|persoonlijk|niet[- ]commercieel',
    only: '\\b(?:alleen|uitsluitend|enkel|slechts)\\b',
    forbid:
      'verboden|uitgesloten|niet(?: \\p{L}+){0,4} (?:toegestaan|toegelaten|geoorloofd)|\\bmag (?:[^.;]{0,50} )?(?:niet|geen)\\b(?! alleen)|\\bmogen (?:[^.;]{0,50} )?(?:niet|geen)\\b(?! alleen)',
    need: 'vereis|nodig|verplicht|moet|moeten',
    permission: 'toestemming|licentie|overeenkomst|vergoeding|contract',
    nonCommercial: 'niet[- ]commerci',
    notForbid: 'niet (?:verboden|uitgesloten)',
    notOnly: 'niet (?:alleen|uitsluitend|enkel)',
    notNeed: '\\bgeen\\b|\\bzonder\\b|niet (?:nodig|vereist)',
  },
  french: {
    commerce: 'commercia|entreprise|sociétés? (?:privée|à but)|lucrati|industriel|professionnel',
    acts: 'redistribu|revend|revente|\\bvend(?:re|u)|\\bvente\\b|modifi|diffus|partag|louer|location|dérivé',
    narrow:
      'recherche|chercheu|académi|éducat|enseignement|scientifi|universit|personnel(?:le)?s?\\b|privé|étudiant|pédagog|non[- ]commercia|membres',
    only: '\\b(?:uniquement|exclusivement|seulement|strictement|seul(?:e|s|es)?|réservée?s?|limitée?s?)\\b|exclusif|\\bn[e’] ?(?:\\p{L}+ ){1,4}qu(?:e\\b|\\W)',
    forbid:
      "interdi[ts]|prohib|exclu(?:s|e|es)?\\b|proscri|(?:pas|non|ni|jamais) (?:\\p{L}+ )?(?:autoris|permis|licite|admis)|n[e'’] ?(?:\\p{L}+ )?(?:peu(?:t|vent)|doi(?:t|vent)|saurai(?:t|ent)) (?:pas |en aucun cas |être |ni )|\\b(?:pas|aucune?) d?['’e]?(?:usage|utilisation|exploitation)",
    need: 'nécessit|requiert|requièrent|exig|soumis|doi(?:t|vent)|faut|obligatoire|subordonn|sous réserve|moyennant|requis',
    permission: 'accord|autoris|licence|contrat|permission|consentement|convention|redevance|payant|agrément',
    nonCommercial: 'non[- ]commercia(?:l|le|les|ux)\\b|fins non lucratives',
    notForbid:
      '(?:pas|plus|jamais|nullement|aucunement) (?:interdi|prohib|exclu)|(?:pas|non) (?:seulement|uniquement) (?:autoris|permis)',
    notOnly: "(?:pas|non|n[e’'] ?est pas) (?:uniquement|exclusivement|seulement|réservé|limité)",
    notNeed:
      "\\bsans\\b|\\baucune?\\b|n[e'’] ?(?:\\p{L}+ )?(?:nécessit|requ|exig)\\p{L}* (?:pas|aucun|ni)|n['’]est pas (?:nécessaire|requis|obligatoire)|pas besoin|sous licence",
  },
  spanish: {
    commerce: 'comercia|empresa|lucr|negocio|industria',
    acts: 'redistribu|revend|\\bvend(?:er|a|ido)|venta|modific|compart|alquil|derivad',
    narrow:
      'investigaci|académic|educativ|docen|científic|personal|privado|universi|estudiantes|no comercial|sin (?:fines|ánimo) de lucro|miembros',
    only: '\\b(?:solo|sólo|solamente|únicamente|exclusivamente|exclusivo|estrictamente|limitado|reservado)\\b',
    forbid:
      'prohib|vetad|excluid|\\bno (?:se |está[n]? |es |son |queda[n]? )*(?:permit|autoriz|admit|lícit)|\\bno (?:se )?(?:puede|pueden|podrá|podrán|debe|deben)\\b(?! solo)',
    need: 'requier|necesit|exig|precis|deb(?:e|en|erá)|obligatori|sujet[oa]|hace falta|previ[oa]',
    permission: 'permiso|autorización|licencia|contrato|acuerdo|consentimiento|pago|tarifa|convenio',
    nonCommercial: '\\bno comercial(?:es)?\\b|sin (?:fines|ánimo) de lucro',
    notForbid: '\\bno (?:\\p{L}+ )?(?:prohib|excluid|vetad)',
    notOnly: '\\bno (?:solo|sólo|solamente|únicamente|exclusivamente|está limitado|se limita)',
    notNeed:
      '\\bsin (?!fines|ánimo)|\\bning[uú]n|\\bno (?:se )?(?:requier|necesit|exig|precis|hace falta|es neces)|bajo (?:la )?licencia',
  },
  italian: {
    commerce: 'commercial|aziend|impres|lucro|industri',
    acts: 'ridistribu|rivend|\\bvend(?:ere|ut)|vendita|modific|condivi|nolegg|derivat',
    narrow:
      'ricerca|didattic|accademic|scientific|personal|privat|universit|studio\\b|non commercial|senza (?:scopo|fini) di lucro|membri',
    only: '\\b(?:solo|soltanto|esclusivamente|unicamente|esclusivo|riservat[oaie]|limitat[oaie])\\b',
    forbid:
      'viet|proibi|esclus[oaie]\\b|\\bnon (?:è |sono |viene )*(?:consentit|permess|autorizzat|ammess)|\\bnon (?:si )?(?:può|possono|deve|devono)\\b(?! solo)',
    need: 'richied|necessit|occorre|serve|dev(?:e|ono)|obbligatori|soggett|previ[oa]|subordinat',
    permission: 'permess[oi]\\b|autorizzazion|licenza|contratto|accordo|consenso|pagamento|canone',
    nonCommercial: 'non commercial[ei]\\b|senza (?:scopo|fini) di lucro',
    notForbid: '\\bnon (?:è |sono |più )*(?:viet|proibi|esclus)',
    notOnly: '\\bnon (?:solo|soltanto|è limitat|è riservat)',
    notNeed:
      '\\bsenza (?!scopo|fini)|\\bnessun|\\bnon (?:si )?(?:richied|necessit|occorre|serve|è neces)|con licenza|sotto licenza',
  },
  portuguese: {
    commerce: 'comercia|empresa|lucr|indústria|negócio',
    acts: 'redistribu|revend|\\bvend(?:er|a|ido)|modific|compartilh|partilh|alug|derivad',
    narrow:
      'pesquisa|investigaç|acadêmic|académic|educaci|educativ|científic|pessoal|pessoais|privado|universi|ensino|não[- ]comercia|sem fins lucrativos|membros',
    only: '\\b(?:apenas|somente|só|exclusivamente|exclusivo|unicamente|restrito|limitado|reservado)\\b',
    forbid:
      'proib|vedad|excluíd|\\bnão (?:é |está |são |estão )*(?:permit|autoriz|admit)|\\bnão (?:se )?(?:pode|podem|poderá|deve|devem)\\b(?! só)',
    need: 'requer|exig|necessit|necessári|precis|contat|dev(?:e|em|erá)|obrigatóri|sujeit|prévi|mediante',
    permission: 'permissão|autorização|licença|contrato|acordo|consentimento|pagamento|taxa',
    nonCommercial: '\\bnão[- ]comercia(?:l|is)\\b|sem fins lucrativos',
    notForbid: '\\bnão (?:é |são |está )*(?:proib|vedad|excluíd)',
    notOnly: '\\bnão (?:apenas|somente|só|se limita|está limitado|é restrito)',
    notNeed:
      '\\bsem (?!fins)|\\bnenhum|\\bnão (?:se )?(?:requer|exig|necessit|precis|é neces)|sob (?:a )?licença',
  },
  russian: {
    commerce: 'коммерч|коммерц|бизнес|компани|предприяти|прибыл|организаци',
    acts: 'распростран|перепрода|продаж|продава|переда(?:ва|ч)|измен|модифиц',
    narrow: 'исследоват|научн|учебн|личн|образоват|академич|некоммерч|студент|университет',
    only: '(?:только|исключительно|лишь)',
    forbid:
      'запрещ|запрет|не допуск|недопуст|не разреш|нельзя|не мо(?:жет|гут) |не может|исключ(?:ен|ается)|без[^.;]{0,40}(?:запрещ|невозможн)',
    need: 'требу|необходим|нуж(?:ен|на|но)|обязател|долж(?:ен|на|ны)|следует|только с\\b|с письменного|после|получ|свяж|обрат',
    permission: 'разрешени|согласи|лиценз|договор|соглашени|оплат',
    nonCommercial: 'некоммерч',
    notForbid: 'не запрещ|не исключ',
    notOnly: 'не только|не исключительно|не лишь',
    notNeed: 'не требу|не нуж|необязател|без (?:разреш|лиценз|согласи|договор|ограничен|оплат)|под лиценз',
  },
  polish: {
    commerce: 'komerc|firm|przedsiębior|zarobk',
    acts: 'rozpowszech|odsprzeda|sprzeda|modyfik|udostępnia',
    narrow: 'badawcz|badań|nauk|akademick|edukac|prywatn|osobist|niekomerc',
    only: '\\b(?:tylko|wyłącznie|jedynie)\\b',
    forbid: 'zabron|zakaz|niedozwol|wykluczon|nie (?:jest |są )?(?:dozwol|wolno|może|mogą|można)(?! tylko)',
    need: 'wymaga|potrzeb|konieczn|musi|należy',
    permission: 'zgod|licencj|umow|zezwole|opłat',
    nonCommercial: 'niekomerc',
    notForbid: 'nie (?:jest |są )?(?:zabron|zakaz|wykluczon)',
    notOnly: 'nie (?:tylko|wyłącznie)',
    notNeed: 'nie wymaga|\\bbez\\b|nie potrzeb|nie jest (?:konieczn|potrzebn)|żadn',
  },
  turkish: {
    commerce: 'ticari|şirket|kurumsal|kâr|kazanç',
    acts: 'dağıt|yeniden sat|satıl|satış|değiştir|paylaş',
    narrow: 'araştırma|akademik|eğitim|bilimsel|kişisel|gayri ?ticari|ticari olmayan',
    only: '(?:yalnızca|sadece|yalnız)',
    forbid: 'yasak|izin verilme|olanaksız|kullanılama|kullanamaz|edilemez|dağıtılama|satılama|yapılama',
    need: 'gerek|gerektir|zorunlu|şart|tabi',
    permission: 'izin|izni|lisans|sözleşme|onay|ücret',
    nonCommercial: 'ticari olmayan|gayri ?ticari',
    notForbid: 'yasak değil|yasaklanma',
    notOnly: '(?:yalnızca|sadece)[^.;]{0,30}(?:değil|sınırlı değil)',
    notNeed: 'gerekme|gerek yok|gerekli değil|gereksiz|izinsiz|olmadan|-?s[ıi]z\\b',
  },
  scandinavian: {
    commerce: 'kommersi|kommerci|företag|virksomhed|bedrift|vinst',
    acts: 'spridas|sprida|distribu|vidaresälj|videresalg|säljas|sælges|selges|ändras|ændres|endres',
    narrow: 'forskning|utbildning|undervisning|akademisk|vetenskap|privat|personlig|(?:icke|ikke)[- ]?kommer',
    only: '\\b(?:endast|bara|enbart|kun|bare|udelukkende|utelukkende|uteslutande)\\b',
    forbid:
      'förbju|forbud|forbudt|uteslut(?:en|et|na)\\b|(?:inte|ikke|ej) (?:\\p{L}+ )?(?:tillåt|tilladt|tillatt)|(?:får|må) (?:inte|ikke|ej)\\b(?! bara| kun| bare)',
    need: 'kräv|kræv|krev|behöv|nødvend|måste|skal\\b',
    permission: 'tillstånd|tilladelse|tillatelse|licens|lisens|avtal|aftale|avtale|samtykke|godkän',
    nonCommercial: '(?:icke|ikke)[- ]?kommer[sc]iel',
    notForbid: '(?:inte|ikke|ej) (?:\\p{L}+ )?(?:förbju|forbud)',
    notOnly: '(?:inte|ikke|ej) (?:endast|bara|enbart|kun|bare)',
    notNeed:
      '\\b(?:inget|ingen|inga|intet|utan|uden|uten)\\b|(?:kräv|kræv|krev)\\p{L}* (?:inte|ikke|ingen|inget)',
  },
  chinese: {
    commerce: '商[业業]|商用|盈利|营利|營利|企[业業]|公司|牟利|收[费費]',
    acts: '[转轉][载載让讓售卖賣]|分[发發]|[传傳]播|出售|[贩販][卖賣]|修改|出租|再分|公[开開][发發]布',
    narrow: '研究|学[术術习習]|學[術習]|教育|教学|教學|科研|个人|個人|非商|非[营營盈]利|高校',
    only: '(?:仅|僅|只|唯|仅仅|限于|限於|专供|專供)(?:能|可|供|用|限|允|许|許|作|面|对|對|提)?',
    forbid:
      '不得|禁止|不可(?!或缺|避免)|[严嚴]禁|不能|不允[许許]|不[许許]|不准|无[权權]|無權|除外|不包括|[谢謝][绝絕]|不[对對][^。；]{0,8}[开開]放',
    need: '需|须|須|应|應|必[须須]|[请請]|方可|才能|事先|未[经經]|未获|未獲',
    permission:
      '授[权權]|[许許]可|同意|[协協][议議]|合同|申[请請]|[联聯][系繫絡络]|付[费費]|批准|[购購][买買]',
    nonCommercial: '非商[业業用]|非商用|非[营營盈]利',
    notForbid: '不禁止|并非禁止|不[会會]禁止|[没沒]有禁止|不是不',
    notOnly: '不[仅僅只限]|并非[仅只]|不局限',
    notNeed:
      '[无無毋][需须須]|不需|不必|不用|[免無无](?:授[权權]|申[请請]|[费費])|均可|即可|无限制|無限制|也可|可以商用|可商用|可用于商|可用於商',
  },
  japanese: {
    commerce: '商用|商業|営利|企業|法人|会社|ビジネス|業務',
    acts: '再配布|再頒布|販売|転売|改変|譲渡|公開|貸与',
    narrow: '研究|学術|教育|個人|非営利|非商用|学習|私的',
    only: '(?:のみ|に限|だけ|限定|以外)',
    forbid:
      '禁止|不可(?!欠|能性)|できません|できない|認め(?:ません|られません|ない)|許可(?:しません|されません|していません|されていません)|許諾(?:しません|されません)|ご遠慮|お断り|なりません|ではいけません',
    need: '必要|要します|求め|(?:受け|得|取得|結ば|締結|連絡|相談|申請)[^。]{0,12}(?:ください|必要|なければ|こと|上で|ものと)',
    permission: '許可|許諾|契約|ライセンス|申請|連絡|承諾|同意|相談|問い?合わせ',
    nonCommercial: '非営利|非商用',
    notForbid: '禁止(?:して|されて)?(?:い|お)?(?:ません|ない)|禁止ではな',
    notOnly: '(?:のみ|だけ)(?:なら|では|で)な|に限(?:りません|らず|らない|定されません|定しません)',
    notNeed: '不要|必要(?:は|も|が)?(?:ありません|ない|なく|ございません)|なしで|可能です|自由に|問いません',
  },
  korean: {
    commerce: '상업|영리|상용|기업|회사|판매 목적',
    acts: '재배포|배포|판매|수정|양도|공유|변경',
    narrow: '연구|학술|교육|개인|비상업|비영리|학습',
    only: '(?:에만|로만|으로만|만 (?:가능|허용|사용|이용)|에 한|에 한해|한정|제한)',
    forbid: '금지|불가|할 수 없|허용되지|허용하지|안 됩니다|안됩니다|금합니다',
    need: '필요|받아야|해야|요구|체결|문의|거쳐',
    permission: '허가|허락|승인|라이선스|라이센스|계약|동의|문의|신청|협의',
    nonCommercial: '비상업|비영리',
    notForbid: '금지(?:되지|하지) 않|금지는 아',
    notOnly: '(?:뿐만|뿐) 아니|제한되지|한정되지',
    notNeed: '필요(?:하지)? ?(?:없|않)|없이|불필요|자유롭게',
  },
};

interface Reader {
  commerce: RegExp;
  reach: RegExp;
  narrow: RegExp;
  only: RegExp;
  forbid: RegExp;
  need: RegExp;
  permission: RegExp;
  nonCommercial: RegExp;
  turned: { forbid: RegExp; only: RegExp; need: RegExp };
}

const READERS: readonly Reader[] = Object.values(LANGUAGES).map((words) => {
  const pattern = (source: string) => new RegExp(source, 'giu');
  return {
    commerce: pattern(words.commerce),
    reach: pattern(`${words.commerce}|${words.acts}`),
    narrow: pattern(words.narrow),
    only: pattern(words.only),
    forbid: pattern(words.forbid),
    need: pattern(words.need),
    permission: pattern(words.permission),
    nonCommercial: pattern(words.nonCommercial),
    turned: { forbid: pattern(words.notForbid), only: pattern(words.notOnly), need: pattern(words.notNeed) },
  };
});

/** Headings of terms in these languages. */
export const TERMS_HEADING_ELSEWHERE =
  /lizenz|nutzungsbeding|rechtliches|licentie|gebruiksvoorwaarden|licence\b|conditions d['’]utilisation|mentions légales|licenza|termini d['’]uso|licencia|condiciones de uso|términos de uso|licença|termos de uso|лицензи|услови|licencja|warunki|lisans|kullanım koşulları|licens\b|lisens|villkor|vilkår|许可|許可|授权|授權|协议|協議|声明|使用条款|使用條款|ライセンス|利用規約|利用条件|라이선스|라이센스|이용약관|이용 조건/i;

/** Clauses are judged one by one; what is longer is no sentence. Characters. */
const LONGEST = 1_000;

/** Words of English sentences, and of hardly any other. */
const ENGLISH =
  /\b(?:the|is|are|for|with|this|may|not|and|of|only|you|use|uses|usage|without|no|any|all|under|allowed|prohibited|required|purposes?|research|commercial|license|model is)\b/gi;

const cut = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found) => '_'.repeat(found.length));

/** Whether one of the words stands there. */
const says = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

/** Whether a sentence in one of these languages limits what may be done. English sentences never do by this. */
export function limitsElsewhere(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if ((text.match(ENGLISH)?.length ?? 0) > Math.max(1, words / 6)) return false;
  return text
    .split(/[.;。；！!？?]\s*|,\s+(?=aber|jedoch|mais|pero|ma |mas |но |а |jednak|men )|，(?=但)/u)
    .some((clause) => READERS.some((reader) => limitsBy(clause, reader)));
}

function limitsBy(whole: string, reader: Reader): boolean {
  const { turned } = reader;
  const free = {
    forbid: cut(whole, turned.forbid),
    only: cut(whole, turned.only),
    need: says(whole, turned.need),
  };
  const both = says(cut(whole, reader.nonCommercial), reader.commerce);
  if (says(free.forbid, reader.forbid) && says(whole, reader.reach)) return true;
  if (says(free.only, reader.only) && says(whole, reader.narrow) && !(both && says(whole, turned.only)))
    return true;
  if (
    says(whole, reader.commerce) &&
    !free.need &&
    says(whole, reader.need) &&
    says(whole, reader.permission)
  )
    return true;
  return (
    says(whole, reader.nonCommercial) && !both && !says(whole, turned.only) && !says(whole, turned.forbid)
  );
}
