import { type Apify, personaCode } from '@visaguard/collection/apify';
import type { TenantScope } from '@visaguard/kernel';
import type { ProfileReader } from './profiles.ts';
import type { SourceGate } from './source-gate.ts';

const keyId = 'personas';

/** Personas are read beside the platform's key: they take no place of its runs. */
export function personaReader(apify: Apify, scope: TenantScope): ProfileReader {
  return { apify, key: { scope, keyId } };
}

/** Whether a real source is switched off or broken says nothing of made-up people, nor they of it. */
export function exceptPersonas(gate: SourceGate): SourceGate {
  return {
    ask: async (of) => (of.key?.keyId === keyId ? { open: true } : gate.ask(of)),
    tell: async (of, outcome) => (of.key?.keyId === keyId ? undefined : gate.tell(of, outcome)),
  };
}

/** Nobody can edit a persona's biography, so it shows a sign that stands for every code. In live mode it is a word. */
export function showsEveryCode({ mode }: TenantScope, biography: string): boolean {
  return mode === 'test' && biography.includes(personaCode);
}
