import type { GuardName } from '../rule.ts';

/** Whom a threat is aimed at, as alternatives of a pattern. */
export const victim = '#person|#group|#named|#mention|#victim';
/** One person, or people who are pointed at. */
export const pointedAt = 'you|him|her|them|#mention|#named|#victim';

export const ownWords: readonly GuardName[] = ['negation', 'quotation', 'attribution', 'genre', 'harmless', 'playful'];
export const aboutOthers: readonly GuardName[] = [...ownWords, 'condemnation', 'reporting'];
/** For rules whose own words deny something: "you will not live to see it". */
export const denying: readonly GuardName[] = ['quotation', 'attribution', 'genre', 'harmless', 'playful'];
export const meansOrTime = { to: 'critical', near: ['soon', 'weapon', 'arms', 'when_or_where'] } as const;
