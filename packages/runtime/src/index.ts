export { awaitTopics, makeTopics, type TopicsOfService, type TopicsToMake } from './await-topics.ts';
export { collectorEnvironment, tracesUrl } from './collector/config.ts';
export {
  environmentOf,
  readSettings,
  type SettingName,
  type Settings,
  SettingsMissing,
  settingIfGiven,
} from './config.ts';
export { withLagMetrics } from './lag-metrics.ts';
export {
  type ModelAccessGiven,
  type ModelKeysGiven,
  type ModelPlacesGiven,
  readModelKeys,
  readModelPlaces,
} from './model-keys.ts';
export { type OpenedApplication, openApplication } from './open-application.ts';
export { type BusParts, type BusSettings, openBus, openKafka, topicPlan } from './open-bus.ts';
export { openPool } from './open-pool.ts';
export { progressChecks } from './progress-checks.ts';
export { type RunningService, runService, type Service } from './run-service.ts';
export { type SettledParts, settledOnKafka } from './settled-on-kafka.ts';
export { traceAppends } from './trace-appends.ts';
