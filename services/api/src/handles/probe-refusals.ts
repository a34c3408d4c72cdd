import type { OperationContract } from '../http/contract.ts';
import { readingRefusals } from './reading-refusals.ts';

/** What a look at a profile may be refused for, whoever asks. */
export const probeRefusals: OperationContract['refusals'] = [
  ...readingRefusals,
  ...(['handle_held', 'applicant_redacted', 'probe_running'] as const),
];
