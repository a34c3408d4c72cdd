import type { CodecKeys } from '../temporal/payload-codec.ts';
import type { TemporalPlace } from '../temporal/worker.ts';

/** How a worker in a process of its own has its activities carried out by the test, which outlives it. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'call'; readonly call: number; readonly activity: string; readonly input: unknown }
  | { readonly kind: 'aborted'; readonly call: number }
  | { readonly kind: 'failed'; readonly id: string; readonly process: string; readonly error: SentError };

export type ToWorker =
  | { readonly kind: 'answer'; readonly call: number; readonly output: unknown }
  | { readonly kind: 'fault'; readonly call: number; readonly error: SentError }
  | { readonly kind: 'drain'; readonly timeoutMs: number };

/** A message carries an error's message only; the rest beside it. */
export type SentError = { readonly name: string; readonly message: string; readonly code?: string };

export type WorkerSetting = TemporalPlace & { readonly codePath: string };

export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  return 'code' in error ? { name, message, code: String(error.code) } : { name, message };
}

export const receivedError = ({ message, ...more }: SentError): Error => Object.assign(new Error(message), more);

export const testKeys: CodecKeys = { current: 'test-1', keys: { 'test-1': new Uint8Array(32).fill(7) } };
