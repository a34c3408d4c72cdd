import type { Rule } from '../rule.ts';
import { aboutOthers, ownWords, pointedAt, victim } from './who.ts';

const order = '^|,|please|just|so|go|go_and|and_then';
const limb = '#body_part|#body_more';

/** high: calls to others to hurt people, whatever time or means they name. */
export const callRules: readonly Rule[] = [
  {
    id: 'call_to_harm',
    severity: 'high',
    patterns: [
      `#call ..4 #harm !with|in ..3 ${victim}`,
      `#call ..3 #attack !with|in ..2 ${pointedAt}`,
      `#call ..3 #cut_verb #possessive ..2 ${limb}`,
      `#call ..3 #beat_verb ${victim} up|to_death|senseless`,
      `^ #harm|go_kill|go_shoot|go_stab #all ..3 ${victim}`,
      `^ #harm them|you|him|her|#group|#mention all|dead|now|slowly|before|on_sight|with|without`,
      `^ please|just|now|so #harm #all|the ..3 ${victim}`,
      `${order} #grave him|her|#group|#mention|#victim|them|every|#all ..1 #victim|#group|$|all|when|before|if|on_sight|like|publicly|tonight|tomorrow|now|where|until|till|and`,
      `${order} #cut_verb ..1 his|her|their ..2 ${limb}`,
      `${order} kick|stab|punch|hit|shoot|slash|stomp|cut|beat him|her|them|#victim ..2 in|on|across|to|up|down ..1 the|his|her|their|death ..1 ${limb}|$`,
      `${order} cut|slice|slash him|her|them $|up|open|down`,
      'throw|chuck|lob|launch|pour|hurl ..3 #arms ..2 at|in|into|through|thru|on|over ..3 #body_part|him|her|them|#victim|#group|#inhabited',
      `${victim}|he|she|they ..2 #should_be ..2 #harm_done`,
      `${victim} who|that|which ..7 #should_be ..2 #harm_done`,
      'death|bullets to all|every|the|these|those|you|#group|#mention',
      `#harm|raping|killing ..1 a|an|all|every|these|those|them ..3 ${victim} ..3 should_not_be|should_be|ought_to_be|not_be illegal|a_crime|legal|legalized|legalised|rewarded`,
      `${victim}|he|she|they ..1 deserve|deserves to ..2 die|suffer|burn|be_killed|be_shot`,
      `${victim}|he|she|they ..6 deserve|deserves|earned|earn|need|needs|wants ..1 the|a|an ..1 #instrument_of_death`,
      `${victim} ..4 all|would|should ..2 be dead`,
      `how about|why_not we ..1 #cut_verb ..3 throats|heads|necks`,
      'a|one|put_a bullet|knife ..1 in|through|to|for !my #possessive|every|each|#all ..2 #body_part|#person|#group',
      `${order}|#call|everyone #arson ..1 the|their|all|every|these|those|his|her ..2 #inhabited ..2 down|with|$|all|now|tonight|and`,
      `we|#call|everyone|^|,|should_be|must_be ..3 #beat ..6 until|till he|she|they|it|the ..2 #broken`,
      'know|knows ..1 what_to_do with|about|when ..3 #vermin|#victim|#group',
    ],
    rationale: 'The text shows a call to harm people.',
    liftedBy: aboutOthers,
    unless: ['pastime'],
  },
  {
    id: 'demand_of_death',
    severity: 'high',
    patterns: [
      `these|those|all|every|the|such|any ..3 ${victim} ..3 should|must|need_to|deserve_to|ought_to|has_to|have_to be ..1 #killed`,
      'everyone|everybody|boys|lads|brothers|we|you_all|all_of_you ..2 bring|grab|take|carry|get ..3 #weapon|#arms',
      '^|, bring|grab|get|take|carry ..3 #weapon|#arms',
    ],
    rationale: 'The text shows a call to harm people.',
    liftedBy: ownWords,
    unless: ['pastime'],
    onlyNear: ['in_flames', 'rally_to_harm'],
  },
  {
    id: 'rally_to_harm',
    severity: 'high',
    patterns: [
      `if you|u|anyone|anybody see|spot|meet|find ..8 #cut_verb|#attack|#grave ..1 him|her|them|his|their|#victim`,
      `anyone|whoever|the_one|the_first|first_one who|to|that|does ..6 ..2 #be|gets|will_get|earns ..4 family|hero|reward|rewarded|paid|money|beer|brother`,
      `#self ..2 pay|paying|give|offer ..6 to|for|if|whoever ..4 #harm|#attack|#grave ..3 ${victim}`,
      'reward|bounty|price|cash ..3 on|for ..2 #possessive ..2 head|heads|kneecaps|life',
      `#grave|#cut_verb|#arson ..1 ${pointedAt}|#inhabited`,
      `kick|hit|stomp|punch|smash ..1 him|her|them|#victim ..2 up|bloody|in_the|till|until`,
    ],
    rationale: 'The text shows a call to others to harm people.',
    liftedBy: aboutOthers,
    unless: ['pastime'],
    onlyNear: ['rally_call'],
  },
];
