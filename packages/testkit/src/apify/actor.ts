import type { Json } from '@visaguard/kernel';

export type JsonObject = { readonly [key: string]: Json };

export type RunEnd = 'SUCCEEDED' | 'FAILED' | 'TIMED-OUT' | 'ABORTED';

/** How a run of an actor goes. */
export type RunScript = {
  readonly items: readonly JsonObject[];
  /** Default SUCCEEDED. */
  readonly status?: RunEnd;
  /** How often it is looked at before it ends: 1 unless told; Infinity never ends. */
  readonly looksUntilEnd?: number;
  /** Real time after which it ends, whether or not it is looked at; who waits for it is answered then. */
  readonly endsAfterMs?: number;
  /** What it costs. It shows `costLagLooks` looks after the one that saw the end. */
  readonly costUsd?: number;
  readonly costLagLooks?: number;
};

/** An actor of the store as the emulator offers it. */
export type MadeUpActor = {
  /** `owner/name`. */
  readonly name: string;
  readonly id: string;
  readonly buildNumber?: string;
  readonly pricing?: JsonObject;
  readonly isDeprecated?: boolean;
  /** What comes of an input. */
  run(input: JsonObject): RunScript;
};

export function actorBody(actor: MadeUpActor): JsonObject {
  const [username = '', name = ''] = actor.name.split('/');
  return {
    ...{ id: actor.id, userId: 'made-up-owner', name, username, isPublic: true },
    isDeprecated: actor.isDeprecated ?? false,
    createdAt: '2020-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    taggedBuilds: {
      latest: { buildId: `build-${actor.id}`, buildNumber: actor.buildNumber ?? '0.0.1', finishedAt: null },
    },
    pricingInfos: [
      actor.pricing ?? { pricingModel: 'PAY_PER_EVENT', startedAt: '2025-01-01T00:00:00.000Z', pricingPerEvent: {} },
    ],
  };
}
