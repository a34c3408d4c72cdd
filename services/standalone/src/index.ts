/** For tests that run the stack and break it. Users come through the command line, `main.ts`. */

export { openDataFolder } from './engines/data-folder.ts';
export { announceServer } from './engines/running-server.ts';
export { createApiClient } from './sample/api-client.ts';
export { followSample } from './sample/follow-sample.ts';
export { type Engines, startEngines } from './stack/start-engines.ts';
export { type Services, startServices } from './stack/start-services.ts';
export { readinessOf, type SupervisedService } from './stack/supervise.ts';
export { topicSettings } from './stack/topic-settings.ts';
export { foundTenant } from './start/found-tenant.ts';
