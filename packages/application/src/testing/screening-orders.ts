import { consent, withdrawConsent } from '@visaguard/domain';
import { instant, mintId, type Refusal, systemRandom, type TenantScope, type UnitId } from '@visaguard/kernel';
import type { CommandOutcome } from '../command.ts';
import { orderScreening, type ScreeningOrder } from '../order-screening.ts';
import { createdApplicant, declaredHandle, purpose, recordedConsent, registeredTenant } from './made-up-people.ts';
import { decided, type TestApplication } from './test-application.ts';

export type PreparedOrder = { readonly scope: TenantScope; readonly order: ScreeningOrder };

type People = {
  readonly scope?: TenantScope;
  readonly place?: string | null;
  readonly consent?: Omit<Parameters<typeof recordedConsent>[2], 'applicantId'>;
  readonly unitId?: UnitId;
};

export type ScreeningOrders = ReturnType<typeof screeningOrders>;

/** Orders of screenings, and what became of them. */
export function screeningOrders(world: TestApplication) {
  const send = ({ scope, order }: PreparedOrder): Promise<CommandOutcome> =>
    orderScreening(world.app, world.commandOf(scope), order);

  /** An order that every rule accepts, unless a test changes it. */
  async function ready(people: People = {}, change: Partial<ScreeningOrder> = {}): Promise<PreparedOrder> {
    const scope = people.scope ?? (await registeredTenant(world));
    const { place = 'XA', unitId } = people;
    const applicantId = await createdApplicant(world, scope, { place, ...(unitId === undefined ? {} : { unitId }) });
    const consentId = await recordedConsent(world, scope, { applicantId, ...people.consent });
    const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
    const order: ScreeningOrder = {
      screeningId: mintId('screening', world.clock, systemRandom),
      applicantId,
      cohortId: null,
      mode: 'requested',
      purpose,
      consentId,
      handleIds: [handleId],
      asOf: '2026-11-01T00:00:00.000Z',
      certified: true,
      ...change,
    };
    return { scope, order };
  }

  /** @throws when the order is not refused, or leaves an event all the same. */
  async function refusalOf(prepared: PreparedOrder): Promise<Refusal> {
    const outcome = await send(prepared);
    if (outcome.kind !== 'refused') throw new Error(`expected a refusal, got ${outcome.kind}`);
    const { version } = await world.app.events.load(prepared.scope, prepared.order.screeningId);
    if (version !== 0) throw new Error('what was refused is stored');
    return outcome.refusal;
  }

  async function orderedOf({ scope, order }: PreparedOrder): Promise<Record<string, unknown>> {
    const [event] = await world.eventsOf(scope, order.screeningId);
    if (event?.type !== 'screening.ordered') throw new Error('nothing was ordered');
    return { ...event.data };
  }

  const withdraw = ({ scope, order }: PreparedOrder): Promise<void> =>
    world.given(scope, async (reader) => {
      const on = await reader.load(consent, order.consentId);
      return decided(on, withdrawConsent(on.state, { at: instant(world.clock) }));
    });

  return { ready, send, refusalOf, orderedOf, withdraw };
}
