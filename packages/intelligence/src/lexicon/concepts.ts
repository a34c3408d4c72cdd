import type { WordClasses } from '../patterns/lexicon.ts';
import { nouns, terms } from './inflect.ts';

/** Plain words that rules of several categories speak of. None of them is a finding. */
export const concepts: WordClasses = {
  self: terms('i, we, me and my friends, my friends and i, my boys'),
  you: terms('you, yourself, you guys, you all, you people, you lot'),
  be: terms('am, is, are, was, were, be, being, been'),
  // Words for a group that was named before, or is spoken to.
  their_kind: terms(
    'what a bunch of, bunch of, their kind, their lot, their sort, your kind, your lot, your sort, your people, those people, these people, such people, people like them, people like you, you people, you lot, this lot, that lot, this kind, that kind, those things, these things, those creatures, these creatures, the likes of them, the likes of you, the lot of them, the lot of you, every one of them, every single one of them, each of them, all of them, all of you, each one of them',
  ),
  negator: terms(
    'anything but, far from, by no means, not, never, no, nobody, no one, none, nor, without, neither, hardly, nothing, refuse to, stop, against',
  ),
  // Negators that deny nothing: "can't wait to", "why not", "not only".
  no_denial: terms(
    'can not express, can not describe, can not tell you, can not stress, can not put into words, could not possibly, can not begin to, can not help but, can not believe how, can not even, no words, no limits, no bounds, no end, not ashamed to, not afraid, not going to lie, will not lie, will not apologise, will not apologize, will not deny, can not deny, do not care if, do not care what, do not care who, no question, no secret, not a secret, nobody can deny, no one can deny, why has nobody, why has no one, why is no one, why is nobody, who does not, not fair that, never again, no exception, no exceptions, not stop, can not wait, not wait, why not, not only, not just, will not hesitate, not hesitate, not sorry, not afraid to, no joke, no lie, no doubt, no cap, not joking, not kidding, never forget, why do not, why can not, why should not, if you do not, if he does not, if they do not, no mercy, without mercy, without hesitation, without a doubt, not stop until, never stop, is it not, are they not, do not you, how is it not, could not care less, not mind if, nothing but, nothing more than, nothing worse than, is not it, are not they, does this not, does that not, do not you think, do not you know',
  ),
  intent: terms(
    'will, shall, going to, am going to, are going to, about to, want to, plan to, plan on, planning to, planning on, ready to, can not wait to, would love to, intend to, coming to, am coming to, got to, need to, have to, will not hesitate to, about to go, would happily, would gladly, would like to, ought to, am planning to, might just, wish i could, wish we could, itching to, dying to, tempted to, feel like, longing to, in the mood to, love nothing more than to, keen to, dreaming of, thinking of, thinking about, considering, fantasise about, fantasizing about, fantasising about, prepared to, determined to, on my way to, would not mind, would not hesitate to, swear to god i will, fantasize about, dream of, dream about',
  ),
  firm_intent: terms(
    'will, shall, going to, am going to, are going to, plan to, plan on, planning to, planning on, am planning to, can not wait to, coming to, am coming to, intend to, will not hesitate to',
  ),
  call: terms(
    'someone should, somebody should, someone needs to, somebody needs to, someone has to, someone please, somebody please, somebody go, someone go, we should, we must, we need to, we have to, we ought to, we got to, let us, everyone should, everybody should, people should, you should, you must, they should, all of you should, time to, it is time to, we can, someone ought to, somebody ought to, i want someone to, how about we, why do not we, what if we, can someone, will someone, could someone, who wants to, who wants to help, hope someone, hope somebody, hope someone will, one can only hope someone will',
  ),
  should_be: terms(
    'should be, should all be, should just be, must be, must all be, need to be, needs to be, need to get, deserve to be, deserves to be, deserve to get, deserves to get, ought to be, ought to all be, have to be, has to be, should get, would all be, would be better off, will be, will all be, are going to be, is going to be, hope to see, belong',
  ),
  all: terms(
    'all, every, each, any, these, those, the, all these, all those, all the, every last, every single, every single one of, all of, all of the, all of these, all of them',
  ),
  person: [
    ...terms(
      'you, him, her, them, everyone, everybody, anyone, anybody, someone, somebody, people, you all, you guys, all of you, all of them, both of them, both of you, each other, men, women, children, kids, staff, crowd, police, the police, family, parents, audience, motherfucker, motherfuckers, faculty, congregation, worshippers, whoever',
    ),
    ...nouns(
      'ref, nurse, landlord, tenant, scab, informer, banker, mayor, lecturer, clerk, bouncer, priest, imam, rabbi, pastor, waiter, caretaker, supervisor, intern, councillor, minister, protester, striker, picket, whistleblower, informant, translator, flatmate, housemate, stepdad, stepfather, mother in law, person, guy, dude, teacher, student, classmate, boss, manager, neighbour, neighbor, coworker, colleague, ex, girlfriend, boyfriend, roommate, landlord, teenager, cop, officer, judge, politician, president, senator, professor, principal, driver, passenger, bitch, bastard, bully, journalist, reporter, doctor, nurse, employee, customer, customers, friend, mother, father, mom, dad, mum, brother, sister, uncle, aunt, cousin, daughter, son, idiot, asshole, tourist, voter, protester, snitch, witness, bitch ass, referee, kid, voter, coach, lawyer, guard, soldier, civilian, stranger, rival',
    ),
    'wife',
    'wives',
    'husband',
    'husbands',
    'man',
    'woman',
    'boy',
    'boys',
    'girl',
    'girls',
    'child',
  ],
  // People of whom wild words are usually affection: a joke among them is not a threat.
  close_person: terms(
    'brother, sister, bro, sis, mom, mum, dad, mother, father, roommate, best friend, bestie, husband, wife, boyfriend, girlfriend, cousin, kid, kids, son, daughter, friend, friends, cat, dog',
  ),
  possessive: terms('your, his, her, their, my, our, that, this, the'),
  body_part: [
    ...nouns(
      'throat, face, head, neck, leg, arm, bone, skull, jaw, kneecap, knee, brain, finger, hand, chest, back, heart, gut, nose, ear, eye, wrist, ankle, rib, shin, spine, thumb, toe, elbow, shoulder',
    ),
    'teeth',
    'tooth',
  ],
  soon: terms(
    'tomorrow, tonight, today, this weekend, this evening, this afternoon, this morning, next week, this week, monday, tuesday, wednesday, thursday, friday, saturday, sunday, at noon, at midnight, right now, in an hour, after school, after class, after work, at dawn, first period, on the way home',
  ),
  weapon: [
    ...nouns(
      'gun, rifle, pistol, machete, bomb, grenade, glock, shotgun, handgun, firearm, crowbar, hammer, axe, blade, dagger, sword, revolver, explosive, pipe bomb, baseball bat',
    ),
    ...terms(
      'knife, knives, ak47, ak, ar15, ar, petrol, gasoline, acid, ammo, ammunition, bullets, a bullet, bat, c4, tnt, molotov, molotovs, my piece, my strap, poison, rope',
    ),
  ],
  joking: terms(
    'lol, lmao, lmfao, rofl, haha, hahaha, hahahaha, jk, joking, kidding, just kidding, jokes, 😂, 🤣, 😭, 😹, xd, 😜, 😝',
  ),
  conditional: terms('if, unless, when, would, could, might'),
};
