import { terms } from '../lexicon/inflect.ts';
import type { WordClasses } from '../patterns/lexicon.ts';

const upTo = (last: number, step: number): number[] =>
  Array.from({ length: Math.floor(last / step) }, (_none, at) => (at + 1) * step);

/** Round amounts only: a year, a flight or a house number is no price. */
const figures = [...upTo(100, 1), ...upTo(1_000, 5), ...upTo(1_900, 50), ...upTo(100_000, 500)];
const perUnit = [...upTo(50, 1), ...upTo(1_000, 10)];
const units = ['g', 'mg', 'gr', 'kg', 'oz', 'lb', 'ml'];

/** Numbers and quantities as posts write them; rules of trade, fraud and exploitation speak of them. */
export const amounts: WordClasses = {
  number: [
    ...new Set(figures.map(String)),
    ...upTo(100, 1).map((thousands) => `${thousands}k`),
    ...terms(
      'ten, twenty, thirty, forty, fifty, sixty, eighty, a hundred, hundred, a thousand, thousand, a tenner, 1m, 2m, 150k, 200k, 250k, 300k, 400k, 500k',
    ),
  ],
  money: terms(
    'bucks, dollars, dollar, euro, euros, eur, usd, gbp, quid, pounds sterling, cash, pounds, bitcoin, btc, crypto, monero, xmr, usdt, paypal, cash app, cashapp, venmo, zelle, bills, rupees, naira, western union, each, apiece, a piece, per piece, a pop, upfront, up front, deposit, price, prices, pricing, fee, commission, negotiable, obo, ono',
  ),
  weight: [
    ...units.flatMap((unit) => perUnit.map((figure) => `${figure}${unit}`)),
    ...terms(
      'gram, grams, g, gs, oz, ozs, ounce, ounces, eighth, eighths, an 8th, 8th, quarter oz, half oz, half ounce, zip, zips, kilo, kilos, kg, kgs, qp, 8ball, 8 ball, eightball, eight ball, half ball, a ball, bricks, brick, lbs, lb, baggie, baggies, bags of, bag of, strip, strips, sheet, sheets, blotters, vial, vials, mg',
    ),
  ],
};
