import { nouns, terms } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';

/**
 * Slurs and insults are here as data for detection, plainly and without further use. Words that a group uses of itself
 * in everyday speech, and would cost its speakers findings, are left out on purpose.
 */
export const hateWords: WordClasses = {
  slur: [
    ...nouns(
      'nigger, faggot, tranny, kike, wetback, raghead, towelhead, sandnigger, sand nigger, beaner, gook, paki, shemale, darkie, jigaboo, pickaninny, camelfucker, camel fucker, goatfucker, goat fucker, camel jockey, muzrat, muzzie, chinaman, zipperhead, retard, mongoloid, mong, spastic, carpet muncher, pikey, gyppo, gypo, golliwog, honky, christfag, rapefugee, fudge packer, turd burglar, groid, porch monkey, dune coon, slant eye, ching chong, curry muncher, half breed, halfbreed, dyke, feminazi, femoid, bean eater, cotton picker, untermensch, subhuman ape, trannie',
    ),
    ...terms('fag, fags, spic, spics, chink, chinks, kaffir, kaffirs, shiksa, rapeugees, fagot, fagots, negroid'),
  ],
  // Insults that name a group as such only against someone: "you cripple", "these savages".
  slur_at_someone: [...nouns('cripple, spaz, coon, jap, jihadi, homo, negro, infidel, pajeet'), 'queers'],
  sexist_insult: nouns('slut, whore, cunt, bitch, bimbo, skank, hoe, thot'),
  // Slurs that mean something else beside these: food, cigarettes, dams, dogs, tools.
  homonym_sign: terms(
    'storm, burst, flooded, flooding, coast, coastal, marsh, marshland, farm, farmland, pasture, polder, seawall, embankment, smoke, smoking, smoked, cigarette, cigarettes, lighter, packet of, pack of, meatball, meatballs, cooked, cooking, ate, eaten, eat, dinner, lunch, recipe, gravy, peas, delicious, butcher, levee, canal, river, flood, sea, dam, water, vet, puppy, puppies, barking, kennel, breed, canine, canines, female dogs, armour, armor, gearbox, transmission, repair, fabric, wood, firewood, sticks, bassoon',
  ),
  person_insult: [
    ...nouns(
      'idiot, moron, imbecile, asshole, arsehole, dickhead, scumbag, bastard, whore, slut, cunt, dumbass, jackass, prick, twat, wanker, fuckhead, shithead, loser, motherfucker, fucker, cretin, lowlife, douchebag, skank, freak, parasite, coward, rat, maggot, dipshit, nutjob, simpleton, halfwit, retard, disgrace, clown, slob, lying cow, ugly witch, fat cow, stupid cow, brainless cow, fat failure',
    ),
    ...terms(
      'piece of shit, pieces of shit, piece of trash, piece of garbage, waste of space, waste of oxygen, waste of air, waste of skin, sack of shit, scum, human garbage, vermin, filth, worthless dirt, a nobody, an embarrassment, stupid bitch, fucking bitch, dumb bitch, dirty bitch, ugly bitch, worthless bitch, fat pig',
    ),
  ],
  person_insult_adjective: terms(
    'disgusting, pathetic, worthless, stupid, dumb, ugly, useless, brainless, vile, repulsive, despicable, retarded, moronic, idiotic, hideous, braindead, brain-dead, scum, a waste, revolting, subhuman, stupidest, dumbest',
  ),
  intensifier: terms(
    'so, such, all, just, really, truly, fucking, complete, total, utter, absolute, absolutely, the, a, an, very, too, most, nothing but, little, fat, dirty, damn, goddamn, massive, actual, honestly, always, basically, literally, simply, completely, totally, a bunch of, a bloody, bloody, some, such a, fucked up, of the, and, seriously, pretty, quite, rather, extremely, incredibly, unbelievably, mostly, only, nothing more than, no more than, nothing other than, nothing else but, among the, one of the, one big, obviously, essentially, collectively, without exception, without question, bunch of, load of, a load of, pack of, a pack of, sort of, walking, living, breathing, stupid, filthy, disgusting, ugly, god damn, undeniably, certainly, definitely, surely, evidently, plainly, entirely, thoroughly, downright, more, even more, biggest, greatest, real, a real, true, insanely, insultingly, embarrassingly, horribly, terribly, deeply, profoundly, genuinely, honestly just, forever, fat ugly, human, worthless, useless, total waste, kind of a, sort of a, without a doubt, all the, by far, another, common, typical, also, like, still, even, kind of, clearly, generally, naturally, inherently, no better than, as bad as, worse than, a huge, a bunch',
  ),
  gather: terms(
    'everyone, everybody, all of you, guys, let us, let us all, we should all, you should all, all my followers, followers, please everyone, go, spam, mass report, who wants to',
  ),
  pile_on: terms(
    'spam, dogpile, harass, bully, mass report, brigade, flood, bombard, dox, doxx, humiliate, torment, ruin, send hate to, raid, stalk, make fun of, expose, spamming, harassing, bullying, doxxing, dm hate to, cyberbully',
  ),
  number: Array.from({ length: 365 }, (_, at) => String(at + 2)),
  again: terms(
    'every day, every single day, until, again and again, daily, all week, day and night, non stop, nonstop, non-stop, for months, for weeks, over and over, never stop, all year, 24/7, each day, constantly',
  ),
};
