export { freePort } from './free-port.ts';
export { type KafkaBroker, type KafkaOptions, startKafka } from './kafka/start-kafka.ts';
export { missingTools } from './missing-tools.ts';
export { MissingTool } from './required-tool.ts';
export { startTemporal, type TemporalOptions, type TemporalServer } from './temporal/start-temporal.ts';
