import type { Rule } from '../rule.ts';
import { denying, meansOrTime, ownWords, pointedAt, victim } from './who.ts';

const intent = '#intent|#more_intent';
const harm = '#harm|#attack';
const limb = '#body_part|#body_more';
const whose = '#possessive|#named|#mention';

/** high: stated intent to harm; critical: with means, time or place. */
export const intentRules: readonly Rule[] = [
  {
    id: 'stated_intent',
    severity: 'high',
    patterns: [
      `#self ..2 ${intent} ..3 #harm !with|in ..3 ${victim}`,
      `#self ..2 ${intent} ..1 #attack !with|in ..2 ${pointedAt}`,
      `^|,|and|then|or #firm_intent|#more_intent|want_to ..1 ${harm} ..2 ${victim}`,
      `#self ..2 ${intent} ..14 and|then|or|to ..1 #grave ..1 you|him|her|them|#victim|everyone|both`,
      `^|,|and|or|swear|then ill ..1 #grave|#attack you|him|her|them|#victim|#mention`,
      `i|we #grave you|him|her|them|both|everyone !in|at|on|some|a|an|flowers`,
      `#self ..2 ${intent} ..3 #cut_verb ${whose}|'s ..2 ${limb}`,
      `#self ..2 ${intent} ..3 #cut_verb #person|#victim 's ..1 ${limb}`,
      `i|we #cut_verb your ..2 ${limb}`,
      `^|,|and|then #firm_intent|#more_intent ..1 #cut_verb ${whose} ..1 ${limb}`,
      `#self ..2 ${intent} ..1 #grave every|all|each ..4 ${victim}`,
      `#self ..2 ${intent} ..3 #beat_verb ${victim} up|to_death|senseless|bloody|unconscious|to_pieces`,
      `#self ..2 ${intent} ..3 #bury_verb ${victim} alive`,
      `#self ..2 ${intent} ..3 run|mow|cut|gun|hunt|beat|burn|slice ${pointedAt} over|down|up|to_death|alive`,
      `#self ..2 ${intent} ..14 and|then run|mow|cut|gun|hunt|beat ${pointedAt} over|down|up`,
      `#self ..2 ${intent} ..2 put|send|leave ${victim} in|to a|the|your grave|hospital|coffin|ground|morgue|er|early_grave|body_bag|ditch|river|wheelchair|box|ward|icu`,
      `#self ..2 ${intent} ..2 make ${victim} bleed|beg_for_death|beg|scream|suffer`,
      `#self ..2 keep|start|begin harming|attacking|killing|hunting|beating|shooting|stabbing|hurting ..1 ${victim}`,
      `#self ..2 ${intent} ..2 end #possessive|every|all ..4 life|lives|existence`,
      `${victim} ..3 die ..4 at my|our hands`,
      `#self ..2 ${intent} ..2 be_the_one_to|make_sure_i ..1 #harm|kill ..3 ${victim}`,
      `#self ..2 ${intent} ..2 break|bash|cave|kick|smash|stomp|punch|beat|blow ..1 ${whose} ..1 ${limb} ..1 in|off|open|out`,
      `your|his|her|their ..1 ${limb} ..2 will|is_going_to|are_going_to|going_to ..2 be|end_up|go|come ..1 #injured`,
      'you|he|she|they ..2 will|going_to|are_going_to|is_going_to ..1 get_shot|get_stabbed|get_beaten|get_killed|bleed|end_up_dead|end_up_in_a_ditch|end_up_in_the_river|end_up_in_hospital|leave_in_a_body_bag|eat_through_a_straw|be_picking_up_your_teeth|lose_your_teeth|swallow_your_teeth|choke_on_your_own',
      'you|he|she|they|both ..2 will|are|is|going_to ..1 die|dies|dying ..1 tonight|tomorrow|soon|today|slowly|screaming|like_a_dog|like_dogs|like_a_pig|for_this|for_what|#soon',
    ],
    rationale: 'The text shows a stated intent to harm people.',
    liftedBy: ownWords,
    unless: ['pastime'],
    raises: meansOrTime,
  },
  {
    id: 'stated_end',
    severity: 'high',
    patterns: [
      'you|he|she|they|u ..1 will|are|is|going_to not ..2 leave|walk_out|make_it_to|make_it_past|make_it_out|get_out|make_it_home|get_home|make_it_through|live|live_to_see|wake_up|breathe|be_breathing|be_alive|walk|survive ..3 alive|again|the_night|tonight|the_week|the_weekend|the_year|the_summer|christmas|monday|friday|sunday|much_longer|that_long|$',
      'you|he|she|they will never walk|see|breathe|talk|speak|wake ..2 again',
    ],
    rationale: 'The text shows a stated intent to harm people.',
    liftedBy: denying,
    unless: ['pastime', 'benign'],
    raises: meansOrTime,
  },
  {
    id: 'attack_on_place',
    severity: 'critical',
    patterns: [
      `#self ..2 ${intent} ..2 shoot_up|blow_up|bomb|burn_down|set_fire_to|shooting_up|bombing|torch|firebomb|petrol_bomb|storm_into ..3 #place_of_people|#inhabited`,
      `#self ..2 ${intent} ..2 open_fire ..1 in|at|on ..3 #place_of_people|#person`,
      `#self|^|, ..3 #arson ..3 #inhabited ..2 with ..1 you|him|her|them|everyone|people|all|#victim`,
      `#self|^ ..3 #planted ..2 #bomb ..3 in|under|at|on|near|inside|behind|outside|to ..3 #possessive|#inhabited|#place_of_people|#victim|#person`,
      '#bomb|it goes_off|will_go_off|is_going_off|blows|explodes ..2 at|in|on|when|#soon ..2 #when_or_where|#soon|minutes|hours',
    ],
    rationale: 'The text shows a stated intent to attack a place where people are.',
    liftedBy: [...ownWords, 'reporting'],
    unless: ['pastime', 'long_ago'],
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
    id: 'armed_menace',
    severity: 'critical',
    patterns: [
      '#self ..3 #prepared ..4 #weapon|#arms',
      '#weapon|#arms ..2 #ready_arms',
      '#ready_arms',
      '^ got|bought|brought|loaded|sharpened ..3 #weapon|#arms',
      '#self ..4 outside|at|behind|under|near|in_front_of|inside|by ..3 your|his|her|their|the ..2 #your_things|#inhabited|stairs|desk|work|gate ..3 with ..2 #weapon|#arms',
      '#self ..3 wait|waiting|be_there|be_waiting|stand|standing ..8 with ..2 #weapon|#arms',
      '#weapon|#arms ..4 with your|his|her|their name|names ..1 on',
      'a|the|this|one ..2 bullet|bullets|knife|blade|gun|machete|rope|noose ..2 for|in ..1 you|your|him|his|her|them|their|every|each ..2 #body_part|#victim|of_you|$',
    ],
    rationale: 'The text shows somebody armed and set against people.',
    liftedBy: [...ownWords, 'lawful', 'reporting'],
    unless: ['pastime'],
    onlyNear: ['payback'],
  },
];
