import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';

const positives = {
  low: [
    'You are an idiot.',
    '@mara.sample is a complete moron',
    'Shut up you worthless loser.',
    "You're pathetic.",
    'you are such an 1diot',
  ],
  medium: [
    'I hate immigrants.',
    'Women are disgusting.',
    'All Christians are vermin.',
    'Typical of disabled people to be that stupid.',
    'No atheist deserves respect.',
    'I really can not stand Germans.',
    'Old people are parasites.',
    'You retard.',
    'Go kill yourself.',
  ],
  high: [
    'Everyone go spam her page until she deletes it.',
    "Let's all harass @mara.sample every day.",
    'We will make his life hell.',
  ],
  critical: [
    'Deport all Canadians now.',
    'Kill all men.',
    'Gay people should be exterminated.',
    'Death to all Hindus.',
    'Muslims should all be kicked out.',
  ],
} as const;

const negatives = [
  'I hate Mondays.',
  'I hate tables.',
  'I hate Chinese food.',
  'I hate the government.',
  'I hate Republicans and their tax plan.',
  'America is a disgrace, said every tourist in the airport queue.',
  'Our foreign policy is garbage.',
  'I love Muslims, they are great neighbours.',
  'My neighbour is a Muslim.',
  'Women are amazing.',
  'I do not hate women.',
  'Immigrants are not criminals.',
  'Saying that women are stupid is just wrong.',
  'He said black people are vermin, I reported him.',
  'Posts like "gay people are disgusting" have no place here.',
  'As a proud dyke I love this parade.',
  'I am such an idiot, I lost my keys again.',
  'Calling someone a retard is never okay.',
  'This fucking exam, what a bitch of a day.',
  'White coffee, black shoes, brown bag.',
  'The chink in the armour of this plan is the budget.',
  'Old habits are a curse.',
  'In class we read an essay on why people said Irish immigrants were parasites.',
];

/** What is wrong with each is somebody else's, done to the group, or the contrary of what its words seem to say. */
const guarded = {
  feltByOthers: ['Bigots hate women.', 'Your contempt for immigrants has to stop.', 'My uncle despises Muslims.'],
  victims: [
    'Violence against women is disgusting.',
    'People who mock disabled people are idiots.',
    'Killing women is a crime.',
  ],
  affirmation: ['Gay people are no less human than you.', 'Immigrants are not only welcome, they are needed.'],
  disowns: ['Where did I say that women are awful?', 'It is a myth that refugees are criminals.'],
  acrossClauses: [
    'I hate this weather, said one of the women.',
    'We met Germans at the fair, and my brother is a moron.',
  ],
} as const;

/** The words beside the first of each pair, which is lifted, do not lift the second. */
const notLifted = [
  'I hate women.',
  'Everyone hates immigrants.',
  'Am I the only one who despises Muslims?',
  'Women are less than human.',
  'Am I wrong to think that refugees should be shot?',
  'Where is the mistake in saying that women deserve to die?',
  'Women who think they are clever are scum.',
  'I met some Germans yesterday. They are vermin.',
  'You are just women. Your lives are worthless.',
  'All women are stupdi.',
  'I hateall women.',
];

describe('hate_harassment', () => {
  for (const [guard, texts] of Object.entries(guarded)) {
    test.each(texts)(`${guard}: nothing is found in: %s`, (text) => {
      expect(found(text)).toEqual([]);
    });
  }

  test.each(notLifted)('no guard lifts: %s', (text) => {
    expect(found(text).join()).toContain('hate_harassment');
  });

  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'hate_harassment')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
