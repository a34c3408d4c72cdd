export * from './event-catalogue.ts';
export * from './event-contract.ts';
export * from './http/applicant.ts';
export * from './http/fields.ts';
export * from './http/problem.ts';
