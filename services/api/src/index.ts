export { describeApi } from './docs/describe-api.ts';
export { createApi } from './http/create-api.ts';
export type { ApiDependencies, Failure, ReadinessCheck } from './http/dependencies.ts';
export { type ApiLimits, publishedLimits } from './http/limits.ts';
export { type Listening, type ListenOptions, serveApi } from './serve.ts';
