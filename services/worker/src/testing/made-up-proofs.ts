import { loadState, proofCodeOf, requestHandleProbe, requestHandleProof } from '@visaguard/application';
import { handle } from '@visaguard/domain';
import { mintId, type ProbeId, systemRandom } from '@visaguard/kernel';
import { accepted, commandOf, type Person } from './made-up-people.ts';
import type { TestWorker } from './start-test-worker.ts';

export type Owner = Pick<Person, 'scope' | 'consentId'> & { readonly handleId: NonNullable<Person['handles']['x']> };

/** @returns the code that the account holder is given to put into the biography. */
export async function givenCode(world: TestWorker, { scope, handleId }: Owner): Promise<string> {
  const numbers: number[] = [];
  const reply = ({ number }: { readonly number: number }) => {
    numbers.push(number);
    return {};
  };
  accepted(await requestHandleProof(world.app, commandOf(world, scope), { handleId, reply }));
  return proofCodeOf(world.app, scope, { handleId, number: numbers.at(-1) ?? 0 });
}

/** Asks for a look at the profile. */
export async function probeAsked(world: TestWorker, { scope, handleId, consentId }: Owner): Promise<ProbeId> {
  const probeId = mintId('probe', world.clock, systemRandom);
  const asked = { handleId, consentId, probeId, reply: () => ({}) };
  accepted(await requestHandleProbe(world.app, commandOf(world, scope), asked));
  return probeId;
}

export async function accountOf(world: TestWorker, { scope, handleId }: Owner) {
  const { state } = await loadState(world.app, scope, { aggregate: handle, streamId: handleId });
  if (state.kind === 'none') throw new Error('there is such a handle');
  return state;
}

/** What the look has shown, once it is known. */
export async function probed(world: TestWorker, owner: Owner, probeId: ProbeId) {
  await world.until(`${probeId} has ended`, async () => {
    const { probe } = await accountOf(world, owner);
    return probe?.probeId === probeId && probe.result !== null;
  });
  const { kind, accountId, probe } = await accountOf(world, owner);
  return { kind, accountId, result: probe?.result };
}
