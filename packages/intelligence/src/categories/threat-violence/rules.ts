import type { CategoryRules, GuardName } from '../rule.ts';
import { threatWords } from './lexicon.ts';

const ownWords: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'genre', 'harmless', 'playful'];
const aboutOthers: readonly GuardName[] = [...ownWords, 'condemnation', 'reporting'];
const meansOrTime = { to: 'critical', near: ['soon', 'weapon'] } as const;
const victim = '#person|#group|#named|#mention';

/** low: vague menace; medium: praise of an attack, wish of harm; high: intent or call to harm; critical: with means or time. */
export const threatViolence: CategoryRules = {
  category: 'threat_violence',
  words: threatWords,
  rules: [
    {
      id: 'stated_intent',
      severity: 'high',
      patterns: [
        `#self ..2 #intent ..3 #harm !with|in ..3 ${victim}`,
        `^ #firm_intent ..1 #harm ..3 ${victim}`,
        `#self ..2 #intent ..3 #cut_verb #possessive|#named|'s ..2 #body_part`,
        `#self ..2 #intent ..3 #beat_verb ${victim} up|to_death|senseless|bloody|unconscious|to_pieces`,
        `#self ..2 #intent ..3 #bury_verb ${victim} alive`,
        `#self ..2 #intent ..2 put|send ${victim} in|to a|the|your grave|hospital|coffin|ground|morgue|er|early_grave|body_bag`,
        `#self ..2 #intent ..2 make ${victim} bleed|beg_for_death`,
        `#self ..2 keep|start|begin harming|attacking|killing|hunting|beating|shooting|stabbing|hurting ..1 ${victim}`,
        `#self ..2 #intent ..2 end #possessive|every|all ..4 life|lives|existence`,
        `${victim} ..3 die ..4 at my|our hands`,
        `#self ..2 #intent ..2 be_the_one_to|make_sure_i ..1 #harm|kill ..3 ${victim}`,
      ],
      rationale: 'The text shows a stated intent to harm people.',
      liftedBy: ownWords,
      raises: meansOrTime,
    },
    {
      id: 'attack_on_place',
      severity: 'critical',
      patterns: [
        `#self ..2 #intent ..2 shoot_up|blow_up|bomb|burn_down|set_fire_to|shooting_up|bombing ..3 #place_of_people`,
        `#self ..2 #intent ..2 open_fire ..1 in|at|on ..3 #place_of_people|#person`,
      ],
      rationale: 'The text shows a stated intent to attack a place where people are.',
      liftedBy: ownWords,
    },
    {
      id: 'armed_visit',
      severity: 'high',
      patterns: [
        '#self ..2 #firm_intent|am|are ..1 bring|bringing|take|taking ..3 #weapon ..2 to|into ..2 #place_of_people',
      ],
      rationale: 'The text shows a plan to bring a weapon to where people are.',
      liftedBy: [...ownWords, 'lawful'],
      raises: { to: 'critical', near: ['soon'] },
    },
    {
      id: 'call_to_harm',
      severity: 'high',
      patterns: [
        `#call ..4 #harm !with|in ..3 ${victim}`,
        `#call ..3 #cut_verb #possessive ..2 #body_part`,
        `#call ..3 #beat_verb ${victim} up|to_death|senseless`,
        `^ #harm|go_kill|go_shoot|go_stab #all ..3 ${victim}`,
        `^ #harm them|you|him|her|#group|#mention all|dead|now|slowly|before|on_sight|with|without`,
        `^ please|just|now|so #harm #all|the ..3 ${victim}`,
        `${victim}|he|she|they ..2 #should_be ..2 #harm_done`,
        'death|bullets to all|every|the|these|those|you|#group|#mention',
        `#harm|raping|killing ..1 a|an|all|every|these|those|them ..3 ${victim} ..3 should_not_be|should_be|ought_to_be|not_be illegal|a_crime|legal|legalized|legalised|rewarded`,
        `${victim}|he|she|they ..1 deserve|deserves to ..2 die|suffer|burn|be_killed|be_shot`,
        `${victim} ..4 all|would|should ..2 be dead`,
        `how about|why_not we ..1 #cut_verb ..3 throats|heads|necks`,
        'a|one|put_a bullet|knife ..1 in|through|to|for !my #possessive|every|each|#all ..2 #body_part|#person|#group',
      ],
      rationale: 'The text shows a call to harm people.',
      liftedBy: aboutOthers,
      raises: meansOrTime,
    },
    {
      id: 'wish_of_harm',
      severity: 'medium',
      patterns: [
        `#wish ..1 that? ..1 ${victim} ..4 #dying`,
        `#wish ..2 someone|somebody|something ..2 #harm|#harm_done|shoots|stabs|kills|runs_over ..2 ${victim}`,
        '^ ..1 go|just|please die|rot|burn_in_hell|drop_dead',
        'die in a fire|hell',
        `^ drop_dead|burn_in_hell|rot_in_hell $`,
      ],
      rationale: 'The text shows a wish that people come to harm.',
      liftedBy: aboutOthers,
    },
    {
      id: 'praise_of_attack',
      severity: 'medium',
      patterns: [
        '#praise ..3 #attack_event',
        '#attack_event ..2 #be ..2 #praise',
        'the|that|this|every|#all ..2 #attacker ..2 #be ..2 #hero|right|justified',
        '#attacker ..3 did_nothing_wrong|did_the_right_thing|deserves_a_medal|had_the_right_idea',
        `#glad ..2 ${victim} ..3 #harm_done`,
        'we|i need|want more #attack_event',
        'more #attack_event please|like_this|like_that',
      ],
      rationale: 'The text shows praise of an attack on people.',
      liftedBy: aboutOthers,
    },
    {
      id: 'vague_menace',
      severity: 'low',
      patterns: [
        'you|u|you_guys|#mention ..1 better watch_your_back|run|hide|sleep_with_one_eye_open',
        '#mention|you|^ ..1 watch_your_back',
        'sleep_with_one_eye_open',
        'i|we know where you|your_family|your_kids|he|she|they live|lives|sleep|sleeps|work|works|park|go_to_school',
        'you|they|he|she|#mention will|are_going_to|is_going_to regret|pay_for this|it|that|what_you_did|what_he_did|what_she_did|what_they_did|crossing_me|the_day_you',
        'you|he|she|they will|are_going_to|is_going_to pay_for_this|pay_for_that|pay_for_what',
        'you|he|she|they #be dead_meat|a_dead_man|a_dead_woman|as_good_as_dead',
        'your|his|her|their days are numbered',
        'i|we am|are coming_for|coming_after you|him|her|them|all_of_you|#mention',
        'i|we will find|hunt you|him|her|them|all_of_you|every',
        'when|next_time|wait_until|wait_till i|we ..1 see|find|catch|get_my_hands_on you|him|her ..3 you|he|she ..1 #be ..1 dead|finished',
        'i|we will|am_going_to make you|him|her|them pay|suffer|regret',
        'snitches get stitches',
        'you ..1 will not see_it_coming|live_to_see|be_safe|be_breathing',
      ],
      rationale: 'The text shows a vague menace against a person.',
      liftedBy: ownWords,
    },
  ],
};
