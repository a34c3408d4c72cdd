import { terms } from '../lexicon/inflect.ts';
import type { WordClasses } from '../patterns/lexicon.ts';

/** Words that tell what kind of text this is, and whose words these are. */
export const contextWords: WordClasses = {
  // Who says or writes something: what follows may be theirs.
  says: terms(
    'say, says, said, saying, tell, tells, told, telling, call, calls, called, calling, tweet, tweets, tweeted, tweeting, post, posts, posted, posting, write, wrote, writes, written, comment, comments, commented, claim, claims, claimed, claiming, shout, shouted, shouting, yell, yelled, yelling, scream, screamed, chant, chanted, chanting, statement, statements, phrase, phrases, the word, the words, words like, words such, slogan, slogans, message, messages, quote, caption, remark, remarks, insult, insults, slur, slurs, hearing, heard, hear, uttered, spray painted, texted, threatened to, threatens to, threatening to, sing, sang, headline, headlines, thought, believed, assumed, assume, assumes, wrote that, posts about, argue, argues, argued, preach, preaches, preaching, taught, think, thinks, thinking, believe, believes, believing, suggest, suggests, suggesting, insist, insists, rhetoric, refer to, referred to, describe, described',
  ),
  other_speaker: terms(
    'he, she, they, you, people, person, someone, somebody, anyone, anybody, everyone, who, man, woman, men, women, guy, guys, teacher, politician, politicians, president, boss, uncle, kid, kids, student, students, user, users, account, idiots, bigots, racists, bigot, racist, trolls, troll, nazis, extremists, society, those, neighbour, neighbor, classmate, classmates, dad, father, mother, mom, brother, others, whoever, him, her, them, mob, friend, song, coworker, colleague, stranger, that',
  ),
  condemns: terms(
    'unacceptable, not okay, not ok, never okay, never ok, is not cool, hateful, racist, sexist, homophobic, transphobic, misogynistic, misogynist, islamophobic, antisemitic, xenophobic, ableist, bigoted, bigot, bigots, bigotry, hate speech, slur, slurs, abusive, dehumanizing, dehumanising, condemn, condemned, condemns, condemning, denounce, denounced, reject the idea, stand against, speak out, calling out, report it, reported it, report him, report them, report this, not tolerate, stop saying, stop calling, do not say, do not call, never say, should not say, should never, must not, prejudice, stereotype, stereotypes, disagree, disgusts me, makes me sad, hurts me, lost all respect, unfollow, shame on, inexcusable, unforgivable, heartbreaking, tragic, tragedy, devastated, grieving, mourning, rip, thoughts and prayers, victims, survivors, awareness, end violence, stop violence',
  ),
  // What is done to a group, and those who do it.
  victim_frame: terms(
    'the idea that, the notion that, the claim that, the claims that, the belief that, the myth that, the lie that, the assumption that, the stereotype that, the suggestion that, the accusation that, the thought that, the narrative that, the rumour that, the rumor that, the theory that, the argument that, the idea of, the notion of, violence against, crimes against, crime against, discrimination against, discriminate against, discriminating against, discriminates against, hatred against, hate against, hate towards, hatred towards, prejudice against, prejudiced against, bias against, biased against, racism against, racism towards, attacks on, attacks against, attack on, abuse of, abuse against, mistreatment of, treatment of, treating, oppression of, oppressing, persecution of, persecuting, murder of, murders of, killing of, killings of, harassment of, harassing, bullying, bullying of, rape of, exploitation of, objectification of, objectifying, jokes about, joke about, stereotypes about, stereotype of, stereotyping, the way, people who, anyone who, anybody who, those who, someone who, somebody who, everyone who, men who, women who, guys who, guy who, man who, folks who, idiots who, bigots who, racists who, assholes who, whoever, making fun of, make fun of, made fun of, mocking, mock, laughing at, laugh at, insulting, marginalising, marginalizing, excluding, demonising, demonizing, dehumanising, dehumanizing, denying, blaming, judging, attacking, targeting, generalising, generalizing, looking down on, being mean to, being rude to, war on, laws against, attitude towards, attitudes towards, attitude to, view of, views of, views on, opinion of, opinions on, slurs for, slurs against, lies about, myths about, portrayal of, ignorance about, ignorance towards, disrespect to, disrespecting',
  ),
  // The author's own view, though a word of saying stands in it.
  dares_to_say: terms(
    'mistake in saying, wrong with saying, wrong in saying, am i wrong to say, am i wrong to think, am i wrong for saying, am i wrong for thinking, problem with saying, harm in saying, is it wrong to say, is it wrong to think, crazy for thinking, crazy for saying, goes without saying, needless to say, got to say, have to say, must say, have to admit, must admit, hate to say it, not afraid to say, fact is, the truth is, is it just me, can we agree, can we finally agree, can we all agree, why can i not say, why can not i say, not racist but, is it too much to say',
  ),
  // The author tells that he does not say so.
  disowns: terms(
    'single reason to, any reason to, no reason to, no reason why, reason why anyone, did i say, did i ever say, have i said, never said, not saying, does not mean that, does not make, nobody said, no one said, nobody is saying, no one is saying, nobody says, is not true, are not true, is false, is a lie, is a myth, are myths, wrong to say, wrong to call, wrong to think, wrong to believe, not right to, not fair to, unfair to, imagine thinking, imagine believing, imagine saying, do you really think, do you honestly think, do you seriously think, do you really believe, seriously believe, how can you say, how could you say, how dare you, why would you say, why would you think, why do you think, what makes you think, how can anyone',
  ),
  // What nobody says of those whom he despises.
  kind_words: terms(
    'love, loves, loved, lovely, great, wonderful, amazing, awesome, beautiful, brilliant, fantastic, excellent, gorgeous, kind, kinder, kindest, kindness, nice, sweet, friendly, caring, welcome, welcoming, welcomed, proud, admire, admired, admirable, appreciate, appreciated, support, supports, supporting, celebrate, celebrated, honour, honored, honoured, cherish, embrace, thank, thanks, grateful, happy, glad, joy, safe, safety, protect, protects, protected, protecting, protection, equal, equality, equally, friend, friends, friendship, hero, heroes, inspiring, inspire, inspired, talented, hardworking, peaceful, peace, congratulations, congrats, bless, blessed, solidarity, ally, allies, adore, favourite, favorite, delicious, helpful, enjoy, enjoyed, excited, charming, cool, cute, courage, brave, respect, dignity, compassion, empathy, sorry for, stand with, standing with, heartbreaking, tragic, tragedy, sad, sadly, victims, victim, survivors, survivor, suffering, oppressed, mistreated, discriminated, treated, killed in, died in, grieve, mourn, afraid of, scared of, fight for, fighting for, rights',
  ),
  less_of: terms(
    'less, lesser, inferior, worse, only, just, merely, alone, different, dumber, weaker, fewer, below, beneath, second class',
  ),
  endorses: terms(
    'agree, i agree, agreed, right, are right, is right, was right, facts, based, so true, spot on, exactly, preach, amen to that, well said, could not agree more, true',
  ),
  self_assertion: terms(
    'i say, i said, i am saying, i will say it, i keep saying, we say, just saying, i think, i believe, i personally think, if you ask me, in my opinion, i have said, let me say, i tell you, i am telling you, as i said, i hereby say, i always say',
  ),
  reports: terms(
    'police, suspect, suspects, arrested, charged, convicted, sentenced, prosecutors, prosecutor, court, trial, investigators, officials, authorities, according to, reportedly, allegedly, alleged, breaking, breaking news, documentary, article, study, studies, researchers, survey, historians, history class, textbook, essay, thesis, paper on, lecture, museum, exhibit, podcast, report, reports, reported, report on, dissertation, seminar, coursework, homework, research, case study, true crime, memorial, anniversary, witnesses, death toll, injured, hospitalised, hospitalized, manhunt, indicted, pleaded guilty, lawsuit, un says, sanctions on, designated, court heard',
  ),
  fiction: terms(
    'novel, my book, short story, fanfic, fanfiction, chapter, villain, screenplay, protagonist, cosplay, tv show, anime, manga, roleplay, rpg, dnd, audition, monologue, satire, parody, the onion, sketch, stand-up, stand up special, spoiler, spoilers, halloween, wip, my oc, writing prompt, drama club, netflix, kdrama, k-drama, play rehearsal, season finale, horror movie, horror film, movie quote, quoting the movie, deleted scene, opening scene',
  ),
  fiction_hint: terms(
    'character, characters, script, movie, movies, film, films, series, episode, plot, trailer, scene, theatre, theater, comic, horror, actor, director, act two, act three, book, books, season, story',
  ),
  lyrics: terms(
    'lyrics, lyric, song, songs, verse, chorus, rapper, rap, album, track, 🎵, 🎶, now playing, nowplaying, np, karaoke, spotify, soundtrack, bars from, mixtape, playlist, sing along, remix, 🎤',
  ),
  gaming: terms(
    'gaming, gamer, boss fight, final boss, raid boss, respawn, fps, zombies, zombie, npc, npcs, dungeon, fortnite, valorant, minecraft, warzone, call of duty, cod, csgo, overwatch, league of legends, gta, skyrim, elden ring, dark souls, pubg, roblox, headshot, headshots, killstreak, xp, multiplayer, xbox, playstation, ps5, nintendo, noob, aimbot, hitpoints, paintball, laser tag, airsoft, nerf, checkmate, impostor, imposter, speedrun, creeper, creepers, enemy team, boss battle, video game, board game, chess',
  ),
  gaming_hint: terms(
    'game, games, raid, level, levels, lobby, kd, loot, steam, twitch, quest, teammate, teammates, hp, mafia, ult, spawn, gg, mobs, clan, server, ranked, halo, apex, match, points',
  ),
  sport: terms(
    'game, match, season, playoffs, basketball, football, soccer, hockey, cricket, coach, team, teams, opponents, rivals, league, tournament, finals, boxing, mma, ufc, karate, judo, wrestling, sparring, self-defence, self-defense, self defence, self defense, martial arts, fencing, archery, three pointer, dunk, serve, tennis, win, score, fantasy',
  ),
  lawful: terms(
    'pharmacy, pharmacist, prescription, prescribed, clinic, hospital, patient, patients, nurse, licensed, licence, license, permit, range, shooting range, hunting, hunter, hunters, deer, museum, antique, collectors, collector, exhibit, sport shooting, biathlon, olympics, class, course, training, workshop, harm reduction, overdose awareness, awareness, recovery, rehab, sober, decriminalise, decriminalize, legalise, legalize, legalisation, legalization, policy, law, study, research, lab, chemistry, homework, textbook, news, article, documentary, police, arrested, seized, seizure, customs, busted, smuggling ring, court, sentenced, charged, convicted, security, phishing awareness, training video, warning, beware, avoid, scam alert, scam, scammers, scams, do not fall for, fraud prevention, watch out for, report, reported, costume, toy, nerf, water, airsoft, replica, prop, glue, spray, video game, game, movie, film, novel, book, song, lyrics',
  ),
  harmless: terms(
    'kindness, email, text, texts, message, photo, photos, camera, portrait, portraits, wedding, video, videos, selfie, chess, fifa, mario kart, monopoly, uno, joke, jokes, laughter, laughing, tickle, hugs, hug, kisses, cuddles, cuteness, cute, pun, puns, nerf, water gun, pillow, pillows, snowball, snowballs, confetti, dance, karaoke, cardio, squats, workout, leg day, love, hoops, paintball, weeds, plants, plant, bugs, mosquitoes, mosquito, spiders, wasps, germs, bacteria, cockroaches, ants, rats, mice, houseplants, houseplant, deer, lifting, posture, deadlift, deadlifts, yoga, icy, slippery, pickpockets',
  ),
};
