import { type Application, loadState } from '@visaguard/application';
import { type Platform, type SourceAdapterState, sourceAdapter, sourceAdapterIdOf } from '@visaguard/domain';
import { scopeKey, type TenantScope } from '@visaguard/kernel';

/** So long another worker's breaker may go unnoticed; an adapter that is asked for all the time is read so often. */
const memoryMs = 3_000;
const rememberedMax = 10_000;

/** What is known of adapters: as their events said some seconds ago at most. */
export type KnownAdapters = {
  state(scope: TenantScope, platform: Platform): Promise<SourceAdapterState>;
  /** After this process has changed it. */
  forget(scope: TenantScope, platform: Platform): void;
};

export function createKnownAdapters(app: Application): KnownAdapters {
  const remembered = new Map<string, { readonly untilMs: number; readonly state: Promise<SourceAdapterState> }>();
  const keyOf = (scope: TenantScope, platform: Platform) => `${scopeKey(scope)}/${platform}`;
  return {
    state(scope, platform) {
      const key = keyOf(scope, platform);
      const known = remembered.get(key);
      const nowMs = app.clock.now().getTime();
      if (known && nowMs < known.untilMs) return known.state;
      const on = { aggregate: sourceAdapter, streamId: sourceAdapterIdOf(scope, platform) };
      const state = loadState(app, scope, on).then((loaded) => loaded.state);
      // What could not be read is asked for again by the next one.
      state.catch(() => remembered.delete(key));
      if (remembered.size >= rememberedMax) remembered.clear();
      remembered.set(key, { untilMs: nowMs + memoryMs, state });
      return state;
    },
    forget(scope, platform) {
      remembered.delete(keyOf(scope, platform));
    },
  };
}
