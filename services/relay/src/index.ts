export { type Relay, type RelayHealth, type RelayOptions, startRelay } from './relay.ts';
