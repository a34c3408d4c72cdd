import type { CategoryRules } from '../rule.ts';
import { attackWords } from './attack-words.ts';
import { callRules } from './call-rules.ts';
import { intentRules } from './intent-rules.ts';
import { threatWords } from './lexicon.ts';
import { menaceRules } from './menace-rules.ts';
import { menaceWords } from './menace-words.ts';
import { peopleAndPlaces } from './people-and-places.ts';
import { praiseRules } from './praise-rules.ts';

/** low: vague menace; medium: praise of an attack, wish of harm; high: intent or call to harm; critical: intent with means, time or place. */
export const threatViolence: CategoryRules = {
  category: 'threat_violence',
  words: { ...threatWords, ...peopleAndPlaces, ...attackWords, ...menaceWords },
  rules: [...intentRules, ...callRules, ...praiseRules, ...menaceRules],
};
