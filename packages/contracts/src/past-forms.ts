import type { EventContract } from './event-contract.ts';

/**
 * Forms that events were once written in. They stay for as long as the product does: such events are in somebody's store.
 * A form comes here when its type gets a next version in `events/`, together with the step that leads on from it.
 */
export const pastForms: readonly EventContract[] = [];
