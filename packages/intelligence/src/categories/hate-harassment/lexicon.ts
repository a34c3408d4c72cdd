import { nouns, terms } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';

/**
 * Slurs and insults are here as data for detection, plainly and without further use. Words that a group uses of itself
 * in everyday speech, and would cost its speakers findings, are left out on purpose.
 */
export const hateWords: WordClasses = {
  slur: [
    ...nouns(
      'nigger, faggot, tranny, kike, wetback, raghead, towelhead, sandnigger, sand nigger, beaner, gook, paki, shemale, darkie, jigaboo, pickaninny, camelfucker, goatfucker, camel jockey, muzrat, muzzie, chinaman, zipperhead, retard, mongoloid, mong, spastic, carpet muncher, pikey, gyppo, gypo, golliwog, honky, christfag, rapefugee, fudge packer, turd burglar, groid, porch monkey, dune coon, slant eye, ching chong, curry muncher, half breed, halfbreed, dyke, feminazi, femoid, bean eater, cotton picker, untermensch, subhuman ape, trannie',
    ),
    ...terms('fag, fags, spic, spics, chink, chinks, kaffir, kaffirs, shiksa, rapeugees, fagot, fagots, negroid'),
  ],
  // Insults that name a group as such only against someone: "you cripple", "these savages".
  slur_at_someone: nouns('cripple, spaz, coon, jap, jihadi, homo, negro, infidel, pajeet, queer'),
  sexist_insult: nouns('slut, whore, cunt, bitch, bimbo, skank, hoe, thot'),
  // Slurs that mean something else beside these: food, cigarettes, dams, dogs, tools.
  homonym_sign: terms(
    'smoke, smoking, smoked, cigarette, cigarettes, lighter, packet of, pack of, meatball, meatballs, cooked, cooking, ate, eaten, eat, dinner, lunch, recipe, gravy, peas, delicious, butcher, levee, canal, river, flood, sea, dam, water, vet, puppy, puppies, barking, kennel, breed, canine, canines, female dogs, armour, armor, gearbox, transmission, repair, fabric, wood, firewood, sticks, bassoon',
  ),
  denied: terms(
    'live, exist, to live, to exist, life, rights, to breathe, to be here, respect, freedom, to vote, equality, happiness, to be free, human rights, to be alive, be alive, air, kindness, love, education, jobs, benefits, to be happy, citizenship, to have children, mercy, compassion, be treated',
  ),
  swarm: terms(
    'swarms of, hordes of, floods of, infested with, infested by, overrun by, overrun with, invaded by, plague of, infestation of',
  ),
  hate_verb: terms(
    'hate, hates, despise, despises, detest, detests, loathe, loathes, abhor, abhors, can not stand, can not bear, can not abide, can not tolerate, want to puke on, disgusted by, sick of, fed up with, repulsed by, pissed off by, feel nothing but contempt for, have nothing but contempt for, nothing but contempt for, feel contempt for, feel hatred for, feel disgust for, full of hatred for, so much hatred for, so much contempt for, resent, hating, despising, loathing, detesting, hate all, do not trust any, spit on, can not stand the sight of',
  ),
  upset: terms(
    'sick, puke, vomit, angry, want to vomit, want to puke, want to throw up, boil with anger, furious, so angry, so mad, skin crawl, blood boil, boil with rage, gag, mad, rage',
  ),
  insult_adjective: terms(
    'disgusting, filthy, dirty, stupid, dumb, worthless, vile, repulsive, despicable, revolting, inferior, subhuman, sub-human, pathetic, useless, ignorant, retarded, brainless, evil, degenerate, savage, uncivilized, uncivilised, parasitic, lazy, primitive, backward, backwards, smelly, stinking, greedy, sick in the head, fucked in the head, sickening, gross, abnormal, perverted, perverse, unnatural, deviant, criminal, violent, dangerous, cancerous, toxic waste, mentally deficient, braindead, brain-dead, lesser, weak-minded, unclean, rotten, ugly, fucking stupid, moronic, idiotic, repugnant, barbaric, barbarian, immoral, sinful, corrupt, thieving, lying, murderous, hideous, inhuman, not human, less than human, less human, not people, undeserving, untrustworthy, disposable, dumber, dumbest, stupider, stupidest, lower than animals, nasty, crazy, deranged, demonic, shitty, fucked up, good for nothing, good-for-nothing, worst, absolute worst, cruel, feeble, horrible, awful, terrible, loathsome, abhorrent, insufferable, unbearable, the worst',
  ),
  insult_noun: [
    ...nouns(
      'scumbag, idiot, moron, imbecile, asshole, arsehole, dickhead, pig, rat, cockroach, parasite, animal, dog, ape, savage, monkey, freak, abomination, degenerate, leech, thief, criminal, murderer, rapist, terrorist, bastard, cunt, bitch, whore, slut, shithead, dumbass, jackass, fuckhead, prick, twat, wanker, disease, plague, cancer, disgrace, pervert, predator, monster, demon, devil, barbarian, freeloader, scrounger, coward, twit, cretin, snake, maggot, insect, burden, stain, curse, pest, virus, infestation, motherfucker, fucker, pedo, paedo, pedophile, liar, lowlife, loser, creature, lesser being, sub-human, subhuman, goblin, mongrel, clown, tumour, tumor, invader, liability, drain, waste , menace, blight, scourge, dickhole, douchebag, nutjob, wretch',
    ),
    ...terms(
      'scum, vermin, filth, trash, garbage, human garbage, human trash, dirt, lice, shit, pieces of shit, piece of shit, crap, swine, savages, waste of space, waste of oxygen, waste of air, waste of skin, waste of life, worst thing, worst people, enemy, enemies, threat to society, problem, mistakes of nature, mistake of nature, parasites, sheep, slime, pond scum, poison, dog shit, dogshit, bullshit, lesser beings, second-class citizens, inferior beings, nothing',
    ),
  ],
  // Words that set people equal to dirt or animals: strong enough to count directly beside a group.
  dehumaniser: terms(
    'scum, vermin, filth, parasite, parasites, cockroach, cockroaches, savages, subhumans, degenerates, leeches, scumbags, bastards, cunts, plague, infestation, apes, swine, garbage, trash, rats, pigs, animals, thieves, rapists, terrorists, whores, sluts, freaks, invaders, monkeys, shitheads, assholes',
  ),
  strong_adjective: terms(
    'filthy, dirty, disgusting, subhuman, sub-human, stinking, inferior, worthless, vile, parasitic, retarded, repulsive, revolting, despicable, degenerate, smelly, barbaric, evil',
  ),
  person_insult: [
    ...nouns(
      'idiot, moron, imbecile, asshole, arsehole, dickhead, scumbag, bastard, whore, slut, cunt, dumbass, jackass, prick, twat, wanker, fuckhead, shithead, loser, motherfucker, fucker, cretin, lowlife, douchebag, skank, freak, parasite, coward, rat, maggot, dipshit, nutjob, simpleton, halfwit, retard, disgrace',
    ),
    ...terms(
      'piece of shit, pieces of shit, piece of trash, piece of garbage, waste of space, waste of oxygen, waste of air, waste of skin, sack of shit, scum, human garbage, vermin, filth, worthless dirt, a nobody, an embarrassment, stupid bitch, fucking bitch, dumb bitch, dirty bitch, ugly bitch, worthless bitch, fat pig',
    ),
  ],
  person_insult_adjective: terms(
    'disgusting, pathetic, worthless, stupid, dumb, ugly, useless, brainless, vile, repulsive, despicable, retarded, moronic, idiotic, hideous, braindead, brain-dead, scum, a waste, revolting, subhuman, stupidest, dumbest',
  ),
  intensifier: terms(
    'so, such, all, just, really, truly, fucking, complete, total, utter, absolute, absolutely, the, a, an, very, too, most, nothing but, little, fat, dirty, damn, goddamn, massive, actual, honestly, always, basically, literally, simply, completely, totally, a bunch of, a bloody, bloody, some, such a, fucked up, of the, without a doubt, all the, by far, another, common, typical, also, like, still, even, kind of, clearly, generally, naturally, inherently, no better than, as bad as, worse than, a huge, a bunch',
  ),
  expel: terms(
    'deport, expel, kick out, throw out, get rid of, remove, ban, ship off, drive out, banish, eradicate, exterminate, wipe out, cleanse, purge, lock up, round up, send back, eliminate, segregate, deporting, expelling, kicking out, exterminate, sterilise, sterilize, castrate',
  ),
  expelled: terms(
    'deported, expelled, kicked out, thrown out, removed, banned, shipped off, shipped back, driven out, banished, eradicated, exterminated, wiped out, cleansed, purged, locked up, rounded up, sent back, eliminated, segregated, caged, put in camps, sterilised, sterilized, castrated, enslaved, put down, put in their place, locked away, eradicated, forced to leave, denied rights, stripped of their rights',
  ),
  gather: terms(
    'everyone, everybody, all of you, guys, let us, let us all, we should all, you should all, all my followers, followers, please everyone, go, spam, mass report, who wants to',
  ),
  pile_on: terms(
    'spam, dogpile, harass, bully, mass report, brigade, flood, bombard, dox, doxx, humiliate, torment, ruin, send hate to, raid, stalk, make fun of, expose, spamming, harassing, bullying, doxxing, dm hate to, cyberbully',
  ),
  again: terms(
    'every day, every single day, until, again and again, daily, all week, day and night, non stop, nonstop, non-stop, for months, for weeks, over and over, never stop, all year, 24/7, each day, constantly',
  ),
};
