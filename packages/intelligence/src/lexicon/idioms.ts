import { terms } from './inflect.ts';

/**
 * Sayings in which a violent word means nothing of the kind. Words inside a saying have no other meaning to the rules.
 */
export const idioms: readonly string[] = terms(`
  killing it, killed it, kill it, kills it, killin it, slayed it, slaying it, kill time, killing time, kill the time, kill the vibe, kill the mood,
  kill the lights, kill the engine, kill two birds, kill me, killing me, kills me, killed me, kill my vibe, kill switch, buzz kill, dressed to kill,
  kill for a, kill for some, kill for an, kill for this, kill for that, murder a burger, murder a pizza, murder a curry, murder a coffee, kill you with kindness, kill them with kindness, kill you to, kill him to, kill her to,
  kill them to, kill the competition, kill the game, killed the game, killing the game, kill joy, shoot me, shoot me an, shoot me a, shoot you a, shoot you an, shoot him a,
  shoot her a, shoot them a, shoot them an, shoot us a, shoot us an, shoot hoops, shoot some hoops, shoot a video, shoot a film, shoot the breeze, shoot for the stars, photo shoot,
  shoot your shot, shots fired, bomb cyclone, bath bomb, bath bombs, da bomb, the bomb, photo bomb, cherry bomb, glitter bomb, seed bomb, f bomb, f bombs, sex bomb, love bomb, love bombing,
  to die for, die laughing, dying laughing, dying to, died laughing, dead tired, dead serious, drop dead gorgeous, dead to me, knock them dead, knock em dead, over my dead body, you are dead wrong,
  break a leg, hit me up, hit you up, hit them up, hit him up, hit her up, hit the gym, hit the road, beat you to it, beat the traffic, beat the heat, beat you at, beat you in, beat them at, beat them in, hang out, hang in there,
  hanging out, hang out with, hang with, hang on, hang up, burn calories, burn out, burn up, roast you, roast them, cut you off, cut him off, cut them off, cut it out, cut you some slack, stab in the dark,
  stab in the back, stabbed in the back, stabbed me in the back, stab you in the back, back stabbing, break your heart, breaks your heart, break my heart, punch line, blow up your phone, blow up my phone, blowing up my phone, blow your mind, blew my mind, blow out,
  destroy you at, smash that like, smash the like, attack on titan, heart attack, panic attack, asthma attack, killer whale, killer whales, killer app, killer abs, lady killer, pain killer,
  poison ivy, food poisoning, choke up, choked up, choke on my, bury the hatchet, bury you in, drown in, drowning in, drown you in, hurt your feelings, hurt my feelings, hurt her feelings, hurt his feelings, hurt to, does not hurt to, will not hurt to,
  attack ad, attack the problem, attack the day, take a shot, shot of, flu shot, shot glass, long shot, screen shot, big shot, hot shot, head shot, mug shot, free shot, jump shot, give it a shot, gas station, gas money, gas up, gas you up, gas him up, gas her up, gas them up,
  slap on, slap bass, hang the lights, hang them up, hang them on, hang it, hanging by a thread, execute the plan, execute on, execute them well,
  ice cream, crystal clear, coke zero, diet coke, coke and, speed limit, speed dating, acid rain, acid test, weed killer, pulling weeds,
  white trash bag, white trash bags, straight trash, straight garbage, straight filth, gobbledy gook, gobble de gook, honky tonk, cool beaners, trash can, makes you a, make you a, made you a, makes me a, makes him a, makes her a, dykes on bikes, bum a fag, need a fag, having a fag, for a fag, have a fag, had a fag, smoke a fag, quick fag, last fag, light a fag, roll a fag, another fag, pack of fags, packet of fags, carton of fags, buy fags, bought fags, smoking fags, faggot of, faggots of, faggots and peas, faggots and gravy, spic and span, chink in, chinks in, a chink of, chink of light, chink in the armor, chink in the armour, chinks in the armor, black hole, coon cat, maine coon, retard the, fire retardant, dyke road, fag break, fag end, nip in the bud, nip it in the bud, spade a spade`);
