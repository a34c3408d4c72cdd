/** How English is chatted: short forms, slang and dialects that no dictionary of correct words holds. */
export const chatWords: ReadonlySet<string> = new Set(
  `u ur r ya yall y'all ima imma im ive ill id iam dis dat dey dem em da wit wid wat wut wot cuz coz bc bcuz bcoz tho thru tht thx tnx ty
  tysm plz pls ppl pplz rn fr ngl tbh smh istg idk idc idgaf ikr imo imho wyd wya hmu hbd gm gn btw fyi tfw mfw tmi afk brb
  ttyl nvm omw irl lmao lmfao rofl roflmao bruh bro sis fam bestie besties lowkey highkey deadass finna tryna gotta gon boutta
  ion iont aint gud gr8 l8r b4 bday nite luv sux gimme lemme dunno kinda sorta outta woulda coulda shoulda prolly def legit
  vibe vibes vibing selfie selfies blog vlog tweet tweets hashtag meme memes emoji app apps wifi online email dm dms insta tiktok
  youtube netflix spotify instagram facebook twitter whatsapp uber covid lockdown playlist podcast livestream unfollow goated
  slaps slay yass yas yikes oof ugh meh welp whew woah whoa yay yup nah naw mhm hmm aww eww duh hella wassup sup
  wknd workin goin doin gettin makin talkin lookin nothin somethin havin bein tryin livin lovin comin takin playin
  jare abeg wahala oga braai bru lekker eish howzit chale shiok lah leh lor aiyo wah gwaan deh yuh massive prepone
  timepass nigga niggas niggaz hoe hoes thot thots bae bitch bitches dope lit sus simp incel incels feminist feminists feminism `.split(
    /\s+/,
  ),
);

/** Words of two and three letters, which the dictionary leaves out. */
export const shortWords: ReadonlySet<string> = new Set(
  `add age ago aid aim air ale ape app arm art ask ate awe axe bag bat bed bee beg beer big bin bit box boy bug bus cab cap cat cop cow cry cup cut dad
  day den dew did dig dip dog dry due dug ear eat egg elf end era eye fan far fat fed few fix fly fog fox fur gag gap gas gay gem gig gin got gum gym
  ham hen hid hip hop hot how hug hut ice ill ink jam jar jaw jet jew jog joy jug key kid kit lab lap law lay leg lie lip log lot low mad map mix mob mom
  mud mug mum nap net nod now nut oak odd off oil old one our out owe owl own pad paw pay pea pen pie pig pin pit pop pot pub pup put rag ran raw red
  rib rid rip rob rod row rub rug rum run sad sat saw say sea sex she shy sit six ski sky sob spy sum sun tag tap tax tea the tie tip toe top toy try
  tub two use vet vow war wax way web wed who why wig win wow yes yet you zip zoo won sofa tv pc ai usa uk nyc la eu us pic pics promo info mic`.split(
    /\s+/,
  ),
);
