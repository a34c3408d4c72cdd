import { createEventsByStream, createEventTail, type StoredEvent, startCursor } from '@visaguard/event-store';
import type { Pool, PoolClient } from '@visaguard/postgres';
import { readFollowed, recordApplied } from '../following/followed-streams.ts';
import { sortOut } from '../following/sort-out.ts';
import { readModelConsumer } from '../read-model.ts';
import { FoldStopped, foldEvents } from './fold-events.ts';
import { streamsBehind } from './streams-behind.ts';
import { swapTables } from './swap-tables.ts';
import { withTablesBeside } from './tables-beside.ts';

export type RebuildOptions = {
  /** Makes the new tables and swaps them in. */
  readonly owner: Pool;
  readonly projector: Pool;
  readonly tail: Pool;
  readonly onProgress?: (events: number) => void;
  /** Until the swap, a rebuild that is cut off has changed nothing. */
  readonly signal?: AbortSignal;
};

const schema = 'read_models_rebuilt';
const eventsAtOnce = 500;

/**
 * Rule E24: folds all events into new tables beside the live ones, and swaps them in one transaction once they hold of
 * every stream at least what the live ones hold. Readers see the old rows until then and the new ones from then on;
 * the projector goes on meanwhile and waits for the swap only. Streams that were parked are applied as well.
 * @returns how many events were applied.
 * @throws FoldStopped at the first event that cannot be applied; the live tables are as they were.
 * @throws RebuildRuns
 */
export function rebuildReadModels(options: RebuildOptions): Promise<number> {
  return withTablesBeside(options.owner, { schema, isLogged: true }, async () => {
    const build = createBuild(options);
    await build.follow();
    await swapTables(options.owner, { schema, catchUp: build.catchUp, signal: options.signal });
    return build.applied();
  });
}

function createBuild({ projector, tail, onProgress, signal }: RebuildOptions) {
  const events = createEventTail({ tail });
  const store = createEventsByStream({ tail });
  let cursor = startCursor;
  let applied = 0;
  const fold = async (page: readonly StoredEvent[]) => {
    signal?.throwIfAborted();
    applied += await foldEvents({ projector, schema, events: page, choose: chooseOf(page), record });
    onProgress?.(applied);
  };
  /** To the end of what can be read in reading order. */
  const follow = async () => {
    for (;;) {
      const { events: page, next } = await events.read(cursor, eventsAtOnce);
      if (page.length === 0) return;
      await fold(page);
      cursor = next;
    }
  };
  /** What the live tables hold and reading order still holds back: stream by stream. */
  const catchUp = async () => {
    await follow();
    for (const { tenantScope, streamId, built, live } of await streamsBehind(projector, schema)) {
      for (let version = built; version < live; ) {
        const page = await store.read(tenantScope, { streamId, version }, eventsAtOnce);
        const ofStream = page.filter((event) => event.streamId === streamId);
        const last = ofStream.at(-1);
        if (!last) throw new Error(`the live read models hold version ${live} of ${streamId}, the store does not`);
        await fold(ofStream);
        version = last.version;
      }
    }
  };
  return { follow, catchUp, applied: () => applied };
}

/** What was applied stream by stream comes again in reading order: versions tell. */
function chooseOf(page: readonly StoredEvent[]) {
  return async (client: PoolClient): Promise<readonly StoredEvent[]> => {
    const { apply, park } = sortOut(page, await readFollowed(client, readModelConsumer, page));
    const [hole] = park;
    if (hole) throw new FoldStopped(hole.event, hole.reason);
    return apply;
  };
}

const record = (client: PoolClient, applied: readonly StoredEvent[]) =>
  recordApplied(client, readModelConsumer, applied);
