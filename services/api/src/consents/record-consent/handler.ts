import { recordConsent as record } from '@visaguard/application';
import { checkPurpose } from '@visaguard/domain';
import { type Json, mintId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { refused } from '../../http/reply.ts';
import { recordConsentContract } from './contract.ts';

export const recordConsent = defineOperation(recordConsentContract, async ({ api, caller, params, body, ...call }) => {
  const purpose = checkPurpose(body.scope.purpose);
  if (!purpose.ok) {
    return refused({
      ...purpose.error,
      faults: [{ pointer: '/scope/purpose', detail: 'is not a permissible purpose' }],
    });
  }
  const consentId = mintId('consent', api.clock, api.random);
  const applicantId = params.applicant_id;
  const { scope, method, text_version, text_sha256, language, granted_at, expires_at } = body;
  const reply = commandReply({
    version: 1,
    location: `/v1/consents/${consentId}`,
    body: {
      ...{ object: 'consent', id: consentId, applicant_id: applicantId, state: 'granted', scope: scope as Json },
      ...{ method, text_version, text_sha256, language, granted_at, expires_at, withdrawn_at: null },
      livemode: caller.scope.mode === 'live',
    },
  });
  const outcome = await record(api.app, call.command(), {
    consentId,
    applicantId,
    scope: {
      platforms: scope.platforms,
      sources: scope.sources,
      purpose: purpose.value,
      lookbackYears: scope.lookback_years,
      requesterNamed: scope.requester_named,
      retentionDays: scope.retention_days,
    },
    method,
    textVersion: text_version,
    textSha256: text_sha256,
    documentSha256: body.document_sha256,
    language,
    grantedAt: granted_at,
    expiresAt: expires_at,
    collectedBy: body.collected_by,
    ip: body.ip,
    reply,
  });
  return call.answer(outcome);
});
