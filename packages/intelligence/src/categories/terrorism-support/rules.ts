import type { CategoryRules, GuardName } from '../rule.ts';
import { terrorismWords } from './words.ts';

const guards: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'condemnation', 'reporting', 'genre'];
/** Who asks for money or men speaks for himself, whatever else the post speaks of. */
const orders: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'genre'];
const asks = '^|,|#self|#call|come|brothers|sisters|comrades|please|dm|dm_me_to|you_should|you_can|we_are|i_am';
const notVictims = '!victims|people|families|refugees|survivors|the_victims|the_people|the_families';

/** medium: praise of the entity or its acts; high: promotion; critical: funding or recruiting. A mention or news is none. */
export const terrorismSupport: CategoryRules = {
  category: 'terrorism_support',
  words: terrorismWords,
  rules: [
    {
      id: 'funding_recruiting',
      severity: 'critical',
      patterns: [
        '#give ..7 #entity',
        '#entity ..2 #fighters? ..4 #give ..4 dm|link|here|below|btc|wallet|now',
        '^|,|please|brothers|sisters|let_us|we_must|help ..1 #give_if_asked ..4 #entity',
        `${asks} ..4 #join ..4 #entity`,
        '^|, recruiting|recruiters ..3 #entity',
        '#entity ..2 is recruiting|looking_for|hiring ..6 dm|join|brothers|contact',
        '#call|^ ..2 help|support ..3 #entity ..4 money|funds|donations|weapons',
        '#self|^|,|brothers|sisters ..2 #swears ..3 #oath ..2 to ..3 #entity|#entity_byname',
        '#self ..3 #join ..2 the #entity_byname',
      ],
      rationale: 'The text shows funding of, or recruiting for, a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
    },
    {
      id: 'asks_for_money',
      severity: 'critical',
      patterns: [
        '#purse ..5 #purse_here',
        '#purse_here ..4 #purse',
        'each|every|one|a ..2 #purse ..3 #be|becomes|buys|pays|means ..3 #materiel',
      ],
      rationale: 'The text shows a request for money beside the name of a designated terrorist organisation.',
      liftedBy: orders,
      onlyNear: ['entity'],
    },
    {
      id: 'asks_for_men',
      severity: 'critical',
      patterns: [
        '#entity ..3 #seeks ..3 #recruit_kind',
        '#recruit_kind ..2 wanted|needed ..5 #entity',
        'who|anyone|anybody|someone ..3 want|wants|ready|willing|interested ..4 #entity',
        '#journey ..4 #entity|#entity_byname',
        '#join ..4 #entity|#entity_byname',
      ],
      rationale: 'The text shows recruiting for a designated terrorist organisation.',
      liftedBy: orders,
      unless: ['opposed'],
      onlyNear: ['solicits'],
    },
    {
      id: 'own_cell',
      severity: 'critical',
      patterns: ['our|my cell|unit|group|brigade|katiba|network|squad ..4 #seeks', '^|,|then #swears #oath'],
      rationale: 'The text shows recruiting for a designated terrorist organisation.',
      liftedBy: orders,
      onlyNear: ['entity'],
    },
    {
      id: 'promotion',
      severity: 'high',
      patterns: [
        `#call_to_support ..2 #to_support ..3 #entity`,
        `^|, #to_support all? ${notVictims} ..2 #entity`,
        '#share ..6 #media ..5 #entity',
        '#share ..5 #entity ..4 #media',
        '#entity ..3 #media ..8 #spread_it',
        '#media ..4 #entity ..8 #spread_it',
        '#entity ..3 #be ..2 the? #only_answer',
        'the|our ..1 #only_answer ..2 #be ..1 #entity',
        '#entity ..2 #media ..2 on|at|in every|all|each|the_whole|our',
        'i|we wish|hope ..2 #entity ..2 wins|succeeds|conquers|kills',
      ],
      rationale: 'The text shows promotion of a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
    },
    {
      id: 'spread_of_media',
      severity: 'high',
      patterns: ['#entity ..25 #spread_it', '#media ..10 #spread_it', '#spread_it ..12 #entity'],
      rationale: 'The text shows the spreading of media of a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
      onlyNear: ['entity'],
    },
    {
      id: 'praise',
      severity: 'medium',
      patterns: [
        `#support all? ${notVictims} ..1 #fighters? ..2 #entity`,
        `#support ..2 #fighters ..2 #entity`,
        '#support ..1 #entity_leader',
        '#entity ..2 #fighters? ..4 #praised',
        '#entity_leader ..3 #praised',
        '#entity ..3 #fighters? ..1 #be ..2 my|our|true|real heroes|lions|brothers|saviours|saviors',
        '#entity supporter|forever|till_i_die|all_the_way|gang_gang',
      ],
      rationale: 'The text shows praise of a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
    },
    {
      id: 'praise_of_act',
      severity: 'medium',
      patterns: [
        '#praise_act ..4 #entity ..3 #act',
        '#entity ..3 #act ..4 #praise_act',
        '#act ..2 by ..2 #entity ..4 #praise_act',
        '#praise_act ..3 #act ..3 by ..2 #entity',
        '#entity ..3 #act ..4 made_me_happy|made_my_day|i_celebrated|we_celebrated',
        '#entity should|must|needs_to|please|will|can|to ..1 #strike_again ..2 again|more|harder|soon|everywhere',
      ],
      rationale: 'The text shows praise of an act of a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
    },
    {
      id: 'joy_at_entity',
      severity: 'medium',
      patterns: ['#entity ..12 #more_of_it', '#more_of_it ..10 #entity'],
      rationale: 'The text shows joy at what a designated terrorist organisation did.',
      liftedBy: guards,
      unless: ['opposed'],
    },
    {
      id: 'joy_beside_act',
      severity: 'medium',
      patterns: ['#entity ..4 #act', '#act ..2 by|of ..2 #entity'],
      rationale: 'The text shows joy at an act of a designated terrorist organisation.',
      liftedBy: guards,
      unless: ['opposed'],
      onlyNear: ['joy_alone'],
    },
  ],
};
