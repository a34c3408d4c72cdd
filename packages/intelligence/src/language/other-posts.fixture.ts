/** Made-up posts in other languages, by ISO 639-1: short and plain, many with words or names that English has too. */
export const otherPosts: Readonly<Record<string, readonly string[]>> = {
  de: lines(`
Morgen geht es endlich nach Hamburg
Hat jemand noch Karten für Samstag?
boah bin ich müde heute
Was für ein Spiel, Wahnsinn!
Kaffee und dann ab ins Büro
Der Hund will schon wieder raus
Mein Team hat gewonnen, super Abend
Kann mir jemand beim Umzug helfen?
Oma backt den besten Apfelkuchen
ich hab kein bock mehr auf arbeit
Zug fällt aus, danke Bahn
Schönes Wochenende euch allen
Neues Album von Kraftklub läuft rauf und runter
Das Wetter in Bremen ist mal wieder traumhaft
Heute Training, morgen Muskelkater
Wer kommt mit ins Kino?
`),
  es: lines(`
Hoy toca madrugar otra vez
Qué partidazo del Betis anoche
Me voy de vacaciones a Cádiz
Alguien sabe dónde comprar entradas?
jajaja no puedo más con este perro
Mi abuela cumple noventa años
Vaya lluvia en Madrid, madre mía
Se me quemó el arroz otra vez
Feliz cumple hermano, te quiero mucho
Mañana examen final de historia
q haces hoy por la tarde
Nuevo video en el canal, dale like
Extraño la comida de mi casa
Tarde de fútbol con los chicos
Por fin viernes, gente
El hotel normal, la playa increíble
`),
  fr: lines(`
Enfin le week-end, je suis crevé
Quelqu'un connaît un bon resto à Lyon ?
Le train est encore en retard
Trop bien le concert hier soir
Bon anniversaire ma belle
jsuis mort de rire mdr
On mange quoi ce soir ?
Match nul, quelle tristesse
Premier jour au nouveau boulot
La pluie à Brest, comme toujours
Mon chat dort sur le clavier
Vivement les vacances à la mer
tkt frère c'est rien
Merci pour vos messages, ça fait plaisir
Nouvelle photo de profil, avis ?
Il fait un froid terrible ici
`),
  pt: lines(`
Bom dia pra quem acordou cedo
Hoje tem jogo do Flamengo
Que saudade da praia
Alguém indica um filme bom?
vc vai na festa amanhã?
Minha mãe fez bolo de cenoura
kkkkk não aguento esse menino
Trânsito parado na Marginal de novo
Feliz aniversário meu amor
Comprei um violão usado
Chove muito no Porto hoje
Café forte e bora trabalhar
Ninguém merece segunda-feira
Cheguei em casa só agora
Foto nova com a galera toda
Final de semana perfeito em família
`),
  ca: lines(`
Avui fa molt de fred al poble
Bon dia a tothom des de Girona
Quin partit ahir a la nit
Ja tenim entrades per al concert
Em fa mal el cap, massa festa
El meu gos no vol sortir
Algú vol venir a fer una cervesa?
Demà anem a la platja amb els nens
Quines ganes de vacances
Això no pot ser, un altre cop tard
Bona nit i fins dilluns
Hem guanyat per fi, visca
Pa amb tomàquet i poca cosa més
Feia temps que no reia tant
Moltes felicitats, germana
Plou a Barcelona i jo sense paraigua
`),
  it: lines(`
Che bella giornata al mare
Stasera pizza con gli amici
Non ho voglia di lavorare domani
Qualcuno ha visto la partita?
Buon compleanno sorellina
Il treno per Bologna è in ritardo
ma quanto fa caldo oggi
Mia nonna cucina meglio di tutti
Finalmente in vacanza, ciao ciao
Forza Roma sempre
Ho finito il libro in due giorni
Caffè e poi si parte
Mi manca casa mia
Che palle questo traffico
Video nuovo sul canale
Esame passato, grazie a tutti
`),
  nl: lines(`
Morgen weer een lange dag op kantoor
Lekker weer vandaag hoor
Wie gaat er mee naar de film?
Mijn fiets is alweer gestolen
Wat een wedstrijd van Ajax
Ik ben zo moe man
Gefeliciteerd met je verjaardag
De trein heeft weer vertraging
Even een broodje halen in Utrecht
Dat was best wel een leuk feest
Geen zin in maandag
We gaan dit weekend naar oma
Het is hier koud en nat
Nieuwe baan, nieuwe start
Ben er bijna, tot zo
Heeft iemand een goede tip voor Gent?
`),
  pl: lines(`
Dzisiaj znowu pada deszcz
Kto idzie na mecz w sobotę?
Najlepsze pierogi robi moja babcia
nie chce mi sie isc do pracy
Wszystkiego najlepszego kochana
Jutro egzamin, trzymajcie kciuki
Pociąg spóźniony o godzinę
Nowy odcinek już na kanale
ale jestem zmeczony dzisiaj
Weekend w Zakopanem był super
Kawa i do roboty
Ktoś poleci dobry film?
Mój kot znowu śpi na laptopie
W końcu piątek, hurra
dobra ja ide spac
Gdzie kupić tanie bilety do Gdańska
`),
  ro: lines(`
Ce zi frumoasă la munte
Mâine am examen, nu mai pot
La mulți ani, draga mea
Cine vine la meci sâmbătă?
mi e foame si nu am chef sa gatesc
Trenul de Cluj are întârziere
Bunica face cele mai bune sarmale
Ploua iar in Bucuresti
Abia aștept vacanța la mare
Am terminat cartea în două zile
Cafea și apoi la muncă
Unde găsesc bilete mai ieftine?
In sfarsit weekend, oameni buni
Pisica doarme pe tastatură
ce frig e azi afara
Filmul a fost destul de slab
`),
  tr: lines(`
Bugün hava çok güzel
Yarın sınavım var, dua edin
Maça kim geliyor akşam?
Doğum günün kutlu olsun kardeşim
cok yorgunum bugun ya
Annemin mantısı bir başka
İstanbul trafiği yine berbat
Kahve içip işe gidiyorum
Yeni video kanalda
bu film cok iyiydi bence
Tatil için gün sayıyorum
Kedim klavyenin üstünde uyuyor
Ankara'da kar var mı?
ne yapiyorsun aksama
Sonunda cuma oldu
Evi çok özledim
`),
  id: lines(`
Hari ini panas banget di Jakarta
Besok libur, mau ke mana?
Selamat ulang tahun sahabatku
gue capek banget sumpah
Ada yang tau tempat makan enak?
Macet lagi di jalan tol
Nasi goreng buatan ibu paling enak
Akhirnya sampai rumah juga
Kucingku tidur di atas laptop
lagi nonton film di kamar
Semoga minggu ini lancar
Aku kangen kampung halaman
Kopi dulu baru kerja
Timnas menang tadi malam
udah makan belum?
Jangan lupa minum air ya
`),
  tl: lines(`
Ang init ngayon sa Maynila
Gusto ko nang umuwi
Kumain na ba kayo?
Maligayang kaarawan sa iyo
grabe ang traffic sa edsa
Miss ko na ang luto ni nanay
Sino sasama sa sine bukas?
Walang pasok sa Lunes
pagod na pagod na ako
Ang ganda ng dagat dito
Tapos na rin ang exam
Salamat sa inyong lahat
Ulan nang ulan, baha na naman
Hindi ko alam ang gagawin
Kape muna bago trabaho
Mahal na mahal kita
`),
  sw: lines(`
Leo ni siku nzuri sana
Habari za asubuhi marafiki
Nimechoka sana leo
Mvua kubwa inanyesha Nairobi
Chai na mandazi asubuhi
Nani anakuja kesho?
Heri ya kuzaliwa dada yangu
Simba wameshinda jana
Nataka kwenda nyumbani
Mungu ni mwema
Chakula cha mama ni kitamu
Tutaonana kesho jioni
Msongamano wa magari tena
Sina pesa mwezi huu
Kahawa kwanza halafu kazi
Asante sana kwa zawadi
`),
  vi: lines(`
Hôm nay trời đẹp quá
Mai đi cà phê không?
Chúc mừng sinh nhật em
met qua di thoi
Hà Nội lại mưa rồi
Mẹ nấu ăn ngon nhất
Kẹt xe cả tiếng đồng hồ
Ai đi xem phim không?
nho nha qua di
Cuối tuần này về quê
Con mèo ngủ trên bàn phím
Phở sáng rồi đi làm
hom nay an gi day
Đội mình thắng rồi
Cảm ơn mọi người nhiều
Nhớ biển quá trời
`),
  'hi-Latn': lines(`
aaj bahut garmi hai yaar
kal milte hain fir
mummy ke haath ka khana best hai
neend nahi aa rahi
Janamdin mubarak ho bhai
kya scene hai aaj ka
bahut din baad ghar aaya
Mumbai ki baarish aur chai
exam khatam, ab masti
tum kab aaoge
mera phone kho gaya
yeh gaana sunte raho
kaun jeeta kal ka match
paisa nahi hai bhai
chalo ghar chalte hai
dil khush kar diya aapne
Dilli ki sardi jaan le legi
bas thoda sa time do
office jaane ka man nahi
sach bolu to maza aa gaya
`),
  hi: lines(`
आज बहुत गर्मी है
कल मिलते हैं दोस्तों
माँ के हाथ का खाना सबसे अच्छा
नींद नहीं आ रही
जन्मदिन मुबारक हो भाई
मुंबई की बारिश और चाय
परीक्षा खत्म, अब मस्ती
तुम कब आओगे
मेरा फोन खो गया
यह गाना बहुत सुंदर है
कल का मैच किसने जीता
घर की याद आती है
ट्रेन फिर से लेट है
चलो घर चलते हैं
सबको धन्यवाद
दिल्ली में बहुत ठंड है
`),
  ar: lines(`
اليوم الجو حار جدا
صباح الخير يا أصدقاء
غدا عندي امتحان
مين رايح المباراة الليلة
أكل أمي أحسن أكل
عيد ميلاد سعيد يا أخي
الزحمة في القاهرة لا تطاق
وحشتني بيتنا
قهوة وبعدين الشغل
الفيلم كان ممتاز
القطة نائمة على السرير
شكرا لكم جميعا
أخيرا عطلة نهاية الأسبوع
أنا تعبان اليوم
وين أحصل تذاكر رخيصة
المطر في عمان جميل
`),
  zh: lines(`
今天天气真好
明天一起去看电影吗
妈妈做的饭最好吃
堵车堵了一个小时
生日快乐我的朋友
终于放假了
我好累啊
这首歌太好听了
昨天的比赛谁赢了
猫又睡在键盘上
想家了
先喝咖啡再工作
成都火锅太辣了
谢谢大家的祝福
考试结束了真开心
北京今天下雪了
`),
  /** One or two each of languages that nothing here is tuned to. */
  other: lines(`
Idag är det äntligen fredag
Jag orkar inte plugga mer
Hvem vil med i biografen i aften
Gleder meg til helgen på hytta
Tänään on kaunis päivä Turussa
Huomenna taas töihin
Ma nagyon hideg van
Dnes je krásny deň na chate
Zítra jedeme na hory
Danas je lijep dan na moru
Kafa pa na posao
Sot është ditë e bukur
Šodien ir auksts laiks
Šiandien labai gražu
Maanta waa maalin fiican
Ina son zuwa gida yau
Mo fẹ lọ sí ilé báyìí
Ngiyabonga kakhulu mngane wami
Ndiyakuthanda sisi wam
Kedu ka ị mere taa
Hari ni sangat panas di Ipoh
Gaur eguraldi ona dugu
Hoxe chove moito en Vigo
Vandag is dit baie warm hier
Bugun havo juda yaxshi
Mwen pa gen lajan jodi a
Androany dia mafana be
Il-bahar sabih illum
`),
};

function lines(text: string): readonly string[] {
  return text.trim().split('\n');
}
