import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';
import { wordsOfThreatsInPeace } from './words-in-peace.fixture.ts';

const positives = {
  low: [
    'nice bakery you have. be a shame if it burned down one night',
    'You will pay for what you did to my brother.',
    'I have your plate number and all the time in the world.',
    'people who talk to the cops around here end up in a ditch',
    'You will regret this, I promise.',
    'I know where you live.',
    'Watch your back @mara.sample',
    'Better sleep with one eye open.',
    "I'm coming for you.",
  ],
  medium: [
    'So happy the mayor got stabbed, should have been deeper',
    'The guy who shot up that mosque is a hero to me.',
    'They beat a journalist half to death yesterday 😂 made my day',
    'somebody finally set fire to the asylum home. about time!',
    'I hope you die in that car.',
    'The shooting downtown was beautiful, more please.',
    'The gunman is a hero and nothing else.',
    'So glad the teacher got stabbed.',
    'The bombing was justified.',
  ],
  high: [
    'gonna slice her face up when she gets off work',
    'Once I am out of here I will shoot every one of those guards.',
    'i swear ill strangle him with that scarf',
    'Brothers, grab your hammers, we smash their skulls tonight',
    'These bankers should be lined up and shot.',
    'the next cop who stops me gets a knife in the neck',
    'I am going to kill you.',
    "We'll beat him up properly.",
    'Someone should shoot her.',
    'Kill all the teachers.',
    "I'll break your jaw.",
    'They deserve to be shot.',
    'gonna k1ll him',
    'I will k i l l them',
  ],
  critical: [
    'imma put a bullet in that landlord friday night',
    'burn down the refugee hostel, with all of them inside',
    "Tomorrow I'm going to shoot you.",
    'I will stab him with my kitchen knife.',
    'I am going to blow up the school.',
    'Bringing my gun to campus on Monday, I am bringing my gun to school.',
    "We're gonna kill them all tonight.",
  ],
} as const;

const negatives = [
  'We killed it on stage last night!',
  'My mom is going to kill me when she sees this haircut.',
  'I could kill for a pizza right now.',
  'My feet are killing me.',
  'The bomb cyclone is going to hit us tomorrow.',
  'Shoot me an email tomorrow.',
  "We'll shoot you a text when the package is ready.",
  "I'm going to shoot people at weddings with my new camera.",
  'I am going to kill that printer.',
  'Gonna kill them in the finals on Saturday!',
  'I will kill the final boss and then all of you noobs in Fortnite.',
  'Beat you at chess tomorrow, I will destroy you.',
  'I would never hurt you.',
  'I will not kill anyone, I am a pacifist.',
  'Police said the suspect threatened to shoot the teacher.',
  'He told me "I will kill you" and I called the police.',
  'Nobody should beat him up for that.',
  'My self-defense class taught us how to break a grip and punch.',
  'lol I will murder my brother if he ate my cake 😂',
  'Lyrics of the day: I am going to kill you with my love song',
  'In my novel the villain says he will kill them all.',
  'Visited the gun museum today, so much history.',
  'The documentary about the massacre was devastating.',
  'I need to kill the weeds and the mosquitoes.',
];

describe('threat_violence', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'threat_violence')).toBe(severity);
    });
  }

  test.each([...negatives, ...wordsOfThreatsInPeace])('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
