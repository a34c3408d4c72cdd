/** The commonest words of written and chatted English: enough to recognise the language of a short post. */
export const englishWords: ReadonlySet<string> = new Set(
  `the of and to a in is you that it he was for on are as with his they i at be this have from or one had by but not what
  all were we when your can said there use an each which she do how their if will up other about out many then them these so
  some her would make like him into time has look two more write go see no way could people my than first been call who its
  now find long down day did get come made may part over new take only little work know place year live me back give most very
  after thing our just name good sentence man think say great where help through much before line right too mean old any same
  tell boy follow came want show also around form three small set put end does another well large must big even such because
  turn here why ask went men read need land different home us move try kind hand again change off play away house page letter
  mother answer found study still learn should world got really never always today tonight tomorrow yesterday morning night
  week love hate happy sad lol omg yeah yes yep nope ok okay please thanks thank sorry hey hi hello bye haha wow guys girl
  friend friends best better bad worst last next every everyone someone anyone something nothing anything feel feeling
  going gone being having doing getting looking making let us am been cannot not im dont cant wont isnt thats youre gonna wanna
  is't ain't without while against between under during since until though although every own few those both down up him
  herself himself myself yourself themselves watch wait stop start eat sleep buy buying sell selling school class job money game
  kill killed dead die shit fuck fucking damn hell`.split(/\s+/),
);

/** English words that other languages share; alone they prove nothing. */
export const sharedWords: ReadonlySet<string> = new Set(
  `a i no me do is in man on an so am lol ok at us he was die hi have will kind hand arm gut rat hat art gift hell not or as
  to la de en et le les des animal animals criminal hospital normal real plan final total idiot ideal moral rival
  simple terrible horrible visible possible stupid fun van over water bank test film video radio taxi hotel hobby baby sport
  job team wild best warm just must most men ten put hit pet red ten sin son sale come mine pain main chat long court dent
  pour car or on sent fin dame dire grave femme homme genre sans ami rare cent mal bien vin lit chair air date six`.split(
    /\s+/,
  ),
);
