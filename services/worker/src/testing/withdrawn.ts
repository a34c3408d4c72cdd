import { consent, withdrawConsent } from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import { given, type Person } from './made-up-people.ts';
import type { TestWorker } from './start-test-worker.ts';

/** Takes back the consent of a person. */
export function withdrawn(world: TestWorker, { scope, consentId }: Pick<Person, 'scope' | 'consentId'>): Promise<void> {
  return given(world, scope, async (reader) => {
    const on = await reader.load(consent, consentId);
    const decision = withdrawConsent(on.state, { at: instant(world.clock) });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}
