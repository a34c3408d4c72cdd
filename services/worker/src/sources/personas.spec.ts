import { createPersonaApify, personaCode } from '@visaguard/collection/apify';
import type { TenantScope } from '@visaguard/kernel';
import { expect, test } from 'vitest';
import { exceptPersonas, personaReader, showsEveryCode } from './personas.ts';
import type { SourceGate } from './source-gate.ts';

const tenantId = `ten_${'1'.repeat(26)}` as const;
const [test_, live]: readonly [TenantScope, TenantScope] = [
  { tenantId, mode: 'test' },
  { tenantId, mode: 'live' },
];

test('R7: what stands for every code in test mode proves nothing in live mode', () => {
  expect(showsEveryCode(test_, `made up ${personaCode}`)).toBe(true);
  expect(showsEveryCode(live, `made up ${personaCode}`)).toBe(false);
  expect(showsEveryCode(test_, 'made up')).toBe(false);
});

test('R30: a gate that is shut lets personas through and is told nothing of them; of all others it is asked and told', async () => {
  const asked: unknown[] = [];
  const shut: SourceGate = {
    ask: async (of) => {
      asked.push(of);
      return { open: false, code: 'switched_off', isFinal: true };
    },
    tell: async (of) => void asked.push(of),
  };
  const gate = exceptPersonas(shut);
  const { key } = personaReader(createPersonaApify({ now: () => new Date(0) }), test_);
  expect(await gate.ask({ platform: 'x', key })).toEqual({ open: true });
  await gate.tell({ platform: 'x', key }, { kind: 'worked' });
  expect(asked).toEqual([]);
  expect(await gate.ask({ platform: 'x', key: null })).toMatchObject({ open: false });
  await gate.tell({ platform: 'x', key: null }, { kind: 'worked' });
  expect(asked).toHaveLength(2);
});
