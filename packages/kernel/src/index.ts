export * from './canonical-json.ts';
export * from './clock.ts';
export * from './hash.ts';
export * from './ids.ts';
export * from './random.ts';
export * from './refusal.ts';
export * from './result.ts';
export * from './tenant-scope.ts';
