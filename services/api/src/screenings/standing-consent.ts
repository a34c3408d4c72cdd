import type { Loaded, Reader } from '@visaguard/application';
import { type ConsentState, consent, type ScreeningState, screening } from '@visaguard/domain';
import type { ScreeningId } from '@visaguard/kernel';

export type Standing = {
  readonly ordered: Exclude<ScreeningState, { kind: 'none' }>;
  readonly given: Loaded<ConsentState>;
};

/**
 * Rule R2: the consent that a screening rests on, unless it was withdrawn. Asked of the events, so that it holds from the
 * moment of the withdrawal, before any process has heard of it.
 */
export async function standingConsent(reader: Reader, screeningId: ScreeningId): Promise<Standing | null> {
  const ordered = (await reader.load(screening, screeningId)).state;
  if (ordered.kind === 'none') throw new Error('whatever comes of a screening names one that exists');
  const given = await reader.load(consent, ordered.consentId);
  return given.state.kind === 'granted' ? { ordered, given } : null;
}
