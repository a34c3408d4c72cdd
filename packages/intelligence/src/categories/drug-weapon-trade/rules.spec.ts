import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';

const positives = {
  low: [
    'Where can I buy molly tonight?',
    'Anyone selling weed near me? dm me',
    'Looking for a gram of coke for the party.',
    'Need a gun, no background check, cash.',
    'wtb vyvanse, a dozen or so, will pay well',
    'does anyone here know someone who sells hash, my dealer moved away',
    'in the market for a pistol, no questions asked',
    'who can hook me up with some acid for the festival?',
    'my plug vanished, who else has percs around here?',
  ],
  medium: [
    'Selling cocaine, dm me.',
    'Got 2 grams of ketamine, hit me up.',
    'Glock for sale, no papers, cash only.',
    'I sell shrooms, text me.',
    'spare valium, 15 tablets, 20 bucks for all, meet at the station',
    '3 g of mandy left, 90, come through before midnight',
    'Beretta, serial scratched off, 800, pickup only',
    'I can get you codeine syrup, two bottles, 60 each, hmu',
    'an eighth of kush for 40, parking lot behind the gym',
    '🍄 10 for 30, collect tonight',
  ],
  high: [
    'Restocked! Selling molly again this week, dm me.',
    'Selling xanax every weekend, same prices, hmu.',
    'we are open again: hash 8, weed 10, coke 70, delivery till late',
    '🍃💊❄️ full menu, text the number',
    'restock on friday: addys, xans, percs, same spot',
    'new batch of edibles every thursday, first order 10 off',
    'the plug is back, all strains of bud, hit my line',
  ],
  critical: [
    'Moving kilos of cocaine across the border, need runners.',
    'We are smuggling guns in crates, hmu for bulk.',
    'Heroin wholesale, worldwide shipping.',
    'looking for couriers to carry 5 kilos of meth over the border, 8k paid',
    '40 rifles and ammo in the truck, buyers with cash, bulk only',
    'our press makes thousands of xanax bars a week, distributors wanted',
    'need a truck driver who passes customs with powder in the spare tyre, pays 15k',
  ],
} as const;

const negatives = [
  'I work at a pharmacy and sell insulin and prescribed codeine all day.',
  'Had a coke and fries.',
  'Selling my old bike, dm me.',
  'The gun museum has a rare rifle for show.',
  'Chemistry homework: the synthesis of amphetamine in the textbook.',
  'Police seized 20 kilos of cocaine at the port.',
  'Cannabis should be legalised, that is my opinion.',
  'Ice cream for sale, dm for prices!',
  'I do not sell drugs.',
  'My hunting licence arrived, buying a rifle at the licensed dealer.',
  'Speed limits are ignored on this street.',
  'Grass is green, weed the garden.',
  'Watched a documentary about the cartel smuggling heroin.',
  'selling my old coffee table, 40, pick up only, dm me',
  'Got 20 grams of saffron from my aunt, best gift ever',
  'white paint 12, brown paint 10, green paint 9, all half full, dm me if you want them',
  'Menu update: green curry 9, white rice 3, brown rice 3. Open till 10 🌿',
  '❄️❄️ Snow day! school closed, menu: hot chocolate',
  'lift passes for the weekend, 70 each, hmu ❄️⛷️',
  'We deliver pizza in 35 minutes or it is free',
  'selling 2 tickets for the rave on saturday, 30 each, dm',
  'need a new dealer for my car, anyone know a good garage?',
  'My plug for vintage jackets is back in town',
  'anyone know a guy who fixes bikes? my old contact moved away',
  'where can I buy good green tea near campus?',
  'who has notes for the pharmacology exam on opioids? morphine and codeine chapter',
  'Ritalin helps me focus, my doctor raised it to 20mg and I sleep fine',
  'adderall shortage again, third pharmacy today and still nothing',
  'I take 10mg of valium before flights, prescribed, works wonders',
  'does tramadol make anyone else itchy? got it after surgery',
  'Looking for a piece of land to build a small house',
  'selling my paintball gun, two mags and a mask, 120',
  "my grandfather's old pistol is deactivated and hangs in the museum",
  'Got a glue gun for 9 bucks, no regrets',
  'need a nail gun for the weekend, will pay with beer',
  'new gun laws are a joke, anyone can buy a rifle without a background check in that state',
  'People buy guns without a licence at these shows and nobody does anything. Vote.',
  'moved 20 kilos of books to the third floor, my back is dead',
  'we need drivers for the food bank, boxes are 10 kilos each, tuesdays and thursdays',
  'our bakery makes 400 loaves a week and supplies three towns',
  'Looking for couriers for our flower shop, bike provided, 14 an hour',
  'My brother works at the port, night shifts, 12 hours, he is tired',
  'hiring truck drivers for cross border freight, good pay, visa sponsored',
  'Legalise weed already, tax it and build schools',
  'got offered coke at a party and left, not my scene',
  'he used to sell weed and now he sells insurance, same smile',
  'I quit smoking weed and bought a bike with the money I saved',
  'Sold my Xbox for 150, same day, easy',
  'tabs open: 98, RAM left: none',
  'Acid reflux tabs 10 for 4 at the corner shop',
  'rolled 20 sushi rolls, brought beans and bars of chocolate for everyone',
  'Candy shop is open again on Main street!',
  '8 grams of protein per bar, tastes like sand',
  'Selling homemade candles: green 8, white 8, brown 10, dm for orders',
  'The plant sale has herbs 3, trees 12, flowers 5',
  'Heroin chic is back in fashion and I hate it',
  'coke 2, fries 3, burger 6, still the cheapest menu in town',
  'I need some molly from the aquarium shop, the fish kind',
  'Dad sells trees every december, 30 each, delivery in town 🌲',
];

describe('drug_weapon_trade', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'drug_weapon_trade')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
