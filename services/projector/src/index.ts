export { type ProjectReadModels, projectReadModels } from './project-read-models.ts';
export { factsConsumer, type SinkFacts, sinkFacts } from './sink-facts.ts';
