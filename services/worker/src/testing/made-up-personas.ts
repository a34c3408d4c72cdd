import { declareHandle } from '@visaguard/application';
import { handle, type Platform, proveHandle } from '@visaguard/domain';
import { type HandleId, ok, type TenantScope } from '@visaguard/kernel';
import { accepted, commandOf, given, type Person, personWith, recordedConsent } from './made-up-people.ts';
import type { TestWorker } from './start-test-worker.ts';

export type PersonaOwner = Person & { readonly handleId: HandleId };

/** A person whose one account is a persona's, who agrees to the public profile being read; nothing is proven. */
export async function personaOwner(
  world: TestWorker,
  scope: TenantScope,
  { platform = 'instagram', raw }: { readonly platform?: Platform; readonly raw: string },
): Promise<PersonaOwner> {
  const { applicantId } = await personWith(world, scope, {});
  const consentId = await recordedConsent(world, scope, { applicantId, sources: ['archive', 'apify'] });
  const ids: HandleId[] = [];
  const reply = (id: HandleId) => {
    ids.push(id);
    return {};
  };
  accepted(await declareHandle(world.app, commandOf(world, scope), { applicantId, platform, raw, reply }));
  const [handleId] = ids;
  if (!handleId) throw new Error('the handle has an id');
  return { scope, applicantId, consentId, handles: { [platform]: handleId }, handleId };
}

/** By other means than a look at the profile, as by an export. */
export async function provenOtherwise(world: TestWorker, { scope, handleId }: PersonaOwner): Promise<void> {
  await given(world, scope, async (reader) => {
    const on = await reader.load(handle, handleId);
    const decision = proveHandle(on.state, { identifiers: ['handle', 'email', 'display_name'], accountId: null });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}
