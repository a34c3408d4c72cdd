import type { OperationContract } from '../http/contract.ts';

/** What a look at a profile may be refused for, whoever asks. */
export const probeRefusals: OperationContract['refusals'] = [
  ...(['handle_unknown', 'handle_held', 'applicant_redacted', 'probe_running'] as const),
  ...(['consent_missing', 'consent_withdrawn', 'consent_expired'] as const),
  ...(['consent_other_platforms', 'consent_other_sources'] as const),
];
