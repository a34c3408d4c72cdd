import { terms } from '../../lexicon/inflect.ts';
import type { CategoryRules, GuardName } from '../rule.ts';
import { entityList } from './entities.ts';

const guards: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'condemnation', 'reporting', 'genre'];

const words = {
  entity: entityList.entities.flatMap(({ aliases }) => aliases),
  fighters: terms(
    'fighters, brothers, soldiers, lions, mujahideen, mujahidin, martyrs, heroes, warriors, fighter, militants, cause, caliphate, jihad, men, movement, boys, army, resistance fighters',
  ),
  support: terms(
    'i support, we support, i stand with, we stand with, support, supporting, long live, glory to, victory to, victory for, proud supporter of, proud to support, may god bless, god bless, may allah protect, may allah bless, viva, hail, i love, we love, i am with, we are with, pledge allegiance to, bayah to, allegiance to, all hail, in support of, up the, up with, go, all power to, salute to, power to, i back, we back',
  ),
  praised: terms(
    'are heroes, is heroic, heroes, are our heroes, are freedom fighters, did nothing wrong, did the right thing, was right to, were right to, are right, will win, will prevail, are the real heroes, deserve our support, deserves our support, are martyrs, are lions, are legends',
  ),
  act: terms(
    'attack, attacks, bombing, bombings, massacre, killings, beheadings, beheading, operation, raid, strike, shooting, explosion, martyrdom operation, hostages, ambush, rocket attack, rocket attacks, suicide bombing',
  ),
  praise_act: terms(
    'beautiful, glorious, justified, was justified, were justified, heroic, legitimate, a victory, brilliant, well done, proud of, celebrate, celebrating, bravo, salute, congratulations, well deserved, love, masterpiece, blessed, amazing, deserved',
  ),
  give: terms(
    'donate, donating, donated, send money, sending money, send funds, sending funds, fund, funding, raise money, raising money, raising funds, collect money, collecting money, collecting donations, wire money, transfer money, send crypto, contribute, zakat, bitcoin, supply weapons, sending weapons, donation, donations, gave money, raised money',
  ),
  join: terms(
    'join, joining, joined, enlist, sign up, signing up, fight for, fighting for, fight with, travel to join, travelling to join, traveling to join, recruit for, recruiting for, recruit, recruiting, become a fighter, train with, volunteer for, go fight for, need fighters for, hijrah to',
  ),
};

/** medium: praise of an act; high: promotion; critical: funding or recruiting. A mention, news or condemnation is none. */
export const terrorismSupport: CategoryRules = {
  category: 'terrorism_support',
  words,
  rules: [
    {
      id: 'funding_recruiting',
      severity: 'critical',
      patterns: [
        '#give ..5 #entity',
        '#entity ..3 #fighters? ..4 #give ..4 dm|link|here|below|btc|wallet|now',
        '^|#self|#call|come|brothers|dm_me_to|dm|sisters|you_should|you_can ..4 #join ..4 #entity',
        '#entity ..2 is recruiting|looking_for|hiring ..6 dm|join|brothers|contact',
        '#call|^ ..2 help|support ..3 #entity ..4 money|funds|donations|weapons',
      ],
      rationale: 'The text shows funding of, or recruiting for, a designated terrorist organisation.',
      liftedBy: guards,
    },
    {
      id: 'promotion',
      severity: 'high',
      patterns: [
        '#support all? !victims|people|families|refugees|survivors|the_victims|the_people|the_families ..1 #fighters? ..2 #entity',
        '#entity ..2 #fighters? #praised',
        '#entity ..3 #fighters? ..1 #be ..2 my|our|true|real heroes|lions|brothers|saviours|saviors',
        'share|follow|watch|download|spread ..3 #entity ..2 channel|videos|video|magazine|telegram|message|nasheed|page',
        'i|we wish|hope ..2 #entity ..2 wins|succeeds|conquers|kills',
        '#entity forever|supporter|till_i_die|all_the_way|gang_gang',
      ],
      rationale: 'The text shows promotion of a designated terrorist organisation.',
      liftedBy: guards,
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
      ],
      rationale: 'The text shows praise of an act of a designated terrorist organisation.',
      liftedBy: guards,
    },
  ],
};
