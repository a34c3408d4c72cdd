import { nouns, terms } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';

const hours = Array.from({ length: 12 }, (_value, at) => at + 1);
const years = Array.from({ length: 100 }, (_value, at) => String(1900 + at));

/** Whom violence is done to, where, when and with what, beyond the words that all categories share. */
export const peopleAndPlaces: WordClasses = {
  victim: [
    ...nouns(
      'ref, mayor, minister, governor, councillor, councilman, prosecutor, fed, informer, informant, traitor, scab, banker, ceo, executive, director, owner, baker, shopkeeper, dealer, thief, robber, rapist, pedo, pedophile, paedo, paedophile, nonce, groomer, preacher, imam, priest, rabbi, pastor, bishop, dentist, surgeon, paramedic, bouncer, waiter, bailiff, lecturer, tutor, dean, headmaster, headteacher, pupil, flatmate, housemate, tenant, squatter, inspector, conductor, cyclist, streamer, influencer, youtuber, blogger, activist, leftist, communist, fascist, nazi, liberal, democrat, republican, feminist, commie, opp, whore, slut, cunt, prick, fucker, wanker, scumbag, loser, creep, liar, cheater, stepdad, stepfather, stepmother, grandma, grandpa, grandson, granddaughter, infant, sibling, spouse, lover, supervisor, foreman, social worker, clerk, secretary, accountant, delegate, ambassador, diplomat, candidate, settler, infidel, apostate, heretic, unbeliever, sinner, deserter, strikebreaker, politician, developer, billionaire, speculator, worshipper, pilgrim, shopper, passenger, demonstrator, marcher, picketer, blasphemer, usurer, moneylender, official, collaborator, deserter, policeman, warden, bride, groom, mother in law, neighbor, poacher, hunter, trucker, swimmer, stalker, abuser, smuggler, scammer',
    ),
    ...terms(
      'policemen, feds, kuffar, kafirs, kafir, mp, mps, your family, his family, her family, their family, your kids, his kids, her kids, their kids, your children, your mother, your mum, your mom, your dad, your wife, your husband, your son, your daughter, your brother, your sister, your dog, the lot of them, the lot of you, both of you, u both, the whole family, the whole lot, the whole class, antifa, sons of bitches, son of a bitch, bastards, these animals, those animals, these rats, bitches, jackass, dickhead',
    ),
  ],
  inhabited: [
    ...nouns(
      'house, flat, home, hotel, hostel, shelter, refuge, embassy, consulate, mosque, church, synagogue, temple, station, school, building, apartment, clinic, office, pub, restaurant, parliament, village, precinct, headquarter, dormitory, dorm, barrack, courthouse, town hall, city hall, newsroom, caravan, trailer, neighbourhood, neighborhood, camp, ministry, kindergarten, nursery, library, cinema, theatre, bakery, shop, boat, ferry, dinghy, bus, train, market',
    ),
    ...terms(
      'dinghies, embassies, parliaments, police station, refugee centre, refugee center, asylum centre, asylum home, community centre, community center, care home',
    ),
  ],
  crowd: terms(
    'picket line, parade, protest, protests, march, crowd, queue, rally, vigil, procession, demonstration, demo, line of people, pedestrians, bus stop, christmas market, festival, concert, wedding, funeral, playground',
  ),
  arms: [
    ...nouns(
      'brick, rock, stone, bottle, chain, pipe, club, iron bar, metal bar, bike chain, razor, razor blade, hatchet, scissor, screwdriver, nail bomb, torch, lighter, jerrycan, jerry can, crossbow, bat, sniper rifle, uzi, taser, brass knuckle, knuckleduster, cleaver, chainsaw, sledgehammer, mace, pickaxe, spade, stick',
    ),
    ...terms(
      'petrol, gasoline, gas can, acid, bleach, 9mm, shotty, blick, burner, strap, matches, kerosene, tannerite, rounds, magazines, shells, nooses, noose, a noose, fire, rocks',
    ),
  ],
  when_or_where: terms(
    `${hours.flatMap((hour) => [`${hour}pm`, `${hour}am`, `${hour} pm`, `${hour} am`, `${hour} o'clock`]).join(', ')}, noon, midnight, dawn, tonite, tmrw, tmr, 2moro, tomoz, valentines day, valentine 's day, christmas eve, new year, new years eve, in ten minutes, your night shift, your shift, his shift, her shift, lunch break, before school, outside your, outside his, outside her, your house, his house, her house, your door, his door, her door, front door, back door, your street, your window, your car, his car, her car, car park, parking lot, parking garage, bus stop, east entrance, west entrance, main entrance, north entrance, south entrance, the entrance, the gate, the gym, at school, on campus, at work, your work, your office, his office, her office, courthouse, town hall, city hall, at the station, train station, your stairs, your balcony, your bedroom, in your sleep, in his sleep, in her sleep, your way home, his way home, her way home, walk home, walks home, walking home, the alley, the playground, the pitch, the stadium, the church, the mosque, the hospital, court date, the hearing, on the 1st, your desk, cafeteria, in the canteen, at lunch, during lunch, during prayer, after prayer, during mass`,
  ),
  long_ago: [
    ...years,
    ...terms(
      'war, ww2, wwii, world war, the war, resistance museum, centuries ago, century, medieval, empire, history',
    ),
  ],
};
