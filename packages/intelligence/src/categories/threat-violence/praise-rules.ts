import type { Rule } from '../rule.ts';
import { aboutOthers, victim } from './who.ts';

const doer =
  'who|whoever|someone|somebody|he|she|they|guy|man|kid|driver|boy|lad|woman|girl|mob|cousin|brother|dad|mate|father|son|people|students|workers|we|#attacker|sniper|crowd|neighbours|finally';

/** medium: joy over violence that happened, and the wish for more. */
export const praiseRules: readonly Rule[] = [
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
      'only thing ..6 did_wrong ..1 was|is',
      'only mistake ..4 #attacker|he|she|they ..1 made ..1 was|is',
      `shame|pity|too_bad|sad|gutted ..1 that? ..1 he|she|they|the_bullet|the_bomb|the_knife|it|the_shooter missed|survived|only_killed|did_not_finish|did_not_die|only_hit|only_got|lived`,
    ],
    rationale: 'The text shows praise of an attack on people.',
    liftedBy: aboutOthers,
    unless: ['long_ago'],
  },
  {
    id: 'joy_at_attack',
    severity: 'medium',
    patterns: [
      `${doer} ..3 #attacked ..2 ${victim}`,
      `${doer} ..3 #attacked ..2 #crowd`,
      `${doer} ..3 #arson_done ..2 #inhabited`,
      `${doer} ..3 broke|smashed|split|cracked|slit ..2 ${victim} 's ..1 #body_part|#body_more`,
      `^|,|and|finally #attacked ..2 ${victim}`,
      `^|,|and|finally #arson_done ..2 #inhabited`,
      `^|, broke|smashed ..2 ${victim} 's ..1 #body_part|#body_more`,
      `#attacker|sniper|mob|arsonist ..5 #acclaim`,
      `#attack_event ..4 #acclaim|#glee`,
    ],
    rationale: 'The text shows joy at an attack on people.',
    liftedBy: aboutOthers,
    unless: ['long_ago', 'pastime', 'self_defence'],
    onlyNear: ['acclaim', 'glee'],
  },
  {
    id: 'joy_at_victims',
    severity: 'medium',
    patterns: [`${victim}|they|he|she|his|her ..4 #got_hurt`],
    rationale: 'The text shows joy at harm done to people.',
    liftedBy: aboutOthers,
    unless: ['long_ago', 'pastime'],
    onlyNear: ['glee'],
  },
];
