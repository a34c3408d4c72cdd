import { nouns, terms } from '../../lexicon/inflect.ts';
import type { CategoryRules, GuardName } from '../rule.ts';

const guards: readonly GuardName[] = [
  'negation',
  'quotation',
  'attribution',
  'condemnation',
  'reporting',
  'genre',
  'lawful',
];

const words = {
  drug: terms(
    'cocaine, heroin, fentanyl, meth, crystal meth, methamphetamine, mdma, molly, ecstasy, lsd, ketamine, xanax, xans, xanny bars, oxy, oxys, oxycontin, oxycodone, percs, percocet, adderall, addy, addys, shrooms, magic mushrooms, psilocybin, dmt, ghb, weed, marijuana, cannabis, hash, crack, lean, codeine, tramadol, vicodin, ritalin, carts, thc carts, edibles, amphetamine, amphetamines, steroids, pcp, opium, mephedrone, tabs of acid, sheets of acid, speed pills, xtc, fent, kush, blow and, zaza, pre rolls',
  ),
  // Everyday words that mean a drug only with a quantity or a dealer's word beside them.
  drug_slang: terms(
    'coke, snow, white girl, ice, tina, acid, speed, gas, bud, tree, trees, green, loud, pills, beans, bars, tabs, dope, smack, h, k, ket, addies, shards, gear, pack, packs, za, 🍃, ❄️, 🍄, 💊, 🔌',
  ),
  quantity: terms(
    'gram, grams, g, gs, oz, ounce, ounces, eighth, quarter oz, half oz, zip, zips, kilo, kilos, kg, qp, 8ball, 8 ball, eightball, eight ball, an 8th, half ounce, key, bricks, brick, pounds, lbs, lb, baggies, bag of, tabs, blotters, per pill, a pill, sheets',
  ),
  firearm: [
    ...nouns(
      'gun, glock, pistol, rifle, handgun, shotgun, firearm, revolver, silencer, suppressor, ghost gun, machine gun, grenade, ak, switchblade',
    ),
    ...terms(
      'ar15, ar-15, ak47, ak-47, strap, straps, blick, glock switch, glock switches, ammo, explosives, c4, draco, uzi',
    ),
  ],
  unlicensed: terms(
    'no papers, no paperwork, no licence, no license, without a licence, without a license, without papers, without a background check, no background check, no questions asked, no id, no serial, no serials, serial filed, filed off, untraceable, unregistered, off the books, cash only, no id needed, hot, ghost, stolen, under the table, clean never used, dark web, darknet, discreet, discreetly',
  ),
  offer: terms(
    'selling, for sale, i sell, we sell, got, have, in stock, available, hmu for, hit me up for, hmu if you need, dm for, dm me for, text me for, slinging, pushing, serving, supplying, i supply, moving, restocked, fresh batch of, dropping off, delivering, selling some, i got, we got, let me know if you need, come get, tap in for, plug for',
  ),
  sale_sign: terms(
    'dm, dm me, hmu, hit me up, hit my line, tap in, text me, message me, prices, price, for sale, selling, cash app, cashapp, venmo, crypto only, bitcoin, delivery, delivered, deliver, pick up, pickup, meet up, meetup, in stock, each, per gram, wickr, telegram, signal me, plug, snap me, pm me, menu, $, bulk, ship, shipping, deals',
  ),
  seek: terms(
    'looking for, need, where can i buy, where can i get, where can i cop, who has, who got, who is selling, anyone selling, anyone got, anybody got, anyone have, anybody selling, need a plug for, looking to buy, want to buy, trying to buy, trying to cop, want to cop, where to buy, how do i buy, can someone sell me, can anyone get me, hook me up with, buy, buying, know a plug for, know anyone selling, know who sells, get me some, iso, cop some',
  ),
  seek_sign: terms(
    'plug, dealer, hmu, dm me, hit me up, tonight, cash, near me, connect, hook up, deliver, delivery, party, who got, anyone selling, where can i, no prescription, without a prescription, no script, without a script, for sale, to buy, selling, to cop, cop',
  ),
  repeated: terms(
    'restocked, restock, back in stock, always in stock, always got, every week, every day, daily, all week, again this week, as usual, same prices, new batch, fresh batch, open 24/7, 24/7, every weekend, all weekend, on deck, always available, stay stocked, full menu, menu, loyal customers, regulars, repeat customers, still got, new shipment',
  ),
  bulk: terms(
    'kilos, kilo, kg, bricks, brick, wholesale, bulk orders, in bulk, across the border, over the border, smuggle, smuggling, shipment, shipments, mules, drug mule, cartel, crates, crate, pounds, distribution, distributors, distributor, runners, supply chain, worldwide shipping, ship worldwide, tons, pallets',
  ),
};
const drugOffer = '#self|^|#repeated ..2 #offer ..4 #drug ..6 #sale_sign|#quantity';

/** low: seeking to buy; medium: one offer; high: repeated offers; critical: trafficking. */
export const drugWeaponTrade: CategoryRules = {
  category: 'drug_weapon_trade',
  words,
  rules: [
    {
      id: 'trafficking',
      severity: 'critical',
      patterns: [
        '#self|^|need ..4 smuggle|smuggling|traffic|trafficking|move|moving|ship|shipping|run|running|bring|transport|sell|selling|supply|supplying ..5 #drug|#firearm ..8 #bulk',
        '#self|^|need ..4 smuggle|smuggling|traffic|trafficking|move|moving|ship|shipping|run|running|sell|selling|supply|supplying ..3 #bulk ..2 of ..2 #drug|#firearm|#drug_slang',
        '#self|^ ..2 smuggling|trafficking ..3 #drug|#firearm',
        'need|hiring|looking_for ..2 runners|mules|drivers|distributors|a_runner|a_mule|a_driver ..5 #drug|#firearm|kilos|bricks|product',
        '#drug|#firearm wholesale|in_bulk|bulk_orders',
      ],
      rationale: 'The text shows trafficking in drugs or weapons.',
      liftedBy: guards,
    },
    {
      id: 'offer',
      severity: 'medium',
      patterns: [
        drugOffer,
        '^|#self selling|i_sell|slinging|pushing ..3 #drug',
        '#drug ..3 for_sale|in_stock|available|restocked|on_deck|on_the_menu ..6 #sale_sign|#quantity|$',
        '#offer ..3 #quantity ..2 of? #drug_slang|#drug',
        '#quantity of? #drug|#drug_slang ..4 #sale_sign',
        'dm|hmu|text|message|tap_in|hit_me_up me? if|for|to ..3 #drug',
        '#drug|#drug_slang ..6 dm|hmu|tap_in|hit_my_line|text_me ..3 prices|menu|delivery',
        '#offer ..3 #firearm ..8 #unlicensed',
        '#firearm ..3 for_sale ..6 #unlicensed',
        '#unlicensed ..2 #firearm ..4 for_sale|dm|hmu|available',
        '#self|^ selling ..3 stolen|ghost|untraceable|unregistered #firearm',
        'i|we print|make|build ..2 ghost_guns|switches|silencers ..4 sale|sell|dm|order',
      ],
      rationale: 'The text shows an offer to sell unlawful drugs or weapons.',
      liftedBy: guards,
      raises: { to: 'high', near: ['repeated'] },
    },
    {
      id: 'seeking',
      severity: 'low',
      patterns: [
        '#seek ..4 #drug ..8 #seek_sign',
        '#seek_sign ..4 #seek ..3 #drug',
        'where|who|anyone|anybody|can_anyone|can_someone ..3 buy|get|sell|selling|sells|got|cop|score ..3 #drug',
        '#seek ..3 #quantity ..2 of? #drug|#drug_slang',
        'need|looking_for|got|know a|any drug? plug|dealer ..6 #drug|#drug_slang',
        '#seek ..3 #firearm ..6 #unlicensed',
        '#seek ..2 #unlicensed ..2 #firearm',
      ],
      rationale: 'The text shows a person seeking to buy unlawful drugs or weapons.',
      liftedBy: guards,
    },
  ],
};
