/* The parts that patterns about groups are made of, and what lifts them. */
import type { GuardName } from '../rule.ts';

export const withoutNegation: readonly GuardName[] = [
  'quotation',
  'attribution',
  'condemnation',
  'genre',
  'reporting',
  'selfIdentified',
  'feltByOthers',
  'victims',
];
export const ownWords: readonly GuardName[] = ['negation', ...withoutNegation];
export const insult = '#insult_adjective|#insult_noun';
export const very = '#intensifier|that? #intensifier|that? #intensifier? #intensifier?';
export const copula = 'is|are|was|were|remain|remains|seem|seems|look|looks|stay|represent|constitute';
export const few =
  '#intensifier|#all|you|those|these|this|being? #intensifier|#all|you|those|these|around? #intensifier|#all|other|of? #intensifier?';
/** A group, or a pronoun that stands for one. */
export const target = '#target';
