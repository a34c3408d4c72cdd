import { getTableName } from 'drizzle-orm';
import { applicants } from '../applicants/table.ts';
import { cohortApplicants, cohorts } from '../cohorts/table.ts';
import { consents } from '../consents/table.ts';
import { credentials } from '../credentials/table.ts';
import { findings } from '../findings/table.ts';
import { followedStreams, parkedEvents } from '../following/table.ts';
import { handles } from '../handles/table.ts';
import { members } from '../members/table.ts';
import { modelVotes } from '../model-votes/table.ts';
import { openUploads } from '../open-uploads/table.ts';
import { providerKeys } from '../provider-keys/table.ts';
import { reports } from '../reports/table.ts';
import { reviews } from '../reviews/table.ts';
import { screeningSources, screenings } from '../screenings/table.ts';
import { sourceAdapters } from '../source-adapters/table.ts';
import { tenants } from '../tenants/table.ts';
import { units } from '../units/table.ts';

/** The tables that projections write: a fold of the events, and of nothing else. */
export const readModelTables: readonly string[] = [
  ...[tenants, units, members, credentials, applicants, handles, openUploads, consents, cohorts, cohortApplicants],
  ...[screenings, screeningSources, findings, reviews, reports, providerKeys, sourceAdapters, modelVotes],
].map((table) => getTableName(table));

/** Those tables, and how far each stream has come in them: what is built and swapped as one. */
export const rebuiltTables: readonly string[] = [
  ...readModelTables,
  ...[followedStreams, parkedEvents].map((table) => getTableName(table)),
];
