import type { GuardName } from '../categories/rule.ts';
import type { Guard } from './candidate.ts';
import { isNegated } from './negation.ts';
import { isAttributed, isQuoted } from './other-voices.ts';
import { isAboutVictims, isAcrossClauses, isAffirmation, isFeltByOthers, isGerund, isMixed } from './stance.ts';
import {
  isCondemned,
  isGenre,
  isHarmless,
  isHomonym,
  isLawful,
  isPlayful,
  isReclaimed,
  isReporting,
  isSelfIdentified,
} from './surroundings.ts';

export const guards: Readonly<Record<GuardName, Guard>> = {
  negation: isNegated,
  quotation: isQuoted,
  attribution: isAttributed,
  condemnation: isCondemned,
  reporting: isReporting,
  genre: isGenre,
  harmless: isHarmless,
  playful: isPlayful,
  lawful: isLawful,
  reclaimed: isReclaimed,
  homonym: isHomonym,
  selfIdentified: isSelfIdentified,
  feltByOthers: isFeltByOthers,
  victims: isAboutVictims,
  affirmation: isAffirmation,
  gerund: isGerund,
  mixed: isMixed,
  acrossClauses: isAcrossClauses,
};
