import { type ConsularNotes, consularSection } from '@visaguard/intelligence';
import { viewJson } from '@visaguard/report';
import { logRead } from '../../http/logged-read.ts';
import { defineOperation } from '../../http/operation.ts';
import { readJsonEvidence } from '../../http/read-evidence.ts';
import { found } from '../../http/reply.ts';
import { personOf } from '../person.ts';
import { getMyConsularSectionContract } from './contract.ts';
import { standingSection } from './standing-section.ts';

export const getMyConsularSection = defineOperation(getMyConsularSectionContract, async (call) => {
  const { api, caller, at } = call;
  const screeningId = call.params.screening_id;
  const applicantId = personOf(caller);
  // The log tells that the person has read something private of this screening, and not that there is a section.
  const what = { objectKind: 'report', objectId: screeningId, view: 'private', format: 'json' } as const;
  const permitted = await logRead(call, what, (reader) => standingSection(reader, { screeningId, applicantId, at }));
  if (!permitted.ok) return permitted.error;
  const { agreedAt, sources } = permitted.value;
  const read = await Promise.all(
    sources.map(async ({ sourceId, notesId }) => ({
      sourceId,
      notes: await readJsonEvidence<ConsularNotes>(api.app, caller.scope, notesId),
    })),
  );
  return found({
    object: 'consular_section',
    screening_id: screeningId,
    ...(viewJson(consularSection(read, agreedAt)) as object),
    livemode: caller.scope.mode === 'live',
  });
});
