import { drugWeaponTrade } from './drug-weapon-trade/rules.ts';
import { fraud } from './fraud/rules.ts';
import { hateHarassment } from './hate-harassment/rules.ts';
import type { CategoryRules } from './rule.ts';
import { sexualExploitationExplicit } from './sexual-exploitation-explicit/rules.ts';
import { terrorismSupport } from './terrorism-support/rules.ts';
import { threatViolence } from './threat-violence/rules.ts';

/** The closed list of categories (rule R11), each with its words and rules. */
export const allCategories: readonly CategoryRules[] = [
  threatViolence,
  hateHarassment,
  sexualExploitationExplicit,
  drugWeaponTrade,
  fraud,
  terrorismSupport,
];
