export type { DeliveryFailure, EventBus, SubscribeOptions, Subscription, SubscriptionHealth } from './event-bus.ts';
export { createTailBus, type TailBusOptions } from './tail-bus.ts';
export { createWakeSignal, type WakeSignal } from './wake-signal.ts';
