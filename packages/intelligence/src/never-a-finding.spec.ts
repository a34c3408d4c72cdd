import { describe, expect, test } from 'vitest';
import { found } from './testing/found.ts';

/** What product and law say is never a finding, by kind; the words around are those that rules look for. */
const never: Readonly<Record<string, readonly string[]>> = {
  lyrics: [
    '🎵 I will kill you if you break my heart 🎵',
    'Lyrics stuck in my head: shoot them all, burn them all',
    'Now playing: a song called I hate women',
  ],
  fiction: [
    'Chapter 12 of my novel: "I am going to kill him tomorrow," she said.',
    'In my fanfic the villain says he will slaughter all the children.',
  ],
  jokes: [
    'My cat will murder me in my sleep lol',
    'I will kill my roommate if she hums that song again 😂',
    'Why did the bomb cross the road?',
  ],
  satire: [
    'From The Onion: nation demands we kill all the mimes',
    'Satire: we must deport all Canadians for their politeness',
  ],
  news: [
    'BREAKING: police say the suspect wanted to kill all the worshippers.',
    'The court sentenced the man who said he would shoot the teacher.',
    'A report on how al-Qaeda raises money and who donates to al-Qaeda.',
  ],
  study: [
    'For my thesis I research why people say that immigrants are vermin.',
    'History class: the massacre was praised, the textbook says they loved the massacre.',
  ],
  counterSpeech: [
    'I hate when people make fun of disabled people.',
    'I hate seeing immigrants treated like criminals.',
    'I hate how women are treated in this industry.',
    'If you say women are scum, you are no friend of mine.',
    'Stop saying that Muslims are terrorists.',
    'It is unacceptable to say gay people are disgusting.',
    'No one should ever tell a person to kill yourself jokes.',
    'Nobody deserves to be called a faggot.',
  ],
  lawful: [
    'I got my prescription for adderall from the pharmacy, they sell it in grams.',
    'At the shooting range with my licensed pistol for sport shooting.',
    'Working at the pharmacy: we sell codeine by prescription.',
    'Selling my antique rifle to a museum with a permit.',
  ],
  selfDefence: [
    'Self-defense class: how to punch an attacker and run.',
    'My karate coach says I will beat you up in sparring today.',
  ],
  chemistry: ['Chemistry homework: explain how amphetamine acts.', 'Lab day: acid, ice and a lot of patience.'],
  gaming: [
    'I killed you five times in Fortnite, I will kill you again.',
    'gonna shoot you all in the next paintball round',
    'We will slaughter them in the raid, get your loot ready, game on',
  ],
  museum: ['The gun museum sells tickets for the grenade exhibit.'],
  profanity: ['Fuck this exam, holy shit.', 'What a fucking amazing concert!', 'damn, hell of a day'],
  figurative: [
    'Dying to see you!',
    'That joke killed me.',
    'She slays, absolutely murdered that song.',
    'This heat is going to kill us all.',
    'Bomb party, you guys destroyed the dance floor.',
  ],
  neutralMentions: [
    'My neighbour is a Muslim and a great cook.',
    'Are there any women on your course?',
    'Black people, white people, all people welcome.',
    'I am a gay man from Lagos.',
  ],
};

describe('R11: never a finding', () => {
  for (const [kind, texts] of Object.entries(never)) {
    test.each(texts)(`${kind}: %s`, (text) => {
      expect(found(text)).toEqual([]);
    });
  }
});

describe('what the author says in the first person is the author’s own', () => {
  test.each(['I am tweeting that I will kill you tomorrow.', 'We are saying that all immigrants should be killed.'])(
    'a word of saying does not make it somebody else’s: %s',
    (text) => {
      expect(found(text)).not.toEqual([]);
    },
  );

  test('told of somebody else it is no finding', () => {
    expect(found('My uncle keeps saying that all immigrants should be killed.')).toEqual([]);
  });
});
