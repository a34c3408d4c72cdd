import { terms, verbs } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';

/** Words of doing violence and of calling for it, beyond `harm`. */
export const attackWords: WordClasses = {
  more_intent: terms(
    'bout to, boutta, bouta, fixing to, fixin to, fittin to, tryna, trying to, aim to, aiming to, mean to, meaning to, swear i will, promise i will, gon, i ma, am gon, set to, hoping to, waiting to, here to, coming over to, come over to, come and, come over and, come round and, go and, going over to, on the way to, finally going to, drive over and, drive there and',
  ),
  // What may stand as an order: mild enough words are left out, for matches and recipes give such orders too.
  attack: terms(
    'kill, murder, stab, shoot, slaughter, execute, behead, strangle, choke, lynch, knife, shank, bludgeon, butcher, massacre, torch, gun down, mow down, mow, run over, blow up, ambush, string up, hang, stone, gas, cripple, maim, kneecap, waterboard, torture, curb stomp, gut, decapitate, assassinate, rape, jump, firebomb, petrol bomb, hunt, hunt down, finish off, drown, burn, skin, castrate, whip, flog, beat up, put down, snuff out, knock out, smack, slap, punch, thrash, pummel, batter, snipe, bury, throttle, cut up, slice up, chop up, crack',
  ),
  grave: terms(
    'kill, murder, stab, shoot, slaughter, execute, behead, strangle, lynch, knife, bludgeon, butcher, massacre, gun down, ambush, kneecap, decapitate, assassinate, rape, slit, firebomb, hang, stone, drown, burn, throttle, cut up, beat up',
  ),
  arson: terms(
    'burn, burn down, torch, set fire to, set alight, set on fire, firebomb, petrol bomb, ignite, blow up, bomb, shell, nuke, flatten, bulldoze, gas, sink, raze, shoot up, storm, light up, burning down, burning, blowing up, torching, bombing',
  ),
  beat: terms(
    'beat, kick, whip, hit, punch, stomp, flog, burn, hurt, slap, cane, stone, choke, beaten, kicked, whipped, flogged, caned, slapped',
  ),
  broken: terms(
    'can not, learn, learns, bleed, bleeds, beg, begs, stop moving, stops moving, stop breathing, stops breathing, leave, leaves, leave town, obey, obeys, submit, submits, does, understand, understands, cry, cries, die, dies, are dead, is dead, stop, stops, shut up, shuts up, run, pass out, confess, see bone',
  ),
  body_more: terms(
    'rib, ribs, finger, fingers, knees, legs, arms, eye, eyes, tongue, ear, ears, wrist, wrists, ankle, ankles, spine, balls, nuts, guts, stomach, belly, lip, lips, nails, toes, thumb, thumbs, hands, mouth, temple, ass, kneecaps, windpipe, collarbone, shins, shin, feet, foot, lungs, veins, teeth in, face in, skull in, head in, dick, cock',
  ),
  injured: terms(
    'open, split, split open, smashed, broken, bashed in, cracked, pulp, bleeding, in two, in half, off, rolling, on a spike, on a stick, on a pike, on a plate, caved in, through the windscreen, in a bag, in a box, on the pavement, on the floor, in the dirt, on the wall',
  ),
  bomb: terms(
    'bomb, bombs, explosive, explosives, pipe bomb, device, ied, ieds, nail bomb, car bomb, c4, dynamite, grenade, grenades',
  ),
  planted: terms(
    'put, planted, placed, left, hid, hidden, wired, rigged, attached, taped, strapped, plant, planting, rig, rigging, set',
  ),
  prepared: terms(
    'have, got, bought, brought, loaded, packed, sharpened, cleaned, am carrying, grabbed, get, ordered, stole, borrowed, hid, found, am bringing, bringing, bring, am coming with, kept, keep, load, loading, sharpening, made, built, carrying, am ready with',
  ),
  ready_arms: terms(
    'is loaded, already loaded, is packed, already packed, is ready, in my bag, in my backpack, in my locker, in my trunk, in my car, in my boot, under my coat, under my jacket, in my hand, in my pocket, already sharpened, is sharpened, sharpened the blade, sharpened the knife, sharpened the axe, on my belt, behind my back',
  ),
  payback: terms(
    'what they deserve, what he deserves, what she deserves, what you deserve, remember me, remember my name, make them pay, make him pay, make her pay, make you pay, come out, come outside, waiting for you, waiting for him, waiting for her, wait for you, wait for him, wait for her, for you, your name on it, his name on it, her name on it, a list, my list, the list, no one leaves, nobody leaves, everyone at, everyone in, settle this, settle it, end this, end it all, get even, revenge, pay for, payback, last day, kill, stab, shoot, his head, her head, your head, their heads, your throat, his throat, her throat, first one who, whoever comes, if he, if she, if you, if they, walk through that door, say hello, die, dead, regret, never laugh again, not laugh, laughing now',
  ),
  pastime: terms(
    'deer, hunting, hunter, range, shooting range, licence, license, permit, sport, clay, clays, collection, museum, antique, chef, garden, gardening, wood, firewood, woodworking, workshop, diy, shelf, shelves, nails, tent, camping, fishing, fish, bbq, barbecue, grill, dinner, recipe, garlic, butter, oven, pan, sauce, salt, minutes, cook, cooking, baking, cake, onions, chicken, lamb, steak, lobster, eggs, tomatoes, potatoes, vegetables, meat, weeds, weed, mosquitoes, mosquito, wasps, ants, spiders, spider, bugs, slugs, moths, rats, mice, silverfish, pests, lawn, washing, laundry, curtains, pictures, painting, paint, wall, lights, decorations, costume, cosplay, prop, larp, airsoft, paintball, nerf, game, games, gaming, boss, level, raid, dnd, dragon, orc, zombie, zombies, npc, sims, civ, chess, baseball, cricket, softball, bowling, darts, fencing, archery, theatre, play, scene, actor, script, trailer, novel, chapter, episode, character, poem, story, pinata, piñata, glitter, confetti, stink, smoke, seed, toast, printer, alarm clock, laptop, computer, phone, car alarm, houseplant, cactus, balloon, balloons, debate, stage, drums, guitar, mic, karaoke, exam, essay, homework, deadline, startup, invoices, market share, budget, bill, ad campaign, email, album',
  ),
  rally_to_harm: terms(
    'share if you agree, not arrested, no trial, without trial, no mercy, spread the word, pass it on, no courts',
  ),
  rally_call: terms(
    'who is with me, whos with me, who is in, who is coming, who is coming with me, who wants in, spread the word, pass it on, share this, share before, meet at, meet up at, we meet, come armed, mask up, wear masks, bring masks, bring friends, no mercy, do not wait for, no courts, we do not leave, who can help, reward, traitor, traitors, scab, scabs, snitch, snitches, landlord, landlords',
  ),
  in_flames: terms(
    'burns, burn, burn them, burn it, ash, ashes, in flames, blood, blood on, beat them, beat him, teach them, teach him, kill, smash their, smash his, hurt, fight them, revenge, they pay, make them pay, a lesson, lynch, hang, hang them, drive them out, chase them, hunt, heads, stab, shoot, war, no survivors, cut them, cut him, break their, break his',
  ),
  killed: terms(
    'shot, hanged, hung, executed, killed, stoned, lynched, beheaded, burned, burnt, burned alive, drowned, gassed, beaten, whipped, flogged, stabbed, put down, put against the wall, put to death, found and killed, strung up, castrated, hunted, hunted down, crushed, tortured, crucified, run over, impaled, bombed, raped, dragged out, dragged through the street, slaughtered, thrown off',
  ),
  instrument_of_death: terms(
    'rope, bullet, bullets, noose, beating, firing squad, knife, acid, kicking, stoning, bomb, grave, whip, lash, blade, axe, gallows, electric chair, lead pipe, baseball bat, brick, machete, sword',
  ),
  vermin: terms(
    'cockroaches, cockroach, rats, rat, vermin, parasites, parasite, snakes, snake, pigs, dogs, animals, trash, filth, scum, traitors, invaders, weeds',
  ),
  attacked: [
    ...verbs(
      'kill, murder, stab, slaughter, execute, behead, strangle, lynch, torture, attack, bomb, poison, assault, ambush, torch, ram, bludgeon, throttle, whip, kneecap',
    ).filter((form) => form.endsWith('ed')),
    ...terms(
      'shot, shot up, ran over, ran down, drove into, drove through, plowed into, ploughed into, burned, burnt, burned down, burnt down, set fire to, blew up, beat up, beat, beat the, beat him, beat her, threw acid on, threw acid at, threw the acid on, threw a brick at, threw a grenade at, hanged, dragged, cut down, gunned down, mowed down, took out, knocked out, punched, threw, pushed, slit, opened fire on, took a knife to, took a bat to, put in hospital, took down, whacked, clubbed, ran his truck into, ran his car into, drove his truck into, drove his car into, drove a truck into, drove a car into, ran a truck into, ran her car into',
    ),
  ],
  self_defence: terms(
    'self defence, self defense, intruder, burglar, robber, in defence, defended, defending, attacker, escaped, kidnapper, movie, film, show, season, episode, match, game, round, ring, belt, champion, championship, keeper, striker, team, goal',
  ),
  arson_done: terms(
    'burned, burnt, burned down, burnt down, torched, set fire to, blew up, firebombed, bombed, shot up, stormed, trashed, ran into, drove into, shelled',
  ),
  got_hurt: terms(
    'hanging from, found dead, got shot, was shot, were shot, got stabbed, was stabbed, were stabbed, got beaten, got beaten up, was beaten, got jumped, was jumped, got run over, was run over, was killed, were killed, got killed, got murdered, was murdered, got lynched, was lynched, got blown up, was blown up, blown up, got burned, was burned, burned alive, burned to death, was hanged, got knifed, was poisoned, got attacked, was attacked, were attacked, bled out, died screaming, in a coma, in intensive care, is dead, are dead, shot dead, beaten to death, stabbed to death, got acid, lost an eye, lost his teeth, will never walk again, drowned, crushed',
  ),
};
