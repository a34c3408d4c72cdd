import type { Fault } from './fault.ts';
import { killedAtTable } from './killed-at-table.ts';
import { killedEngine, killedPostgres } from './killed-engine.ts';
import { killedService } from './killed-service.ts';
import { poisonedEvent } from './poisoned-event.ts';
import { redelivered } from './redelivered.ts';
import { secondOwner } from './second-owner.ts';
import { stoppedProcess } from './stopped-process.ts';
import { together } from './together.ts';
import { wipedBroker } from './wiped-broker.ts';

const briefly = { downMs: [500, 3_000] } as const;

/** One after the other within minutes, at every run of the tests. */
export const shortFaults: readonly Fault[] = [
  killedService('api'),
  killedAtTable({
    name: 'relay killed between send and delete',
    ...{ kind: 'relay', table: 'outbox', statement: 'delete from outbox', waiting: 1 },
  }),
  killedAtTable({
    name: 'projector killed between effect and checkpoint',
    ...{ kind: 'projector', table: 'checkpoints', statement: 'update "checkpoints"', waiting: 2 },
  }),
  killedService('worker'),
  killedPostgres,
  killedEngine('kafka', briefly),
  killedEngine('temporal', briefly),
  redelivered,
  secondOwner,
  stoppedProcess('relay', 1_000),
  poisonedEvent,
];

/** Those that take their time as well, by `npm run faults`. */
export const longFaults: readonly Fault[] = [
  ...shortFaults,
  killedService('relay'),
  killedService('projector'),
  stoppedProcess('projector', 30_000),
  killedEngine('kafka', { downMs: [60_000, 60_000] }),
  wipedBroker(60_000),
  together(killedPostgres, killedEngine('kafka', briefly)),
  together(killedService('worker'), killedEngine('temporal', briefly)),
  together(killedService('projector'), killedService('relay')),
];
