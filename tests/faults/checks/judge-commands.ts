import type { Evidence, StoredEvent } from './evidence.ts';
import { type Finding, found } from './finding.ts';

const placeOf = (tenantScope: string, position: string) => `${tenantScope} ${position}`;
const commandOf = ({ tenantScope, commandId }: StoredEvent) => `${tenantScope} ${commandId}`;

/** I1 and I2: what clients were told is what is stored, once. */
export function judgeCommands({ accepted, clients, events }: Evidence): Finding[] {
  const byPlace = new Map(events.map((event) => [placeOf(event.tenantScope, `${event.xid}.${event.position}`), event]));
  const changing = accepted.filter(({ position }) => position !== null);
  const isStored = ({ tenantScope, position }: (typeof accepted)[number]) =>
    byPlace.has(placeOf(tenantScope, position ?? ''));
  const told = new Set(
    changing.flatMap(({ tenantScope, position }) => {
      const event = byPlace.get(placeOf(tenantScope, position ?? ''));
      return event ? [commandOf(event)] : [];
    }),
  );
  const asked = new Set(events.filter(({ commandId }) => commandId.startsWith('http/')).map(commandOf));
  const untold = [...asked.difference(told)];
  return [
    ...found(
      'lost',
      changing.filter((command) => !isStored(command)).map(({ what, key }) => `${what} ${key}`),
    ),
    // An outcome that nobody was told may be either.
    ...found('notAskedFor', untold.slice(clients.unanswered)),
    ...found('refused', clients.unexpected),
    ...found('doneTwice', storedTwice(events)),
    ...found('otherReply', clients.differingReplies),
  ];
}

/** A command is one transaction: events of it from two mean that it was carried out twice. */
function storedTwice(events: readonly StoredEvent[]): string[] {
  const first = new Map<string, string>();
  const twice = new Set<string>();
  for (const event of events) {
    const command = commandOf(event);
    const xid = first.get(command) ?? event.xid;
    first.set(command, xid);
    if (xid !== event.xid) twice.add(command);
  }
  return [...twice];
}
