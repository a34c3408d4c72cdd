import type { Platform } from '@visaguard/domain';
import { importerOf } from './importers.ts';

/** What reading an export of this platform opens and what it never opens, in plain words for a consent screen. */
export function describeReading(platform: Platform): { reads: readonly string[]; neverOpens: readonly string[] } {
  return importerOf(platform)?.reading ?? { reads: [], neverOpens: ['anything: this version does not read it'] };
}
