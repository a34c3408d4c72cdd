import type { EventMeta, StreamPosition } from '@visaguard/event-store';
import { canonicalJson, type Instant, type Json, type Refusal, sha256Hex, type TenantScope } from '@visaguard/kernel';

export type Actor = EventMeta['actor'];

/** Who asks for what, in whose scope, under which idempotency key. */
export type Command = {
  readonly scope: TenantScope;
  readonly actor: Actor;
  /**
   * Makes a repeat harmless: the same id returns the first outcome. For requests it is derived from the caller's
   * idempotency key, for processes from the business key of the step, never from the attempt.
   */
  readonly commandId: string;
  /** SHA-256 of what is asked; the same id with another body is refused. */
  readonly bodyHash: string;
  readonly at: Instant;
  readonly correlationId?: string;
  /** Under an id that nobody can bring again: no earlier outcome is looked for. The store refuses one all the same. */
  readonly unrepeatable?: true;
  /** The caller has seen this stream at this version and wants nothing done if it has changed since (If-Match). */
  readonly expects?: { readonly streamId: string; readonly version: number };
};

/** What became of a command. */
export type CommandOutcome =
  | {
      readonly kind: 'done';
      readonly positions: readonly StreamPosition[];
      readonly reply: Json | null;
      /** True when an earlier run of the same command is answered again. */
      readonly replayed: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'command_reused' };

/** A command of a process: its id is the business key of the step. */
export function processCommand(step: {
  readonly scope: TenantScope;
  readonly process: string;
  readonly key: string;
  readonly at: Instant;
}): Command {
  return {
    scope: step.scope,
    actor: { kind: 'process', id: step.process },
    commandId: `${step.process}/${step.key}`,
    // What a process asks is decided by its key alone: time and intermediate results may differ between runs.
    bodyHash: sha256Hex(canonicalJson([step.process, step.key])),
    at: step.at,
  };
}
