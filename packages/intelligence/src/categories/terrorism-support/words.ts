import { nouns, terms, verbs } from '../../lexicon/inflect.ts';
import type { WordClasses } from '../../patterns/lexicon.ts';
import { entityList } from './entities.ts';

/** How people also write the names on the list: other romanisations, short forms, media arms, hashtags written as one. */
const spellings = terms(
  'islamicstate, dawlah islamiyah, dawlat al islam, daish, daeshis, is-k, iscap, amaq agency, amaq news, alqaida, al kaida, al-qaida, jabhat al nusra, nusra front, hurras al din, as sahab, shabab, harakat al shabaab, bokoharam, lashkar e toiba, lashkar-e-toiba, lashkar e taibah, lashkar e tayba, jaish e mohammad, jaish-e-mohammad, jaish e muhammed, tehreek e taliban, tehrik i taliban, abusayyaf, hezbolla, hizbullah, hezbullah, hizbolla, hisbollah, hisbullah, hezbollahs, al qassam, qassam, qassam brigade, ezzedeen al qassam, izz ad din al qassam, al quds brigade, saraya al quds, islamic jihad, ansarullah, tamil tiger, pkk guerrilla, sendero, new peoples army, tamil tigers of eelam, nordic resistance',
);

export const terrorismWords: WordClasses = {
  entity: [...entityList.entities.flatMap(({ aliases }) => aliases), ...spellings],
  // Plainly meant, but also words of history and prayer: they count only beside deeds of support.
  entity_byname: terms(
    'caliphate, khilafah, khilafa, khilafat, dawla, dawlah, daulah, dawlat, baqiya, baqiyah, mujahideen, mujahidin, mujahedin, mujahedeen, black banner, black banners',
  ),
  entity_leader: terms(
    'bin laden, osama bin laden, usama bin laden, sheikh osama, al baghdadi, zarqawi, al zarqawi, zawahiri, al zawahiri, sinwar, nasrallah, haniyeh, mohammed deif, ocalan, abu obaida, abu obeida, abu ubaida, prabhakaran, shekau, awlaki, al awlaki, abimael guzman',
  ),
  fighters: terms(
    'fighters, brothers, soldiers, lions, mujahideen, mujahidin, martyrs, heroes, warriors, fighter, militants, cause, caliphate, jihad, men, movement, boys, army, resistance fighters, comrades, lads, guerrillas, guerrilla, guerillas, struggle, leaders, leader, commanders, commander, resistance, wing, knights, sons, cubs, volunteers, cadres, martyr',
  ),
  support: terms(
    'i support, we support, i stand with, we stand with, support, supporting, long live, glory to, victory to, victory for, proud supporter of, proud to support, may god bless, god bless, may allah protect, may allah bless, may allah reward, viva, hail, i love, we love, i am with, we are with, all hail, in support of, up the, up with, go, all power to, salute to, salute, saluting, we salute, i salute, power to, i back, we back, respect to, respect for, nothing but respect for, much respect to, hats off to, praise to, praise be to, cheers to, kudos to, props to, god protect, god save, strength to, love to, big up, in awe of, i admire, we admire, admire, admiring, proud of, so proud of, thank god for, thank you, thanks to, bless the, eternal glory to, honour to, honor to, rest in power, bravo to, bravo, well done, loyal to, solidarity with, stand behind, hooray for, cheering for, cheering on, rooting for, lang live, forever with, always with, biji',
  ),
  call_to_support: terms(
    'everyone should, everybody should, every student should, every muslim should, every man should, every brother should, all of us should, we should, we must, we should all, we must all, you should, you must, you all should, people should, it is our duty to, it is your duty to, it is time to, time to, let us, we all need to, everyone must, everybody must, students should, students must, who does not',
  ),
  to_support: terms(
    'support, back, stand with, stand behind, stand by, stand up for, follow, obey, rally behind, rally around, rally for, unite behind, line up behind, side with, defend, praise, thank, honour, honor, pray for',
  ),
  praised: terms(
    'are heroes, is heroic, are heroic, heroes, are our heroes, are freedom fighters, did nothing wrong, did the right thing, was right, were right, are right, is right, will win, will prevail, will be back, will return, will rise, will rise again, will never die, will never be defeated, will liberate us, will free us, will save us, are the real heroes, deserve our support, deserves our support, deserve respect, deserves respect, deserve a medal, deserves a medal, are martyrs, are lions, are legends, lions, legends, had the right idea, has the right idea, had it right, got it right, gets it right, has a point, have a point, showed how it is done, shows how it is done, showed us how, showed the world, showed them, know how to, knows how to, knew how to, were magnificent, was magnificent, are magnificent, are brave, were brave, are the bravest, the bravest, are the good guys, are doing the right thing, are doing gods work, doing great work, did a great job, did great work, did well, has my respect, have my respect, got my respect, has my support, have my support, has my full support, have my full support, have my vote, my heroes, are winning, keep it up, keep going, made me proud, make me proud, makes me proud, is beautiful, are beautiful, beautifully, magnificently, in paradise, forever, till i die, gang gang, all the way, ftw, masterclass',
  ),
  act: terms(
    'attack, attacks, bombing, bombings, massacre, killings, beheadings, beheading, operation, operations, raid, strike, strikes, shooting, explosion, explosions, martyrdom operation, hostages, hostage taking, kidnapping, ambush, rocket attack, rocket attacks, rocket, rockets, suicide bombing, suicide bomber, suicide bombers, suicide vest, suicide vests, car bomb, car bombs, truck bomb, ied, ieds, drone attack, missile, missiles, assassination, execution, executions, siege, hijacking, blast, bomb, bombs, mortar, ramming, stabbing, slaughter, october 7, october 7th, 7 october, 7th of october, 9/11, beslan, bataclan',
  ),
  praise_act: terms(
    'beautiful, glorious, justified, was justified, were justified, heroic, legitimate, a victory, brilliant, well done, proud of, celebrate, celebrating, celebrated, bravo, salute, saluting, respect, congratulations, congrats, well deserved, love, loved, masterpiece, masterclass, blessed, amazing, deserved, magnificent, beautifully, perfect, perfectly, epic, legendary, hats off, kudos, made my day, made my week, made me smile, made me happy, about time, more of that, more of this, more please, more like this, favourite, favorite, best thing, the best day, the best, great job, great work, good job, nice work, good work, a work of art, art, a gift, a blessing, goosebumps, so satisfying, happy, joy, overjoyed, cheers, cheered, danced, well earned, they earned it, had it coming, serves them right, legit, necessary, the right answer, the right thing, inspiring, inspired, courageous, brave, a triumph, 👏, 💪, 🔥, 🎉, 🥳, 🙌',
  ),
  more_of_it: terms(
    'about time, more of that, more of this, more please, more of these, more like this, more like that, do it again, keep it up, keep them coming, keep going, next one please, next time more, well done, bravo, takbir, alhamdulillah, mashallah, 👏, ✊, 💪, 🥳, 🎉, magnificent, glorious, legends, masterpiece, my heroes, deserved, good riddance, had it coming, in paradise, lions',
  ),
  joy_alone: terms(
    'bravo, well done, takbir, alhamdulillah, magnificent, glorious, masterpiece, hats off, heroes, legends, deserved, good riddance, had it coming, serves them right, about time, more please, more of that, more of this, more like this, do it again, made my day, made my week, my heroes, what a day, champagne, cheers to that, so happy, celebrating, beautiful work, love to see it, you love to see it, proud',
  ),
  // Those who fight, flee or condemn the organisation are praised themselves.
  opposed: terms(
    'fought, fighting against, fight against, fights against, against, defeat, defeated, defeating, defeats, beat, beating, destroy, destroyed, destroying, crush, crushed, escaped, escape, fled, flee, fleeing, survived, survivor, survivors, victims of, victim of, victims, freed from, freed, liberated from, rescued, rescue, saved from, condemn, condemned, condemns, condemning, condemnation, ban, banned, banning, outlaw, outlawed, sanction, sanctioned, sanctions, proscribed, designated, stop, stopped, stopping, kicked out, drove out, driven out, pushed out, wiped out, arrested, arrests, jailed, captured, dismantled, dismantling, deradicalisation, deradicalization, anti, counter terrorism, counterterrorism, who killed, the killer of, killing of, death of, evil, murderers, monsters, scum, cult, fall of, end of, the end of, defeat of, refuse, refused, disarm, disarmed, disarms, ceasefire, peace talks, peace deal, peace process, peace, free the hostages, release the hostages, why, whether, thanks to the, is gone, are gone, gone from, left our, is over, goddess, rowing, river, article, articles, study, studies, scholars, film, movie, documentary, novel, series, essay, thesis, book about, book on, lecture, lectures, exam, museum, exhibition',
  ),
  give: terms(
    'donate, donating, send money, sending money, send funds, sending funds, raise money, raising money, raising funds, raise funds, collect money, collecting money, collecting donations, collecting for, collecting cash, a collection for, collection for, fundraiser for, fundraising for, wire money, transfer money, send crypto, zakat, sadaqah, supply weapons, sending weapons, send weapons, donation for, donations for, donation to, donations to, gave money, raised money, sent money, chip in for, whip round for, crowdfunding for, sponsor a, sponsor, sponsoring, pay for, buying gear for, buying boots for, buying drones for, smuggle, smuggling, ship, shipping, delivering, deliver, money for, cash for, funds for, bitcoin for, crypto for, equip, equipping, arm the, feed the',
  ),
  give_if_asked: terms(
    'fund, funding, contribute, contributing, donated, finance, financing, help, supply, supplying, bankroll',
  ),
  purse: terms(
    'btc, bitcoin, wallet, crypto, xmr, monero, usdt, tether, ethereum, paypal, iban, gofundme, cash, coin, coins, dollars, euros, pounds, money, donation, donations, hawala, western union, zakat, sadaqah, collection, bucket, jar',
  ),
  purse_here: terms(
    'below, in bio, in my bio, in the bio, link, address, dm, here, at the club, at the club house, at the mosque, at mine, accepted, welcome, so far, anonymous, untraceable, qr code, via, account, each, every',
  ),
  materiel: nouns(
    'weapon, gun, rifle, rocket, drone, bullet, grenade, box of ammo, boot, uniform, vest, round, knife, missile, fighter, martyr, bomb, sniper',
  ).concat(
    terms(
      'ammo, ammunition, gear, equipment, night vision, kit, body armour, body armor, explosives, fuel, food, supplies, medicine',
    ),
  ),
  join: terms(
    'join, joining, joined, enlist, sign up, signing up, fight for, fighting for, fight with, fight alongside, travel to join, travelling to join, traveling to join, recruit for, recruiting for, recruit, recruiting, become a fighter, train with, volunteer for, go fight for, need fighters for, hijrah to, make hijrah, swear allegiance to, pledge allegiance to, pledge, allegiance to, bayah to, give bayah, swear bayah, serve, serve with, work for, kill for, die for, fighters for, volunteers for, men for, brothers for',
  ),
  journey: terms(
    'travel to, travelling to, traveling to, go to, going to, get to, move to, moving to, leave for, leaving for, come to, hijrah to, cross into, cross to, the way to, the route to, emigrate to, reach',
  ),
  seeks: terms(
    'looking for, look for, is looking for, are looking for, needs, need, seeks, seeking, wants, want, recruiting, recruits, hiring, hires, searching for, calls for, is calling for, place for, room for, takes, is taking, pays, paying, could use, short of, welcomes',
  ),
  recruit_kind: nouns(
    'student, engineer, driver, volunteer, brother, sister, fighter, recruit, courier, doctor, nurse, hacker, chemist, electrician, mechanic, pilot, smuggler, translator, designer, editor, teacher, soldier, shooter, sniper, operative, helper, supporter, comrade, member, youth, lad, boy, girl, wife, cook, guard, welder, coder, programmer, spotter',
  ).concat(terms('people, men, women, wives, two more, one more, more, anyone, someone, hands, you, serious people')),
  solicits: terms(
    'dm, dm me, dms, pm me, message, message me, msg, msg me, write to me, write me, text me, contact, contact me, contact us, get in touch, inbox, reach out, ask me, talk to me, telegram, signal, whatsapp, wickr, threema, session, keep quiet, keep your mouth shut, no phones, no questions, without questions, without names, good pay, salary, salaries, wages, paid, stipend, housing, who wants, who wants to, who is ready, interested, apply, i know the route, i know a, i know someone, i can arrange, i will arrange, meet at, meet me, come to, come alone, join us, link in bio, tickets paid, then we talk, we take care of, family looked after, training provided, vetting, serious only, be discreet',
  ),
  oath: terms('bayah, baya, bay ah, allegiance, oath, my life, loyalty'),
  swears: terms(
    'give, gave, giving, swear, swore, sworn, swearing, take, took, pledge, pledged, pledging, renew, renewed, make, made, offer, offered',
  ),
  share: terms(
    'share, sharing, share share, repost, reposting, reposted, retweet, rt, spread, spreading, forward, forwarding, pass it on, pass this on, download, downloading, print, translate, translated, translating, subscribe, subscribe to, follow, watch, read, read it, listen, listen to, post, upload, uploaded, reupload, re upload, stream, mirror, put, hang, hand out, distribute, sticker, tag, fly, flying, wear, wearing, wave, waving, play, sing, stick, paint, spray, leave it, get it, here is, here are, made, selling, new, join, join our, sticker action, boost, save',
  ),
  media: terms(
    'statement, statements, video, videos, magazine, magazines, issue, song, songs, anthem, anthems, nasheed, nasheeds, poster, posters, flag, flags, sticker, stickers, leaflet, leaflets, channel, channels, stream, radio, speech, speeches, sermon, sermons, manual, archive, page, telegram, picture, pictures, banner, banners, merch, shirt, shirts, scarf, scarves, patch, patches, newsletter, podcast, bulletin, communique, message, manifesto, press release, edit, edits, graffiti, logo, emblem, hoodie, hoodies, war media, media, material, footage, clips, clip, pdf, playlist, handbook, group chat',
  ),
  spread_it: terms(
    'share, share it, share this, share share, repost, reposting, retweet, spread, spread it, spread this, spread the word, forward, forward it, pass it on, download, print it, read it, translate, translated it, in your groups, to a million, reach a million, before they delete, before it is deleted, tag, tag three, on your story, in your story, make it reach, leave it in, in every, on every, subscribe, link in bio, posters at mine, please translate, everywhere, watch it, watch before',
  ),
  only_answer: terms(
    'only answer, only solution, only hope, only way, only real government, only government, only resistance, only ones, only one, only people, our future, the future, true government, real government, true path, right path, true faith, real resistance, true resistance, answer, solution, party of god, voice of the people, legitimate government, best thing, last hope, true muslims, vanguard, our army, our shield, our defenders',
  ),
  strike_again: verbs('strike, hit, bomb, attack, punish').concat(terms('do it, do that, do this, do one, happen')),
};
