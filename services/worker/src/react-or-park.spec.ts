import { deriveId } from '@visaguard/kernel';
import type { ParkedReactions } from '@visaguard/read-models';
import { expect, test } from 'vitest';
import { type Reactions, reactOrPark } from './react-or-park.ts';

/** A double that writes down what is parked. For the number of attempts, not for rows. */
function reactionsWritingDown(attempts: number[]): Reactions {
  const refuse = () => {
    throw new Error('is not asked');
  };
  const parked: ParkedReactions = {
    park: async (parkedNow) => {
      attempts.push(parkedNow.attempts);
    },
    all: refuse,
    release: refuse,
  };
  const reactor = new Proxy({}, { get: refuse }) as Reactions['reactor'];
  const { signal } = new AbortController();
  return { reactor, parked, onRefused: refuse, onParked: () => undefined, signal };
}

test('E27: what a newer program wrote is parked at the first attempt: trying again would hold up everybody else', async () => {
  const attempts: number[] = [];
  await reactOrPark(reactionsWritingDown(attempts), {
    ...{ scope: { tenantId: deriveId('tenant', ['sample']), mode: 'test' }, streamId: 'con_1', category: 'consent' },
    ...{ version: 2, eventId: deriveId('event', ['1']), type: 'consent.withdrawn', schemaVersion: 99, data: {} },
    ...{ commandId: 'c1', xid: '10', position: '1', recordedAt: '2026-11-01T09:00:00.000Z' },
    meta: { actor: { kind: 'operator', id: 'test' }, at: '2026-11-01T09:00:00.000Z' },
  });
  expect(attempts).toEqual([1]);
});
