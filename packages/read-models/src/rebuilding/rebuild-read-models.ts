import {
  createEventsByStream,
  createEventTail,
  firstPlace,
  type StoredEvent,
  startCursor,
} from '@visaguard/event-store';
import type { Pool, PoolClient } from '@visaguard/postgres';
import { readFollowed, recordApplied } from '../following/followed-streams.ts';
import { type Followed, sortOut, streamKey } from '../following/sort-out.ts';
import { readModelConsumer } from '../read-model.ts';
import { eachPage } from './each-page.ts';
import { FoldStopped, foldEvents } from './fold-events.ts';
import { streamsBehind } from './streams-behind.ts';
import { swapTables } from './swap-tables.ts';
import { withTablesBeside } from './tables-beside.ts';

export type RebuildOptions = {
  /** Makes the new tables and swaps them in. */
  readonly owner: Pool;
  readonly projector: Pool;
  readonly tail: Pool;
  /** One transaction each. The usual number takes a fraction of a second: nobody who reads events waits longer for it. */
  readonly eventsAtOnce?: number;
  readonly onProgress?: (events: number) => void;
  /** Until the swap, a rebuild that is cut off has changed nothing. */
  readonly signal?: AbortSignal;
};

const schema = 'read_models_rebuilt';

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
    await build.foldStreams();
    await swapTables(options.owner, { schema, catchUp: build.catchUp, signal: options.signal });
    return build.applied();
  });
}

type Choose = (client: PoolClient) => Promise<ReadonlyMap<string, Followed>>;

function createBuild({ projector, tail, eventsAtOnce = 2_000, onProgress, signal }: RebuildOptions) {
  const events = createEventTail({ tail });
  const store = createEventsByStream({ tail });
  let applied = 0;
  let cursor = startCursor;
  const fold = async (page: readonly StoredEvent[], followed: Choose) => {
    signal?.throwIfAborted();
    const choose = async (client: PoolClient) => toApply(page, await followed(client));
    applied += await foldEvents({ projector, schema, events: page, choose, record });
    onProgress?.(applied);
  };
  /**
   * Stream by stream, so that most rows are written once, as they ended up, however events of streams lie between each
   * other. What comes meanwhile lies behind the end that reading order had before, and is followed from there.
   */
  const foldStreams = async () => {
    cursor = await events.end();
    let last: StoredEvent | undefined;
    // Nobody else writes here, so only a stream that goes on from the page before has come anywhere.
    const followed = async () => new Map(last ? [[streamKey(last), { version: last.version, isParked: false }]] : []);
    await eachPage(firstPlace, {
      read: (after) => store.readAll(after, eventsAtOnce),
      async fold(page) {
        await fold(page, followed);
        last = page.at(-1);
      },
    });
  };
  /** To the end of what can be read in reading order. Versions tell what was applied before. */
  const follow = async () => {
    cursor = await eachPage(cursor, {
      read: (after) => events.read(after, eventsAtOnce),
      fold: (page) => fold(page, (client) => readFollowed(client, readModelConsumer, page)),
    });
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
        await fold(ofStream, (client) => readFollowed(client, readModelConsumer, ofStream));
        version = last.version;
      }
    }
  };
  return { foldStreams, catchUp, applied: () => applied };
}

function toApply(page: readonly StoredEvent[], followed: ReadonlyMap<string, Followed>): readonly StoredEvent[] {
  const { apply, park } = sortOut(page, followed);
  const [hole] = park;
  if (hole) throw new FoldStopped(hole.event, hole.reason);
  return apply;
}

const record = (client: PoolClient, applied: readonly StoredEvent[]) =>
  recordApplied(client, readModelConsumer, applied);
