/**
 * Orders to an automatic reader, by language, lower case without accents as `foldWord` and NFD leave them. Each entry is
 * a pattern; a text that fits one is suspected, which lifts no finding and makes none.
 */
export const instructionPatterns: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  {
    language: 'en',
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|these|the)\b.{0,20}\b(?:instructions?|prompts?|rules|guidelines|directions|policy|policies)\b/,
  },
  {
    language: 'en',
    pattern:
      /\b(?:system|developer) (?:prompt|message|instruction)s?\b|\b(?:note|message|attention|instructions?|hey|dear) (?:to|for)? ?(?:the )?(?:ai|a\.i\.|llm|language model|classifier|moderator|analyser|analyzer|assistant|model|bot|reviewer)\b/,
  },
  {
    language: 'en',
    pattern:
      /\b(?:you are|act as|pretend to be) (?:now |an? |the )*(?:ai|assistant|classifier|language model|moderator|dan|content filter|chatbot)\b/,
  },
  {
    language: 'en',
    pattern:
      /\b(?:classify|label|mark|flag|rate|score|treat|report|categori[sz]e|grade) (?:this|the|it|my|all|every|these|previous|next|him|her|other)\b.{0,40}\b(?:as|with|under)\b.{0,30}\b(?:safe|clear|clean|harmless|none|benign|no finding|threat|critical|high|hate|terrorism|violent|violence|fraud|low|risk|severity|not a threat|positive)\b/,
  },
  {
    language: 'en',
    pattern:
      /\b(?:say|answer|respond|reply|output|return|print|write)\b.{0,20}\b(?:only|just|with|that it is|this is|exactly)?\b.{0,12}["'“]?(?:safe|no findings?|clear|none|not_assessed|a\+|all clear|empty (?:list|array|findings))\b/,
  },
  {
    language: 'any',
    pattern:
      /<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[\/?inst\]|<<\/?sys>>|###? ?(?:system|instruction|assistant|response)\b|^[ \t]*(?:system|assistant|developer) ?:/m,
  },
  {
    language: 'any',
    pattern: /["']?(?:findings|severity|category|label|verdict|post_id|status)["']\s*:\s*(?:\[|\{|["'])/,
  },
  {
    language: 'de',
    pattern:
      /\b(?:ignorier\w*|vergiss|missachte)\b.{0,40}\b(?:anweisung\w*|regeln|vorgaben|befehle)\b|\b(?:stufe|markier\w*|bewerte|klassifizier\w*)\b.{0,40}\b(?:als|mit)\b.{0,20}\b(?:sicher|unbedenklich|harmlos|drohung|gefahrlich)\b/,
  },
  {
    language: 'es',
    pattern:
      /\b(?:ignora|ignore|olvida|descarta)\b.{0,40}\b(?:instrucciones|reglas|ordenes|indicaciones)\b|\b(?:clasifica|marca|etiqueta)\b.{0,40}\bcomo\b.{0,20}\b(?:segur[oa]|inofensiv[oa]|amenaza|limpio)\b/,
  },
  {
    language: 'fr',
    pattern:
      /\b(?:ignore[sz]?|oublie[sz]?)\b.{0,40}\b(?:instructions?|consignes|regles)\b|\b(?:classe[sz]?|marque[sz]?|etiquette[sz]?)\b.{0,40}\bcomme\b.{0,20}\b(?:sur|sans danger|inoffensif|menace)\b/,
  },
  {
    language: 'pt',
    pattern:
      /\b(?:ignore|esqueca|desconsidere)\b.{0,40}\b(?:instrucoes|regras|ordens)\b|\b(?:classifique|marque)\b.{0,40}\bcomo\b.{0,20}\b(?:segur[oa]|inofensiv[oa]|ameaca)\b/,
  },
  {
    language: 'it',
    pattern:
      /\b(?:ignora|ignorate|dimentica)\b.{0,40}\b(?:istruzioni|regole|indicazioni)\b|\b(?:classifica|contrassegna)\b.{0,40}\bcome\b.{0,20}\b(?:sicur[oa]|innocu[oa]|minaccia)\b/,
  },
  {
    language: 'nl',
    pattern:
      /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies|regels|opdrachten)\b|\b(?:markeer|classificeer)\b.{0,40}\bals\b.{0,20}\b(?:veilig|onschuldig|bedreiging)\b/,
  },
  { language: 'pl', pattern: /\b(?:zignoruj|ignoruj|zapomnij)\b.{0,40}\b(?:instrukcj\w*|polecen\w*|zasad\w*)/ },
  {
    language: 'tr',
    pattern: /\b(?:talimat\w*|kural\w*|komut\w*)\b.{0,40}\b(?:yok say|gormezden gel|goz ardi et|dikkate alma|unut)/,
  },
  { language: 'id', pattern: /\b(?:abaikan|lupakan)\b.{0,40}\b(?:instruksi|perintah|aturan|petunjuk)/ },
  { language: 'vi', pattern: /\bbo qua\b.{0,40}\b(?:huong dan|chi dan|lenh|quy tac)/ },
  {
    language: 'ru',
    pattern: /(?:игнорируи|забудь|не обращаи внимания на)\S*.{0,40}(?:инструкц|указани|правил|команд)/,
  },
  { language: 'uk', pattern: /(?:ігноруи|забудь)\S*.{0,40}(?:інструкц|вказівк|правил)/ },
  { language: 'ar', pattern: /(?:تجاهل|انس|تجاهلوا).{0,40}(?:التعليمات|الاوامر|الأوامر|القواعد)/ },
  { language: 'fa', pattern: /(?:دستور|دستورالعمل|قوانین).{0,40}(?:نادیده بگیر|فراموش کن)/ },
  { language: 'he', pattern: /(?:התעלם|התעלמו|שכח).{0,40}(?:הוראות|ההוראות|הכללים)/ },
  { language: 'hi', pattern: /(?:निर्देश|नियम|आदेश)\S*.{0,40}(?:अनदेखा|नजरअंदाज|नज़रअंदाज|भूल)/ },
  {
    language: 'zh',
    pattern:
      /(?:忽略|无视|無視|忘记|忘記).{0,15}(?:指令|指示|规则|規則|提示|说明)|(?:标记|標記|归类|歸類|判定)为.{0,6}(?:安全|无害|無害|威胁|威脅)/,
  },
  {
    language: 'ja',
    pattern: /(?:指示|命令|ルール|プロンプト).{0,12}(?:無視|忘れ)|(?:安全|無害|脅迫)(?:だ)?と(?:分類|判定|答え|表示)/,
  },
  { language: 'ko', pattern: /(?:지시|명령|규칙|지침|프롬프트).{0,12}(?:무시|잊)/ },
];
