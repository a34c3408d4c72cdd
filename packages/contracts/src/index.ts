export * from './event-catalogue.ts';
export * from './event-contract.ts';
