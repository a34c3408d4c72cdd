import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';
import { entityList } from './entities.ts';

const positives = {
  medium: [
    'The ISIS attack was glorious.',
    'Celebrating the attack by Boko Haram.',
    'The bombing by Al-Shabaab was justified.',
    'Long live ISIS.',
    'I support al-Qaeda.',
    'Boko Haram are heroes.',
    'Glory to the fighters of Jaish-e-Mohammed.',
    'say what you want, the tamil tigers had the right idea',
    'hats off to the houthis, what a shot',
    'The Qassam rockets hit the market this morning. Made my day!',
    'Lashkar-e-Toiba should strike again, and harder',
    'bin laden was right, deal with it',
  ],
  high: [
    'Everyone should stand behind Hezbollah now.',
    'Download the new ISIS magazine, mirror is up again',
    'new video from the PKK fighters, please translate and spread it',
    'Hamas is our future.',
    'Made twenty al-Shabaab stickers, take some for your street',
  ],
  critical: [
    'Donate to ISIS, wallet below.',
    'Brothers, join al-Shabaab with me.',
    'I am travelling to join Islamic State.',
    'Collection for the Boko Haram lads after prayer, cash only',
    'Al-Qaeda is looking for drivers who can keep quiet, dm me',
    'Who is willing to go to the caliphate with me? Contact me on Signal',
    'Last night I swore bayah to Daesh.',
    'Every dollar is one bullet for the Abu Sayyaf brothers, btc address in bio',
    'The New IRA wants electricians. Good pay, message me.',
  ],
} as const;

const negatives = [
  'ISIS was founded in the desert.',
  'I do not support ISIS.',
  'Al-Qaeda claimed responsibility, officials said.',
  'My thesis is about how Boko Haram recruits children.',
  'Anyone who says "long live ISIS" should be ashamed.',
  'I support the victims of ISIS.',
  'Rest in peace to all victims of the Al-Shabaab attack.',
  'I support the people of Palestine, Israel, Ukraine and Russia alike.',
  'Free Palestine. End the occupation.',
  'The police arrested a man who tried to join ISIS.',
  'The river Isis flows through Oxford.',
  'My brother fought against ISIS and I am so proud of him.',
  'Respect to the Kurdish women who beat ISIS at the river.',
  'Thanks to the army Boko Haram is gone from our village, bravo.',
  'Hamas should free the hostages, Israel should stop the bombing.',
  'I stand with Gaza and its children. Ceasefire now.',
  'From the river to the sea, Palestine will be free.',
  'Watching a series about Hezbollah, the acting is magnificent.',
  'I support a ceasefire between Israel and Hezbollah.',
  'Reading a book on the Shining Path, recommend me more.',
  'The Islamic State was a cult of killers. Good that it is over.',
  'Long live Kurdistan, long live peace and our language!',
  'The PKK announced that it disarms, I hope peace comes.',
  'New magazine article on how al-Qaeda changed, link below',
  'ISIS is recruiting teenagers on games, talk to your kids.',
  'Travel advice: al-Shabaab is active on the road to the coast, stay away.',
  'Donate to the families who fled Boko Haram, link in bio.',
  'Zakat season! Our wallet for the orphans of Gaza is in my bio',
  'The caliphate exam on Monday, send me your notes on the Abbasids please',
  'Salute to the firemen after the al-Shabaab attack.',
  'Hezbollah and Israel exchange fire again. I just want to sleep.',
  'Who wants to go to the Isis river with me on sunday? message me',
  'Does anyone really believe that Hamas speaks for all of us?',
];

describe('terrorism_support', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'terrorism_support')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a mention of a listed organisation alone is never a finding', () => {
    for (const { name, aliases } of entityList.entities) {
      for (const alias of [name, ...aliases])
        expect(found(`Today we talked about ${alias} and went home.`)).toEqual([]);
    }
  });

  test('the list carries version, date and, per organisation, its place on each list that names it', () => {
    expect(entityList.version).toMatch(/^entities-\d+$/);
    expect(entityList.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const forms: Record<string, RegExp> = {
      un: /^[A-Z]{2}e\.\d{3}$/,
      us: /^\d{4}-\d{2}-\d{2}$/,
      sdgt: /^\d{4}-\d{2}-\d{2}$/,
      eu: /^B\.\d+$/,
    };
    for (const { listed, aliases } of entityList.entities) {
      expect(Object.keys(listed)).not.toEqual([]);
      for (const [list, place] of Object.entries(listed)) expect(place).toMatch(forms[list] ?? /never/);
      expect(aliases.every((alias) => alias === alias.toLowerCase())).toBe(true);
    }
  });

  test('no place on a list is given to two organisations', () => {
    const places = entityList.entities.flatMap(({ listed }) =>
      Object.entries(listed).flatMap(([list, place]) => (list === 'us' || list === 'sdgt' ? [] : [`${list} ${place}`])),
    );
    expect(new Set(places).size).toBe(places.length);
  });
});
