import type { CategoryRules, GuardName } from '../rule.ts';
import { contemptWords } from './contempt-words.ts';
import { groupContemptRules } from './group-contempt-rules.ts';
import { groupDenialRules } from './group-denial-rules.ts';
import { groupHarmRules } from './group-harm-rules.ts';
import { hateWords } from './lexicon.ts';

const ownWords: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'condemnation', 'genre'];
const withoutNegation: readonly GuardName[] = ['quotation', 'attribution', 'condemnation', 'genre'];

/** low: insult at a person; medium: slur, or contempt for a group; high: repeated campaign; critical: call to expel or harm. */
export const hateHarassment: CategoryRules = {
  category: 'hate_harassment',
  words: { ...hateWords, ...contemptWords },
  rules: [
    ...groupHarmRules,
    ...groupDenialRules,
    ...groupContemptRules,
    {
      id: 'slur',
      severity: 'medium',
      patterns: [
        '#slur',
        'what_a|you|these|those|this|filthy|dirty|stupid|fucking|such_a|like_a|nothing_but_a|typical|too_many|common|just_a #insult_adjective? #intensifier? #slur_at_someone',
        'you #be ..2 a|an|#intensifier #slur_at_someone !person|people|man|woman',
        'you|dirty|filthy|stupid|fucking|such_a|like_a|nothing_but_a|just_a|typical|too_many|common|another queer !person|people|community|culture|folk|folks|theory|studies|and|art|cinema|friend|friends|space',
        'you_are_nothing_but|you_are_just|just_another|common|typical|too_many|nothing_but_a|nothing_but #intensifier? #sexist_insult',
      ],
      rationale: 'The text shows a slur for a person or a group.',
      liftedBy: [...withoutNegation, 'reporting', 'reclaimed', 'homonym'],
    },
    {
      id: 'campaign',
      severity: 'high',
      patterns: [
        '#gather|#self !#hate_verb ..4 #pile_on ..3 #mention|him|her|them|this_guy|this_girl|his|her|their|you|#named|#person',
        '#pile_on ..3 him|her|them|#mention|this_person|this_guy|this_girl|#named ..4 #again',
        'make|making|turn ..2 his|her|their|your|#named life|lives ..2 hell|miserable',
        '#again|keep|everyone|every|continues|never_stop|do_not_stop|still ..14 until|till he|she|they|#mention|#named ..2 deletes|leaves|quits|changes|kills|cries|breaks|cracks|snaps',
        'day|part|post|week|round #number of|in ..9 #mention|#named|my_ex|her|him|why ..9 #insult_adjective|#insult_noun',
        'spam|call|text|flood him|her|them|#mention ..3 at_night|all_night|day_and_night|every_day|every_hour|tell_him_what|tell_her_what',
        'made|make|making ..2 #number|more accounts ..9 block|blocked|name|you|her|him',
        'new_account|another_account|fake_accounts ..8 block|blocked|harass|find_you|follow_you',
      ],
      rationale: 'The text shows a call or plan to harass a person again and again.',
      liftedBy: ownWords,
    },
    {
      id: 'told_to_die',
      severity: 'medium',
      patterns: [
        '^|please|you_should|go|just|and|so|or ..1 kill_yourself|kys|neck_yourself|off_yourself|hang_yourself|drink_bleach|end_yourself',
        '#mention|you ..2 kys|kill_yourself',
      ],
      rationale: 'The text shows a person being told to harm themselves.',
      liftedBy: ownWords,
    },
    {
      id: 'insult_at_person',
      severity: 'low',
      patterns: [
        'you #be #intensifier? #intensifier? #insult_adjective? #person_insult !to|at|about|when',
        'you #be #intensifier? #intensifier? #person_insult_adjective $',
        'you #intensifier? #insult_adjective? #person_insult',
        'you #be a|such_a|another|one|just_a fucking|stupid|dumb|total|huge|complete|dirty|filthy|ugly|cheap? #sexist_insult',
        '#mention #be #intensifier? #intensifier? #insult_adjective? #person_insult|#person_insult_adjective !to|at',
        '^ #mention #intensifier? #insult_adjective? #person_insult',
        'shut|shut_the_fuck up you ..2 #person_insult|#person_insult_adjective',
        'imagine being as? #insult_adjective as #mention',
        'spoken|says|talks|thinks like a ..2 #person_insult',
        'your opinion|brain|face is|are worth nothing|zero|shit',
        'what_a #insult_adjective #person_insult|#insult_noun ..3 #mention|you',
        'nobody|no_one likes|loves|wants|will_miss you ..2 #person_insult|loser|freak|ugly',
        'go_to_hell|fuck you|yourself|#mention ..2 #person_insult',
      ],
      rationale: 'The text shows an insult at a person.',
      liftedBy: [...ownWords, 'playful'],
    },
  ],
};
