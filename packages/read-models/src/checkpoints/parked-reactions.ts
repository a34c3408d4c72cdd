import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { parkedReactions } from './table.ts';

export type ParkedReaction = Omit<typeof parkedReactions.$inferSelect, 'parkedAt'>;

/** Events that a consumer could not react to, kept until it can. */
export type ParkedReactions = {
  /** Parking one that is parked already adds its attempts and keeps when it was parked first. */
  park(reaction: ParkedReaction): Promise<void>;
  /** Of every tenant, in the order in which they were parked. */
  all(): Promise<readonly ParkedReaction[]>;
  release(reaction: Pick<ParkedReaction, 'tenantScope' | 'eventId'>): Promise<void>;
};

export function createParkedReactions(projector: Pool, clock: Clock): ParkedReactions {
  const { tenantScope, eventId, streamId, type, error, attempts, parkedAt } = parkedReactions;
  return {
    park: (reaction) =>
      inTransaction(projector, async (client) => {
        await drizzle(client)
          .insert(parkedReactions)
          .values({ ...reaction, parkedAt: clock.now() })
          .onConflictDoUpdate({
            target: [tenantScope, eventId],
            set: { error: reaction.error, attempts: sql`${attempts} + ${reaction.attempts}` },
          });
      }),
    all: () =>
      inTransaction(projector, (client) =>
        drizzle(client)
          .select({ tenantScope, eventId, streamId, type, error, attempts })
          .from(parkedReactions)
          .orderBy(asc(parkedAt), asc(eventId)),
      ),
    release: (reaction) =>
      inTransaction(projector, async (client) => {
        const key = and(eq(tenantScope, reaction.tenantScope), eq(eventId, reaction.eventId));
        await drizzle(client).delete(parkedReactions).where(key);
      }),
  };
}
