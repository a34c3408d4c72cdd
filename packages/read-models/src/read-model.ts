import { applicantsProjection } from './applicants/projection.ts';
import { applicantQueries } from './applicants/queries.ts';
import type { Consumer } from './checkpoints/checkpoint.ts';
import { cohortsProjection } from './cohorts/projection.ts';
import { cohortQueries } from './cohorts/queries.ts';
import { consentsProjection } from './consents/projection.ts';
import { consentQueries } from './consents/queries.ts';
import { credentialsProjection } from './credentials/projection.ts';
import { findingsProjection } from './findings/projection.ts';
import { findingQueries } from './findings/queries.ts';
import { handlesProjection } from './handles/projection.ts';
import { handleQueries } from './handles/queries.ts';
import { membersProjection } from './members/projection.ts';
import { memberQueries } from './members/queries.ts';
import { modelVotesProjection } from './model-votes/projection.ts';
import { modelVoteQueries } from './model-votes/queries.ts';
import { openUploadsProjection } from './open-uploads/projection.ts';
import { openUploadQueries } from './open-uploads/queries.ts';
import type { Projection } from './projection.ts';
import { providerKeysProjection } from './provider-keys/projection.ts';
import { providerKeyQueries } from './provider-keys/queries.ts';
import { reportsProjection } from './reports/projection.ts';
import { reportQueries } from './reports/queries.ts';
import { reviewsProjection } from './reviews/projection.ts';
import { reviewQueries } from './reviews/queries.ts';
import type { ScopedRead } from './scoped-read.ts';
import { screeningsProjection } from './screenings/projection.ts';
import { screeningQueries } from './screenings/queries.ts';
import { sourceAdaptersProjection } from './source-adapters/projection.ts';
import { sourceAdapterQueries } from './source-adapters/queries.ts';
import { tenantsProjection } from './tenants/projection.ts';
import { tenantQueries } from './tenants/queries.ts';
import { unitsProjection } from './units/projection.ts';
import { unitQueries } from './units/queries.ts';

/**
 * All read models follow the events together, under one checkpoint: an answer that joins two of them is never made of
 * two different moments, and a caller has one position to wait for.
 */
export const readModelConsumer: Consumer = { name: 'read-models', version: 1 };

export const projections: readonly Projection[] = [
  tenantsProjection,
  unitsProjection,
  membersProjection,
  credentialsProjection,
  applicantsProjection,
  handlesProjection,
  openUploadsProjection,
  consentsProjection,
  cohortsProjection,
  screeningsProjection,
  findingsProjection,
  reviewsProjection,
  reportsProjection,
  providerKeysProjection,
  sourceAdaptersProjection,
  modelVotesProjection,
];

/** Every question that may be asked, by the model that answers it. */
export function createQueries(read: ScopedRead) {
  return {
    tenants: tenantQueries(read),
    units: unitQueries(read),
    members: memberQueries(read),
    applicants: applicantQueries(read),
    handles: handleQueries(read),
    openUploads: openUploadQueries(read),
    consents: consentQueries(read),
    cohorts: cohortQueries(read),
    screenings: screeningQueries(read),
    findings: findingQueries(read),
    reviews: reviewQueries(read),
    reports: reportQueries(read),
    providerKeys: providerKeyQueries(read),
    sourceAdapters: sourceAdapterQueries(read),
    modelVotes: modelVoteQueries(read),
  };
}

export type Queries = ReturnType<typeof createQueries>;
