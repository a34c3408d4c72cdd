import { canonicalHandle, type NormalisedPost, type Platform } from '@visaguard/domain';
import { takeConsularNotes } from '@visaguard/intelligence';
import type { ScreenOptions } from './arguments.ts';
import type { NotedSource } from './consular-file.ts';
import type { AccountExport } from './sort-archives.ts';

export type NoteTakers = {
  takerOf(sourceId: string, platform: Platform): (post: NormalisedPost) => void;
  finish(): NotedSource[];
};

/** Null where the person has not agreed to the consular section: then there is nothing that could note. */
export function noteTakers(
  agreed: boolean,
  { exports, options }: { readonly exports: readonly AccountExport[]; readonly options: ScreenOptions },
): NoteTakers | null {
  if (!agreed) return null;
  const declared = [
    ...options.handles.map(({ platform, canonical }) => ({ platform, handle: canonical })),
    ...exports.flatMap(({ platform, handle }) => {
      const own = handle === null ? null : canonicalHandle(platform, handle);
      return own?.ok ? [{ platform, handle: own.value.canonical }] : [];
    }),
  ];
  const takers = new Map<string, ReturnType<typeof takeConsularNotes>>();
  return {
    takerOf(sourceId, platform) {
      const taking = takeConsularNotes({ platform, declared });
      takers.set(sourceId, taking);
      return taking.add;
    },
    finish: () => [...takers].map(([sourceId, taking]) => ({ sourceId, notes: taking.finish() })),
  };
}
