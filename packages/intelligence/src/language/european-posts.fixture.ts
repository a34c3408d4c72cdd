/** Made-up posts in languages of Europe, by ISO 639-1: short and plain, many with words or names that English has too. */
export const europeanPosts: Readonly<Record<string, readonly string[]>> = {
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
};

function lines(text: string): readonly string[] {
  return text.trim().split('\n');
}
