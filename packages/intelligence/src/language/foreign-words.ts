/**
 * The small words of languages in Latin letters by ISO 639-1, as written and as chatted: what a short post is told by,
 * where letters alone tell too little. What English says too is here as well, and speaks neither for nor against it.
 */
const smallWords: Readonly<Record<string, string>> = {
  de: `der die das den dem des sie er es und ist war hat in an so alle allen seien was bin denn um damit ich nicht ein eine einen einem einer mit auf für von zu zum zur im wie auch aber oder wenn noch schon
    nur sich sind haben habe hab wird wir ihr euch dich dir mich mir mein meine dein sein bei nach aus über sehr heute morgen
    gestern jetzt kein keine mehr immer wieder doch mal ja nein bitte danke kann können müssen muss soll wer wo warum weil dass
    alle alles diese dieser dieses man geht gibt endlich euch uns unsere vom beim gegen ohne nix bock halt echt`,
  es: `no me da mi yo he el la los las un una unos unas de del y que en por para con sin se es está están soy eres somos son fue era ser estar
    muy más pero porque como cuando donde dónde qué quién cómo su sus tu te nos le les lo hay este esta estos estas
    eso esto hoy ayer mañana siempre nunca también todo todos toda nada algo alguien hace hacer tengo tiene tienes quiero voy va
    vamos otra otro vez ahora aquí así bien mejor feliz gracias jaja jajaja tarde noche día ella ellos nosotros usted desde hasta sobre entre q`,
  fr: `le les un une des du de la et est en que qui ne pas je il elle nous vous ils elles on mon ma mes ton ta tes sa ses ce
    cette ces dans pour par avec sur mais ou où plus tout tous toute très bien être avoir fait suis es sont était ont ai as va
    vais faire comme quand quoi rien jamais toujours encore aussi moi toi lui leur leurs au aux si même trop bon bonne merci
    demain hier soir aujourd'hui ça cest jsuis tkt mdr jai ya pourquoi parce nouvelle nouveau notre votre quelle quel enfin sans chez`,
  pt: `o os um uma uns umas de do da dos das e que em no na nos nas por para pra pro com sem se é são sou foi era ser estar está
    estou muito mais mas porque como quando onde meu minha meus minhas teu sua seu seus isso isto esse essa este esta hoje ontem
    amanhã sempre nunca também tudo todos toda nada alguém ninguém fazer tenho tem vou vai vamos vc vcs você vocês eu ele ela eles
    nós não nao já só bom boa obrigado obrigada agora aqui dia noite tarde até ao à às pelo pela kkk kkkk kkkkk né tô tá bora gente`,
  ca: `el els la les un una uns unes de del dels i que en per amb sense és són soc sóc era ser estar està molt més però perquè com
    quan on què qui meu meva teu teva seu seva això aquest aquesta aquests avui ahir demà sempre mai també tot tots tota res algú
    fer tinc té vaig va anem fa em et ens us li hi ha he ja al als pel bon bona nit dia dies gràcies ara aquí nosaltres vol vull
    estic hem quin quina quins quines tothom fins des altre altra vegada temps gos felicitats ganes només massa dilluns`,
  it: `il la i lo gli un come e te se solo le chiamare una uno di del della dei delle degli e è che in per con senza non si sono sei siamo era essere stare sto sta
    molto più ma perché come quando dove mio mia miei tuo tua suo sua questo questa questi oggi ieri domani sempre mai anche
    tutto tutti tutta niente qualcuno fare ho hai ha abbiamo hanno vado va andiamo mi ti ci vi al alla alle nel nella dal dalla
    sul sulla bella bello buon buona grazie ora qui giorno notte sera stasera così quanto poi ancora finalmente io lui lei noi
    voi loro cosa chi ne meglio casa voglia forza che`,
  nl: `het de een is en dat was die al en van ik je jij hij zij niet met voor op aan naar uit bij ook maar als dan nog wel geen heb heeft hebben ben bent
    zijn wordt worden kan kunnen moet mijn jouw zijn haar ons onze jullie deze dit die wat wie waar waarom omdat heel erg meer
    veel weer altijd nooit vandaag gisteren morgen nu hier daar hoor gaan gaat ga doe doen zin leuk lekker goed goede beste wil
    wilt iemand niemand alles iets niets over onder tegen zonder om te er tot zo even bijna nieuwe nieuw alweer mooi`,
  pl: `jesteś jestescie wszystkim nie jest się sie że ze co jak tak ale czy ja ty on ona my wy oni mój moja moje twój mam masz ma mamy być był była było są
    już tylko jeszcze bardzo dla przez przy po od przed pod nad bez dzisiaj dziś wczoraj jutro teraz zawsze nigdy też wszystko
    wszystkiego nic ktoś kto gdzie kiedy dlaczego bo więc mnie mi ci cie cię go jej ich tego tej ten ta te jestem chce idzie w z
    znowu znów dobry dobra mecz nowy jak kocham ide spac`,
  ro: `și si să sa nu este sunt eu tu el ea noi voi ei un o în cu la pe de din pentru că ca mai ce cine unde când cum foarte mult
    am ai are avem aveți azi astăzi ieri mâine maine acum mereu tot toate nimic cineva fost fi meu mea mele tău lui ei lor îmi
    mi imi îți ne vă îl iar dar sau dacă după până fără spre prea bine bun bună ale al mulți ani abia foame afara
    este sunt sînt acasă doar destul`,
  tr: `ve bir bu şu çok cok için icin değil degil var yok ben sen biz siz ama gibi daha en ne nasıl neden kim nerede mi mı mu mü
    bugün bugun yarın yarin dün şimdi simdi her hiç hic şey sey olsun oldu olarak olan güzel guzel iyi kadar sonra önce benim
    senin bizim bana sana ona bence artık artik bile diye hadi evet hayır kardeşim yeni yine geliyor gidiyorum yapıyorsun akşam içinde`,
  id: `yang dan di ke dari ini itu untuk dengan tidak tak ada aku saya kamu dia kita kami mereka akan sudah udah belum lagi bisa
    juga saja aja banget hari besok kemarin malam pagi siang apa siapa mana kenapa gimana karena kalau kalo jangan semoga lebih
    sangat sekali gue gua lu nya banyak orang makan rumah jalan baru dulu tapi atau oleh pada buat mau sama enak kerja
    selamat terima kasih sampai akhirnya capek tahun nak tau`,
  tl: `ang ng mga sa ko mo ka ako ikaw siya kami tayo kayo sila na pa ba po opo rin din naman lang nang kung kapag pero dahil
    hindi wala walang may mayroon gusto ito iyan iyon dito diyan ngayon bukas kahapon kanina mamaya ano sino saan kailan bakit
    paano lahat inyo inyong iyo kita natin namin nila niya ni kay muna sana talaga kasi yung nga daw raw grabe salamat mahal
    ganda araw alam pagod tapos`,
  sw: `ya wa za la kwa ni na katika hii hiyo huu hili haya hawa hapa huko sana leo jana kesho sasa bado tena pia lakini kama au
    mimi wewe yeye sisi nyinyi wao wangu yangu langu zangu wako yako wake yake wetu yetu nini nani wapi lini kwanini gani ndiyo
    hapana asante habari nataka nina una ana tuna kuna hakuna sina yangu watu mtu nyumbani kazi mungu chakula siku usiku
    asubuhi jioni kwanza halafu nzuri mwema kubwa wameshinda nimechoka`,
  vi: `là và của có không khong được duoc một mot cho với voi này nay đi đã sẽ đang rất rat quá qua lắm nhưng nhung tôi toi anh
    em chị mình minh bạn ban nó họ chúng ai gì gi sao đâu khi nào ở về ra vào lên người nguoi ngày ngay hôm mai rồi roi cũng
    cung nhiều nhieu thôi thoi nhớ nho thế the mẹ con nhà nha làm ăn ơi nhé nhỉ hom cuối trời đẹp`,
  hi: `is me pe mat tune dunga dungi chaiye hai hain h hu hun hoon tha thi thay nahi nahin nhi nai ko ki ke ka se mein mai mujhe mujhko mera meri mere tum tumhe
    tumhare tumhara tumhari tera teri tere tujhe wo woh vo ye yeh yah aur bhi kya kyu kyun kyon kaise kaisa kaisi kab kahan kaun
    kisi kisne koi kuch sab sabhi sabse sabko hum humein hume hamare hamara hamari humare humara kar karo karna karne karte
    karta karti karke karen kare kiya raha rahe rahi jo jab jaise jaisa jisse liye chahiye wale wala wali waale walo sirf bahut bohot bohat
    bas ek do yaar isko usko unko inko unke unki unka inke inki inka iske uske uski iska uska apne apna apni ab abhi phir fir
    gaya gayi gaye hua hui hue hota hoti hote hoga hogi hona hone diya diye dena dete deta lo lena liya le lete tak tarah saath sath
    bina agar lekin magar toh sakta sakte sakti log logon logo aaj kal din raat ghar bhai accha acha achha bura bure nafrat pyaar
    pyar zindagi duniya desh aata aati aate aana jaana jata jaati jaate jaane chalo chalte milte mat aisa aise aisi itna itni itne
    kitna kitne unhe inhe hame aap aapko aapka aapke dono kabhi hamesha zyada jyada thoda thodi dekho dekh bol bolo baat lagta lagti
    lagte maza neend khush man mein waise sach`,
  sv: `och är det att jag inte som en ett på för med av har hade ska kan vill men om vi ni han hon dom idag imorgon igår bara
    också mycket mer nu här där vad vem när hur varför äntligen orkar alla aldrig alltid`,
  da: `og er det at jeg ikke som en et på for med af har havde skal kan vil men vi hun dem idag imorgen bare også meget mere nu
    her hvad hvem når hvor hvorfor endelig aften til fra til meg deg gleder helgen ikkje nå noe noen`,
  fi: `ja on ei se että en olen olet hän me te ne mutta niin kun kuin jos vain nyt tämä tänään huomenna eilen aina hyvä kaunis
    päivä taas mitä missä miksi kuka`,
  hu: `és egy az ez nem van hogy de csak már még is meg mint volt lesz nagyon jó ma holnap tegnap most mindig soha mi ki hol miért`,
  cs: `je se že na do ale jak tak jsem jsi jsou byl byla bylo není už jen ještě velmi pro při dnes zítra včera teď vždy nikdy taky
    všechno nic kdo kde kdy proč protože som si nie je zajtra včera deň pekný krásny jedeme`,
  hr: `je se da na su ali kako nije sam si smo ste bio bila bilo već samo još jako za od danas sutra jučer juče sada uvijek nikad
    sve ništa tko ko gdje gde kad zašto jer lijep lep dan pa sem ni ki pri zelo jutri`,
  sq: `është dhe në të një nuk për me që si sot nesër dje shumë unë ti ai ajo ne ju por kur ku pse`,
  lt: `ir yra ne aš tu jis ji mes jūs bet kaip šiandien rytoj vakar labai viskas kas kur kodėl`,
  lv: `un ir nav es tu viņš mēs jūs bet kā šodien rīt vakar ļoti viss kas kur kāpēc laiks`,
  et: `ja on ei ma sa ta me te aga kuidas täna homme eile väga kõik kes kus miks see`,
  so: `waa iyo oo ka ku uu ay ma waxaan waxay maanta berri shalay aad wuu maalin`,
  ha: `na ina ya ta da ba ne ce su mun kun zuwa yau gobe jiya gida sai kuma wannan`,
  yo: `mo ni ti sí ilé báyìí àti kò ń ọ wa fún lọ fẹ fẹ́ òun`,
  ig: `na ka ị ọ nke bu bụ m anyị gị kedu mere taa ụnyaahụ echi`,
  zu: `ngi ngiyabonga kakhulu wami yami sami kodwa futhi namhlanje kusasa izolo sisi bhuti mngane umuntu abantu ndiyakuthanda
    enkosi yebo hayi`,
  af: `die is 'n het nie ek jy hy sy ons baie vandag môre gister maar wat met vir`,
  gl: `o os un unha de do da que en non son é moi moito hoxe mañá onte tamén todo nada eu ti el ela nós hai pero`,
};

/** The languages of each small word. */
export const foreignWords: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, readonly string[]> {
  const languages = new Map<string, readonly string[]>();
  for (const [language, words] of Object.entries(smallWords)) {
    for (const word of new Set(words.split(/\s+/))) {
      languages.set(word, [...(languages.get(word) ?? []), language]);
    }
  }
  return languages;
}
