/** Made-up posts in English that detectors take for something else: names and food of many countries, slang, typos, dialects. */
export const englishPosts: readonly string[] = `
Barcelona chess club screenshot, I hate Mondays
Kraków pierogi crawl with Agnieszka, ten out of ten
Trying ceviche in Lima for the first time
oaxaca street food is unreal
Finally hiked up to Ciudad Perdida!!!
Real Madrid 3 Bayern 1, told you so
São Paulo airport again, flight delayed
Feijoada Saturday at Vila Madalena
my abuela makes the best tamales period
Schweinshaxe and a pretzel at the Hofbräuhaus
Berlin Kreuzberg döner ranking, fight me
Wiener schnitzel bigger than my head
Ristorante da Luigi, Trastevere: go there
Napoli Juventus tonight, nerves shot
gnocchi alla sorrentina from scratch, took me hours
Amsterdam Zuid coworking, coffee is decent
Ajax Feyenoord tickets anyone?
Stroopwafels straight off the iron in Gouda
Croissants from Boulangerie Utopie, worth the queue
Paris Saint Germain bottled it again
Montréal bagels beat New York bagels, sorry
Lunch at Tanjong Pagar: laksa, kaya toast, kopi
Nasi goreng and sambal matah for breakfast
Ubud rice terraces, Bali, day four
Jollof war is over, Ghana won
Lagos traffic on Third Mainland Bridge abeg
Sukuma wiki and ugali for dinner again
Nairobi matatu art is something else
Mombasa beach, Swahili coast, zero emails
Injera brunch in Addis Ababa with Selam and Dawit
Pho Thin in Hanoi, best bowl so far
banh mi hunting around Saigon
Da Nang sunrise from Son Tra peninsula
Istanbul Kadıköy cats run that neighbourhood
Galatasaray Fenerbahçe derby, absolute scenes
Baklava from Gaziantep arrived, goodbye diet
Adobo like my lola made it
Boracay sunset, San Miguel in hand
Manila Bay bike ride with Jun and Tess
Bucharest Old Town, sarmale and rain
Cluj Napoca tech meetup was fun
Tbilisi khachapuri count: seven
Reykjavik pool culture is elite
Malmö Copenhagen commute, train cancelled, classic
Smørrebrød workshop in Aarhus on Sunday
Helsinki sauna then Baltic dip, reborn
Budapest ruin bars with Zsófia and Bence
Dubrovnik too crowded, Šibenik is lovely
Ljubljana dragons everywhere lol
Athens souvlaki power ranking below
Marrakech souk haggling champion right here
Couscous Friday at Fatima Zahra's place
Shawarma at 3am in Amman hits different
Beirut Gemmayzeh brunch, man'oushe heaven
Biryani debate: Hyderabad or Lucknow?
Chennai filter coffee supremacy
Pani puri stall near Juhu beach closed, heartbroken
Kathmandu momo crawl part two
Jaffna crab curry, kottu, then a nap
Osaka takoyaki burned my tongue
Shibuya Daikanyama Nakameguro walk, sixteen km
Seoul Hongdae busking night
Chengdu hotpot defeated me
Auckland Ponsonby flat hunting is grim
Uluru at dawn, speechless
Cusco altitude got me good
Medellín metrocable views
Buenos Aires asado, Malbec, repeat
Boca Juniors shirt finally arrived
Punta Cana all inclusive, judge me
Havana jazz at La Zorra y el Cuervo
Port of Spain doubles for breakfast
Kingston jerk chicken pilgrimage
Johannesburg Maboneng market haul
Cape Town load shedding schedule is a joke
Chess: Sicilian Najdorf ruins my evening, as usual
Capoeira roda in Salvador da Bahia was wild
Camino de Santiago day nine, blisters
Oktoberfest lederhosen shopping, send help
Bundesliga Saturday: Dortmund, Leipzig, Freiburg accas
gm gm
wyd later
ngl dis slaps
istg im bout to loose it
tfw ur code compiles first try
smh my head
no cap that fit goes hard fr fr
lowkey obsessed w this playlist
bruh momnet
sksksk i cant even
deadass thought it was tuesday
yall trippin
aint nobody got time fo dat
finna cop some js this wknd
he be workin late every nite
she stay postin them selfies tho
we been knew sis
ion even know what day it is
chile anyways
dat boy good at ball foreal
mi deh yah, yuh know
big up all di massive
wah gwaan family, soon come
lime at Maracas this weekend, who coming?
doubles and sorrel, pure vibes
I dey my house jare, no wahala
na so we see am o, Monday again
my oga no dey joke with deadlines oo
howzit bru, braai at mine saturday
eish this taxi driver hey
lekker day at Kirstenbosch
Chale the lights are off again
kindly do the needful and revert back
prepone the meeting no yaar
traffic at Silk Board is too much da
acha okay so basically I am fully tired
my cousin brother is passing out from IIT
timepass only, nothing special
shiok lah this chicken rice
aiyo so paiseh can or not
gud mornin evrybdy
hapy brithday besty
definately goin 2 miss dis place
omg sooooo tiredddd
plz halp, printr brokn agian
i luv u guyz sm
#monday #coffee #nomad Lisbon mood
#throwback Santorini #blessed
sunset 🌅 Zanzibar 🏝️ no filter
gym 💪 legs 🦵 dead 💀
tapas 🍤 sangria 🍷 siesta 😴 repeat
new blog post: Visiting Guimarães on a budget
ISO flatmate, Neukölln, cats welcome
Vinyl finds: Fela Kuti, Tom Zé, Os Mutantes
Almodóvar retrospective at the Filmoteca tonight
reading García Márquez on the porch
Lewandowski hat trick!!!! unreal
Mbappé Vinicius Bellingham, that front three though
jamón ibérico changed my life
piri piri chicken, pastel de nata, nap
guacamole needs lime, end of discussion
salsa bachata merengue class starts tomorrow
karaoke until sunrise, zero regrets
hygge mode activated
Schadenfreude is my cardio
déjà vu at the office
c'est la vie I guess, exam failed
hasta la vista, old laptop
que sera sera, job hunt continues
namaste everyone, yoga at six
mabuhay from the airport folks
`
  .trim()
  .split('\n');
