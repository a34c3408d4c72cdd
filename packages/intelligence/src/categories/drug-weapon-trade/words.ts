import { nouns, terms } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';
import { amounts } from '../amounts.ts';

export const tradeWords: WordClasses = {
  ...amounts,
  drug: terms(
    'cocaine, heroin, black tar, fentanyl, fent, carfentanil, nitazenes, meth, crystal meth, methamphetamine, mdma, molly, mandy, ecstasy, xtc, mdma crystals, lsd, ketamine, ket, xanax, xans, xannies, xanny, xanny bars, xan bars, alprazolam, valium, diazepam, clonazepam, klonopin, rivotril, benzos, etizolam, pregabalin, lyrica, gabapentin, zopiclone, ambien, zolpidem, oxy, oxys, oxies, oxycontin, oxycodone, roxy, roxies, roxys, percs, perc 30s, percocet, percocets, hydros, hydrocodone, vicodin, dilaudid, morphine, subutex, suboxone, methadone, codeine, promethazine, tramadol, trams, lean, adderall, addy, addys, addies, vyvanse, ritalin, concerta, modafinil, captagon, shrooms, magic mushrooms, psilocybin, psilocybe, mescaline, peyote, ayahuasca, dmt, 2cb, 2c b, tusi, nbome, ghb, gbl, poppers, weed, marijuana, cannabis, hash, hashish, charas, ganja, sinsemilla, kush, og kush, purple haze, amnesia haze, crack, thc, thc carts, thc vapes, dab pens, edibles, dabs, shatter, rosin, amphetamine, amphetamines, speed paste, dexies, mephedrone, mcat, meow meow, 4mmc, 3mmc, 4 mmc, 3 mmc, flakka, bath salts, pcp, angel dust, opium, kratom extract, synthetic weed, spice, steroids, anabolic steroids, trenbolone, testosterone vials, anavar, dianabol, clenbuterol, hgh, tabs of acid, sheets of acid, acid tabs, acid tab, acid strips, speed pills, blow and, zaza, pre rolls, prerolls, pressed blues, pressed pills, m30s, m30, blue punishers, blue punisher, teslas, party favors, party favours, party pills, study drugs, white powder, cid, dope, yayo, yay, nose candy, bolivian, peruvian flake, skag, 💊, 🍄',
  ),
  // Everyday words that mean a drug only with a quantity, a price or a dealer's word beside them.
  drug_slang: terms(
    'coke, snow, white girl, white, brown, brown sugar, powder, ice, tina, tine, acid, speed, gas, bud, buds, tree, trees, green, greens, loud, dank, haze, skunk, pills, pill, beans, bars, tabs, blues, smack, h, k, shards, glass, crystal, candy, sweets, gear, pack, packs, za, carts, vapes, flower, herb, herbs, sticky, ball, balls, half ball, snowballs, skittles, rolls, rocks, stones, horse, mud, syrup, sizzurp, purple, dust, molly water, caps, smarties, party mix, the good stuff, product, 🍃, ❄, 🌨, ☃, ⛄, 🔌, 🌿, 🍬, 🍭, 🍁, 🌲, 🌳, 🌴, 🥦, 🍀, 🧊, 💎, 🐴, 🎿, ⛷, 🥶, 🧪',
  ),
  // Street words that are hardly ever anything else beside a dealer or a price by weight.
  drug_street: terms(
    'bud, buds, coke, blow, loud, dank, skunk, pills, pill, tabs, trees, candy, powder, blues, gear, dope, smack, shards, bars, edibles, brownies, carts, pens, flower, flowers, white, green, brown, snow, ice, acid, gummies, cookies, party supplies, party favours, goodies, treats, refreshments, supplies, something, stuff, 🌸, 🌼, 🍪, 🧁',
  ),
  effect: terms(
    'melts under your tongue, melt under your tongue, under the tongue, up your nose, up the nose, for the nose, for your nose, your nostrils, make you fly, makes you fly, take you to space, to the moon and back, keeps you up, keep you up, keep me up, keep me awake, keeps you awake, stay awake, stay up all night, see colours, see colors, see god, numb your, sniff, snort, roll all night, rolling all night, get you high, gets you high, get you lifted, knock you out, puts you to sleep, for focus, to focus, to study all night, to relax you, to come down, take the edge off',
  ),
  per_dose: terms(
    'a gram, per gram, the gram, a g, per g, for a gram, an ounce, per ounce, the ounce, an oz, per oz, an eighth, per eighth, a quarter, a half, a zip, a pill, per pill, a tab, per tab, a strip, a bar, per bar, a flake, a bump, a line, a ball, a point, a cap, a cart, a brick, a key, a kilo, per kilo, a hit, a dose, a bag, a baggie, a joint',
  ),
  vend: terms(
    'selling, i sell, we sell, i sold, we sold, for sale, shipping, ships, ship, can ship, vending, in stock, back on my menu, on my menu, still have some, still got some, bulk prices, prices, price list, prices for, catalogue, catalog, take all, taking orders, delivered, delivery, regulars, first come first served, nobody has better, best in town, best in the city, lab tested, same day, reups, ask for prices, script of, bottle of, bottles of',
  ),
  drug_emoji: terms('❄, 🌨, ☃, ⛄, 🍃, 🌿, 🍬, 🍭, 🍄, 💊, 🍁, 🌲, 🌳, 🥦, 🍀, 🔌, 💎, 🐴, 🧊, 🎿, ⛷'),
  quantity: [
    ...(amounts['weight'] ?? []),
    ...terms('key, pounds, tabs, per pill, a pill, tablets, capsules, caps, points, joints, rolls'),
  ],
  firearm: [
    ...nouns(
      'gun, glock, pistol, rifle, handgun, shotgun, firearm, revolver, silencer, suppressor, ghost gun, machine gun, submachine gun, grenade, ak, switchblade, flick knife, butterfly knife, knuckle duster, taser, sawed off, sawn off, sawn off shotgun, auto sear, lower receiver, receiver, auto switch, full auto kit, round of 9mm, bullet, ars, beretta, detonator, beretta, makarov, tokarev, kalashnikov, landmine, hand cannon, berretta, smith and wesson, desert eagle, 80 percent lower, bump stock, extended mag, drum mag, converted blank, brass knuckle',
    ),
    ...terms(
      'ar15, ar-15, ak47, ak-47, ak 74, strap, straps, blick, blicky, glock switch, glock switches, ammo, ammunition, explosives, semtex, c4, tnt, dynamite, draco, uzi, mac 10, mac10, tec 9, 9mm, 9 mm, 9 milli, nine milli, 38 special, 45 acp, 22lr, rpg, rpgs, pepperball, 3d printed gun, 3d printed guns',
    ),
  ],
  // Words for a firearm only beside a word of unlawful sale.
  firearm_slang: terms(
    'piece, pieces, strap, burner, heater, heat, iron, blower, stick, choppa, chopper, tool, tools, pole, poles, toy, toys, pew pew, switch, switches, rod, cannon, shooter, nina, clip, clips, mag, mags, hardware, 🔫',
  ),
  unlicensed: terms(
    'never on any list, on no list, not on any list, nothing registered, not registered, never registered, no id asked, no id checked, no trace, not traceable, can not be traced, cannot be traced, no receipt, telegram, on signal, wickr, threema, auto switches, full auto, no papers, no paperwork, no licence, no license, no permit, no permit needed, without a licence, without a license, without licence, without license, without a permit, without papers, without paperwork, without the paperwork, without the papers, without a background check, without background check, without a check, no background check, no background checks, no checks, no questions asked, no questions, no id, no serial, no serials, no serial number, no number on it, serial filed, filed off, numbers filed, scratched off, scratched serial, untraceable, unregistered, off the books, off the record, cash only, no id needed, hot, ghost, stolen, under the table, clean never used, never fired, no bodies, no bodies on it, clean one, it is clean, dark web, darknet, discreet, discreetly, privately, no names, legal way takes, legal way is, burner only, straw buyer',
  ),
  offer: terms(
    'selling, for sale, i sell, we sell, got, have, in stock, available, hmu for, hit me up for, hmu if you need, dm for, dm me for, text me for, slinging, pushing, serving, supplying, i supply, moving, restocked, fresh batch of, dropping off, delivering, selling some, i got, we got, i have, we have, let me know if you need, come get, tap in for, plug for, bringing, i deliver, we deliver, leftover, leftovers, spare, giving away, taking offers, who wants, who needs, anyone want, anyone need, letting go of, getting rid of, offloading, shifting, flipping, dropping, i can get, i can get you, can sort, can hook you up, let me know if you want, ask me for, ask for, wts, fs, in the house, just landed, touched down, landed, on tap, on deck, ready to go, up for grabs, doing, ready for pickup, plenty of, fresh',
  ),
  sale_sign: terms(
    'dm, dm me, dms open, hmu, hit me up, hit my line, tap in, text me, message me, prices, price, for sale, selling, cash app, cashapp, venmo, crypto only, bitcoin, delivery, deliveries, delivered, deliver, pick up, pickup, meet up, meetup, meet at, meet me, meet behind, meet near, meet by, come find me, come to, come through, pull up, in stock, each, per gram, wickr, telegram, signal me, signal, session, threema, plug, snap me, pm me, pm, inbox, menu, bulk, ship, shipping, shipped, post it, mailed, stealth, deals, taking offers, offers, open til, open till, open until, same number, same spot, same place, same line, new number, my number, text the number, call the number, cash, link me, link up, first come, discount, free sample, sample, samples, bogo, bundle, runner, runners, whole city, city wide, citywide, north side, south side, east side, west side, you know where, you know who, know where to find, ask for the list, minimum, min order, no time wasters, serious only, serious buyers, serious offers, drop off, dropoff, collect, collection only, car park, parking lot, behind the, back gate, side door',
  ),
  seek: terms(
    'looking for, need, where can i buy, where can i get, where can i find, where can i cop, where can i score, where do i get, where do i find, where do you get, who has, who got, who is got, who is selling, who sells, who can sell me, who can get me, anyone selling, anyone got, anybody got, anyone have, anyone has, anyone holding, anybody selling, anyone sells, need a plug for, looking to buy, looking to score, looking to cop, want to buy, wanting to buy, trying to buy, trying to cop, trying to get, trying to find, trying to score, want to cop, where to buy, where to get, where to find, where to score, how do i buy, how do i get, can someone sell me, can someone get me, can anyone get me, can anyone sell me, can anybody get me, hook me up with, sort me out with, buy, buying, wtb, in the market for, know a plug for, know anyone selling, know anyone with, know anyone who sells, know who sells, know someone with, know someone who sells, know a guy with, know a guy, know somebody, anyone know a guy, get me some, iso, cop some, in search of, will pay for, i would pay for, willing to pay for, paying for, ready to pay for, would buy, i will buy, i will take, running low on, ran out of, out of, after some, write prescriptions for, write a prescription for, write scripts for, prescribe me, prescriptions for, a script for',
  ),
  seek_strong: terms(
    'where can i buy, where can i cop, where can i score, who is selling, who sells, anyone selling, anybody selling, anyone holding, looking to buy, looking to score, looking to cop, want to buy some, trying to buy, trying to cop, trying to score, want to cop, where to score, how do i buy, can someone sell me, can anyone sell me, can someone get me, can anyone get me, hook me up with, sort me out with, buying, wtb, in the market for, know a plug for, know anyone selling, know anyone with, know anyone who sells, know who sells, know someone with, know someone who sells, know a guy with, anyone know a guy, cop some, need a plug, need a dealer, looking for a plug, looking for a dealer, will pay for, willing to pay for, ready to pay for, i would pay for, pay good money for, pay double for',
  ),
  seek_sign: terms(
    'plug, dealer, hmu, dm me, dm, hit me up, tonight, cash, near me, around here, connect, contact, hook up, deliver, delivery, party, rave, festival, new years, this weekend, for the weekend, who got, anyone selling, where can i, no prescription, without a prescription, no script, without a script, without script, for sale, to buy, selling, to cop, cop, can pay, i pay, will pay, pay on pickup, pay well, paying, good price, serious offers, serious only, up to, asap, discreet, my guy, old contact, my old plug, my dealer',
  ),
  repeated: terms(
    'restocked, restock, restocking, back in stock, always in stock, always got, always have, always, every week, every day, daily, all week, all semester, all summer, all year, again this week, as usual, same prices, new batch, fresh batch, new strains, open 24/7, 24/7, 24 7, round the clock, every weekend, all weekend, wknd, every night, every friday, every saturday, every monday, weekly, weekly drop, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, weekends, tues and thurs, mon to fri, monday to friday, on deck, always available, stay stocked, fully stocked, full menu, menu, price list, the list, loyal customers, loyal customer, regulars, customers, repeat customers, still got, new shipment, same number, same spot, same line, same place, as always, like always, till sunday, open til, open till, open until, we are open, back open, is back, back in town, back from, back on, in the game, no new faces, new faces, references, all flavours, all flavors, all weights, whole city, min order, minimum order, first order, each order, runner, runners, express, update, new plug, student deals, been doing this, years running, since 20, deals all, opening hours, reup, re up, dropping every',
  ),
  bulk: terms(
    'kilos, kilo, kg, bricks, brick, wholesale, bulk orders, in bulk, bulk only, across the border, over the border, past customs, through customs, smuggle, smuggling, shipment, shipments, mules, drug mule, cartel, crates, crate, container, containers, pounds, distribution, distributors, distributor, wholesalers, runners, couriers, supply chain, worldwide shipping, ship worldwide, tons, tonnes, pallets, pallet, truckload, truckloads, boatload, partners wanted, minimum order, by the hundred, hundreds of, thousands of, a whole case, false bottom, hidden compartment, cities, supply routes, our route, new route, our lab, pill press, supply lines',
  ),
  courier: terms(
    'driver, drivers, courier, couriers, runner, runners, mule, mules, distributor, distributors, smuggler, smugglers, carriers, carrier, captain, boat captain, pilot, trucker, truckers, truck driver, truck drivers, local boss, crew, crews, partner, partners, wholesalers, swallowers, swallow, swallowing, cooks, cook, chemist, lookout, lookouts, transporter, transporters, someone to drive, someone to carry, people to carry',
  ),
  crossing: terms(
    'border, customs, port, harbour, harbor, docks, dock, airport, container, containers, ferry, checkpoint, crossing, lorry, truck, trucks, boat, submarine, spare tyre, spare tire, suitcase, suitcases, luggage, fuel tank, false bottom, hidden compartment, baggage handler, baggage handlers, cargo, freight, warehouse',
  ),
  // What stands for the goods where they are not named.
  goods: terms(
    'product, powder, keys, kilos, kilo, bricks, load, loads, package, packages, the goods, units, merchandise, white, brown, ice, snow, pressed, pills, blues',
  ),
  carried: terms(
    'under the seats, under the seat, inside the doors, in the doors, in the tyres, in the tires, in the spare, in the tank, in banana boxes, in fruit boxes, between the boxes, in the lining, in the walls of, swallow, hidden in, hidden under, hide it in, past the dogs, dogs can not smell, scanner does not see, no questions about the cargo, do not open, do not ask what, tunnel, the tunnel, through the port, across the river at night, one trip, clean licence, clean license, clean record, clean passport, no record',
  ),
  recruit: terms(
    'need, needs, need a, looking for, wanted, hiring, seeking, recruiting, want, join, who wants to, pays, paid, we pay, i pay, pay you, earn, easy money',
  ),
  make: terms(
    'make, makes, making, produce, produces, producing, cook, cooks, cooking, press, presses, pressing, grow, grows, growing, print, prints, printing, mill, milling, convert, converting, build, builds, building, move, moves, moving, supply, supplies, supplying, push, pushes',
  ),
  plug_open: terms(
    'plug is back, plug is open, plug is here, plug in town, new plug in town, new plug, favourite plug, favorite plug, local plug, your plug, trusted plug, number one plug, snowman is open, snowman is back, snowman, candyman is, candy man is, candy shop open, candy shop is open, the shop is open, trap is open, trap open, trap house open, pharmacy is open, tree man',
  ),
  // The goods are something else here: kitchen, garden, weather, winter, toys, clothes, art.
  ordinary_goods: terms(
    'recipe, recipes, curry, rice, fries, burger, burgers, noodles, pizza, dumplings, sandwich, hot chocolate, breakfast, lunch, dinner, restaurant, food, food bank, groceries, vegetables, fruit, bread, wine, beer, juice, books, bake, baking, baked, oven, flour, butter, eggs, soup, salad, bakery, cafe, coffee beans, tea, knit, knitting, yarn, wool, crochet, quilt, paint, painting, paints, acrylic, watercolour, watercolor, canvas, seedlings, seeds, garden, gardening, compost, houseplant, plants, tomatoes, bike, bicycle, laptop, phone, sofa, couch, guitar, piano, vinyl, jacket, dress, shoes, sneakers, shirt, hoodie, lift tickets, lift ticket, lift passes, lift pass, ski school, ski pass, skis, snowboard, snow tyres, snow tires, weather forecast, snowman with, carrot, christmas, lego, pokemon, stickers, earrings, necklace, ring, candles, soap, car leaves, melatonin, vitamins, paracetamol, ibuprofen, insulin, inhaler, stickers, antique, heirloom, collector, deactivated, replica, airsoft, nerf, gel blaster, paintball, water gun, toy gun, glue gun, massage gun, heat gun, nail gun, staple gun, spray gun, tattoo gun, caulking gun, hot glue, cap gun, skin, skins, legendary, gold, in game, ingame, trade in game, csgo, pharmacy, my prescription, by prescription, on prescription, prescribed, clinic, dispensary, coffeeshop, coffee shop, licensed dealer, permit, licensed, pharmacist, vet, doctor prescribed, insurance, refill, coffee is not, emails, browser, open and, guides, hiking, climbing, lanes, espresso, energy drink, stays in the system, in the system, in my system, drug test, urine test, tested positive, sober, clean for, rehab, quit, quitting, recovery, relapse, withdrawal, overdose, overdosed, naloxone, narcan, psa, test kit, test kits, gun control, gun laws, legalise, legalize, legalization, legalisation, decriminalise, decriminalize, cbd, hemp, side effects, interaction, dosage, diet, calories, protein, ice cream, cocktail, lemonade, ski instructor, hunting, hunter, shooting range, gun range, police, seized, arrested, busted, documentary, novel, series, episode, netflix, breaking bad, song, lyrics, film',
  ),
  // Who says so wants to have and does not offer.
  seeks_own: terms(
    'anyone selling, anybody selling, buying, wtb, who sells, who is selling, looking for some, looking for a gram, looking to buy, looking to score, need some, i need a, need a gun, need a gram, need a glock, need a pistol, where can i, where do i get, where to buy, iso, trying to buy, trying to find, trying to score, want to buy, anyone got, anybody got, can anyone get me, can someone get me, anyone know a guy, know a plug, know anyone, in the market for',
  ),
  told_of_others: terms(
    'people buy, people can buy, anyone can buy, anybody can buy, teenagers can buy, gun show, gun shows, that state, this state, vote, voted, guy selling, man selling, people selling, someone selling, somebody selling, kids selling, he sells, she sells, they sell, he sold, they sold, she sold, people sell, who sold, offered me, got offered, was offered, were offered, got caught, was caught, caught with, was selling, were selling, is selling, are selling, he said, she said, they said, tried to sell, wanted to sell, do not buy, never buy, do not sell, does not sell, did not sell, never sold, never sell, not selling, were sold, was sold, would never, used to sell, used to deal, stop selling, stop buying, dream about, dreamed, imagine if',
  ),
};
