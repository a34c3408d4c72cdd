/** Made-up posts in languages of other continents, and one or two each of many more. */
export const farPosts: Readonly<Record<string, readonly string[]>> = {
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
  /** The same, and more of them chatted in Latin letters though written in others; added last. */
  rarer: lines(`
Ndafara kukuonai nhasi shamwari
Mvura iri kunaya muHarare
Nagiye ku isoko ejo
Ndashaka kurya ubu
Maayong buntag sa tanan diha
Gigutom na jud ko karon
Naimbag a bigat kadakayo amin
Aku arep mangan sego goreng
Wis bengi durung turu
Barka da sallah yan uwa
Kudi ya kare, sai wata
Ma heshay shaqo cusub maanta
Mae hi'n oer iawn heddiw
Tá sé ag cur báistí arís
Kei te pai ahau, kei te hoki ki te kāinga
O le aso lenei e manaia tele
Ég er svo þreyttur í dag
Mwen grangou anpil, kote manje a
Bondye beni nou tout
Kal subha milenge office mein
Ami aj khub klanto
Tumi kothay jacho
Main thak gaya haan yaar, chal ghar
Naan romba tired da
Enna da panra inga
Ente veedu evide aanu
Mujhe bhook lagi hai
Ana jay3an awi
Shu 3am ta3mel lyom
Wallah ma b3ref
Privet kak dela segodnya
Kak zhe ya ustal
Wo hen xihuan ni
Ohayou minna kyou mo ganbarou
Annyeong oneul jeongmal chuwo
Ti kaneis simera re file
Molo bhuti unjani namhlanje
Ke batla go ya gae
Me da wo ase paa
Da me wiase yi mu
Akwaaba, wo ho te sen
E kaaro o, se daadaa ni
Bawo ni, mo ti de
Nda buya mangwana
`),
};

function lines(text: string): readonly string[] {
  return text.trim().split('\n');
}
