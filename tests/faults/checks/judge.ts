import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { judgeCommands } from './judge-commands.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { judgeLiveness } from './judge-liveness.ts';
import { judgeProcesses } from './judge-processes.ts';
import { judgeStreams } from './judge-streams.ts';

/** Everything that breaks an invariant; empty is a pass. */
export function judge(evidence: Evidence): Finding[] {
  return [judgeCommands, judgeStreams, judgeDelivery, judgeProcesses, judgeLiveness].flatMap((one) => one(evidence));
}
