export { answeringAtOnce } from './answering-at-once.ts';
export { decideCase } from './decide-case.ts';
export { type Answered, type ApiRequest, createRequester } from './request.ts';
export { seedFinish, seedProvisionalReport, seedReport } from './seed-report.ts';
export { type SeededCase, type SeededScreening, seedCase, seedScreening } from './seed-screening.ts';
export type { SeededTenant } from './seed-tenant.ts';
export { startTestApi, type TestApi } from './start-test-api.ts';
