import { terms, verbs } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';

export const threatWords: WordClasses = {
  harm: [
    ...verbs(
      'kill, murder, stab, slaughter, execute, behead, strangle, choke, lynch, maim, torture, rape, attack, assassinate, exterminate, eradicate, bomb, poison, gas, drown, crucify, hang, punch, massacre, gut, decapitate, assault, ambush, annihilate, bludgeon, mutilate, suffocate, shank, curb stomp, curbstomp',
    ),
    ...terms(
      'shoot, shoots, shooting, shot, hurt, hurts, hurting, wipe out, wiping out, blow up, blowing up, run over, running over, put a bullet in, put a bullet through, put bullets in, set fire to, set on fire, burn alive, burn down, burn, beat up, beating up, beat the shit out of, beat the crap out of, beat the hell out of, kick the shit out of, slit the throat of, slit the throats of, cut the throat of, cut the throats of, put an end to, shoot up, shooting up, open fire on, put down, do away with, pull the trigger on, put in the ground, hunt down, hunting down, tear apart',
    ),
  ],
  harm_done: terms(
    'killed, murdered, shot, shot dead, stabbed, slaughtered, executed, beheaded, strangled, lynched, tortured, raped, attacked, assassinated, exterminated, eradicated, bombed, poisoned, gassed, drowned, crucified, hanged, hung, burned, burnt, burned alive, beaten, beaten up, beaten to death, wiped out, put down, put against a wall, lined up and shot, run over, blown up, massacred, annihilated, castrated, sterilized, sterilised, hurt, dead, six feet under, buried, hunted down, shanked, assaulted, whipped, stoned, stoned to death, hit by a truck, hit by a bus, hit by a train, put to death, eliminated, punched',
  ),
  violent_past: terms(
    'killed, shot, stabbed, beat, beat up, broke, burned, burnt, bombed, blew up, attacked, punched, hit, ran over, ran him over, ran his truck, drove into, drove his car into, drove his truck into, threw the acid, threw acid, set fire to, strangled, beheaded, executed, murdered, lynched, hanged, dragged, smashed, knifed, slit, shot up',
  ),
  cut_verb: terms(
    'slit, cut, slice, break, smash, crush, punch, bash, kick, kick in, stomp, stomp on, cave in, snap, rip out, rip off, blow off, shatter, bust, beat, cutting, slicing, breaking, smashing, crushing, punching, bashing, kicking, stomping',
  ),
  beat_verb: terms('beat, beating, blow, blowing, cut, cutting, mess, fuck'),
  bury_verb: terms('burn, bury, skin, burning, burying, skinning'),
  dying: terms(
    'die, dies, dead, death, killed, shot, stabbed, murdered, get cancer, gets cancer, burn in hell, rot in hell, get raped, gets raped, get shot, gets shot, get stabbed, gets stabbed, get killed, gets killed, get murdered, get hit by, gets hit by, drop dead, suffer and die, die slowly, die painfully, bleed out, choke to death, never wake up, burn, rot',
  ),
  wish: terms('hope, hoping, wish, wishing, praying, pray, want'),
  attack_event: terms(
    'shooting, shootings, mass shooting, school shooting, bombing, bombings, stabbing, stabbings, massacre, massacres, terror attack, terror attacks, terrorist attack, terrorist attacks, assassination, beheading, beheadings, genocide, ethnic cleansing, lynching, lynchings, arson attack, acid attack, knife attack, car ramming, holocaust, attack on the church, attack on the mosque, attack on the synagogue, murders, killings',
  ),
  attacker: terms(
    'shooter, school shooter, bomber, gunman, attacker, terrorist, terrorists, killer, assassin, stabber, murderer, mass shooter, hitman, arsonist',
  ),
  praise: terms(
    'beautiful, glorious, hilarious, deserved, well deserved, justified, was right, were right, did nothing wrong, a good start, love, loved, loving, enjoyed, celebrate, celebrating, support, respect to, hats off to, long live, cheers to, thank god for, god bless, the best thing, made my day, made me smile, made me happy, so satisfying, funny, proud of, inspired by, applaud, salute, props to, congrats to, well done to, glad about, happy about, happy with',
  ),
  hero: terms(
    'hero, heroes, legend, legends, saint, martyr, martyrs, king, inspiration, icon, my idol, role model, goat',
  ),
  glad: terms(
    'glad, happy, love that, so happy, i am glad, thrilled, overjoyed, satisfying, it is funny, hilarious, loved watching, love watching, enjoy watching, enjoyed watching, laughed when',
  ),
  place_of_people: terms(
    'school, schools, campus, office, church, mosque, synagogue, temple, mall, class, work, university, college, hospital, train, bus, airport, stadium, concert, the parade, prom, graduation, nightclub, club, precinct, city hall, parliament, building, house, home',
  ),
};
