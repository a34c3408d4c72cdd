import type { Principal } from '@visaguard/access';
import type { ConsularConsentState } from '@visaguard/domain';
import { commandReply, type StoredReply } from '../http/answer-command.ts';

/** Where the consent to the section stands; the version is that of its own stream. */
export function consularConsentReply(caller: Principal) {
  return (given: Exclude<ConsularConsentState, { kind: 'none' }>, version: number): StoredReply =>
    commandReply({
      version,
      body: {
        object: 'consular_section_consent',
        consent_id: given.consentId,
        state: given.kind,
        text_version: given.textVersion,
        text_sha256: given.textSha256,
        language: given.language,
        granted_at: given.grantedAt,
        withdrawn_at: given.withdrawnAt,
        livemode: caller.scope.mode === 'live',
      },
    });
}
