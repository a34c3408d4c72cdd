import { type Clock, systemClock } from '@visaguard/kernel';
import { Kafka, type logCreator, logLevel } from 'kafkajs';
import { containTimerFault } from './timer-fault.ts';

/** `clientId` names the process in the broker's logs. `addresses`: host:port of one or more brokers. */
export type KafkaPlace = { readonly clientId: string; readonly addresses: readonly string[] };

export type KafkaLog = (entry: { level: 'error' | 'warn'; message: string; facts: object }) => void;

const requestTimeoutMs = 5_000;
const connectTimeoutMs = 2_000;

/** A client that gives up a request after seconds and leaves it to its caller to try again. */
export function createKafkaClient(
  { clientId, addresses }: KafkaPlace,
  { log = () => {}, clock = systemClock }: { log?: KafkaLog; clock?: Clock } = {},
): Kafka {
  containTimerFault(clock);
  return new Kafka({
    clientId,
    brokers: [...addresses],
    connectionTimeout: connectTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 },
    logLevel: logLevel.WARN,
    logCreator: forwardTo(log),
  });
}

function forwardTo(log: KafkaLog): logCreator {
  return () =>
    ({ level, log: { message, timestamp: _, logger: __, ...facts } }) =>
      log({ level: level === logLevel.ERROR ? 'error' : 'warn', message, facts });
}
