export type { JsonObject, MadeUpActor, RunScript } from './apify/actor.ts';
export { type ApifyEmulator, type ApifyEmulatorOptions, startApifyEmulator } from './apify/emulator.ts';
export { facebookPage, facebookPost } from './apify/facebook-items.ts';
export { type ApifyCall, type ApifyFault, apifyFaults } from './apify/faults.ts';
export { instagramError, instagramPost, instagramProfile } from './apify/instagram-items.ts';
export { linkedinListedPost, linkedinPost, linkedinProfile } from './apify/linkedin-items.ts';
export type { RandomFaultOptions } from './apify/random-faults.ts';
export { tiktokError, tiktokVideo } from './apify/tiktok-items.ts';
export type { SentWebhook, WebhookMode } from './apify/webhook-sender.ts';
export { xTweet, xUser } from './apify/x-items.ts';
export {
  buildFacebookExport,
  buildFacebookExportParts,
  type FacebookDefect,
  type FacebookExportOptions,
  type FacebookLayout,
} from './archives/facebook-export.ts';
export { forbiddenText } from './archives/forbidden-files.ts';
export {
  buildInstagramExport,
  type InstagramDefect,
  type InstagramExportOptions,
} from './archives/instagram-export.ts';
export type { InstagramLayout } from './archives/instagram-items.ts';
export { type ExportLanguage, instagramLabels } from './archives/instagram-labels.ts';
export {
  buildLinkedinExport,
  type LinkedinDefect,
  type LinkedinExportOptions,
} from './archives/linkedin-export.ts';
export { csvText, type SampleRemark, type SampleShare } from './archives/linkedin-rows.ts';
export { type ExportFile, type MadeExport, makeExport, type ZipChange } from './archives/made-export.ts';
export {
  harmlessPosts,
  type SampleComment,
  type SampleFacebookComment,
  type SampleFacebookPost,
  type SamplePost,
  type SampleTiktokComment,
  type SampleTiktokVideo,
  type SampleTweet,
} from './archives/sample-posts.ts';
export { buildTiktokExport, type TiktokDefect, type TiktokExportOptions } from './archives/tiktok-export.ts';
export type { TiktokLayout } from './archives/tiktok-sections.ts';
export { buildXExport, buildXExportParts, type XDefect, type XExportOptions } from './archives/x-export.ts';
export {
  claimingChecksum,
  claimingSize,
  cutOff,
  dataRange,
  encrypted,
  garbled,
  linked,
  renamed,
} from './archives/zip-defects.ts';
export { type FakeClock, fakeClock } from './fake-clock.ts';
export { type ModelCallEntry, type ModelsEmulator, startModelsEmulator } from './models/emulator.ts';
export { type ModelFault, type ModelServiceName, modelFaults } from './models/faults.ts';
export { type JudgedFinding, judgeBy, type ModelJudge, type ToldPost } from './models/judge.ts';
export { type MaliceTrait, maliciousJudge } from './models/malicious-judge.ts';
export { type CollectedSpan, type OtlpCollector, startOtlpCollector } from './otlp-collector.ts';
export { type PersonaTexts, personaTexts } from './personas.ts';
export { type Cluster, startCluster } from './postgres/cluster.ts';
export { announceCluster, loginPassword } from './postgres/config.ts';
export { createTestDatabase, type MigrationSet, type TestDatabase } from './postgres/test-database.ts';
export { seededRandom } from './seeded-random.ts';
export { generatedTables } from './tables/generated-tables.ts';
