import { describe, expect, it } from 'vitest';
import { currentContract, eventCatalogue } from './event-catalogue.ts';
import { eventForm, schemaHash } from './event-contract.ts';

/** Words that name a field in which a person would be named or quoted. */
const personalWords = /^(name|email|raw|canonical|handle|text|quote|comment|reason|ip|url|permalink|title|address)$/i;
/** Clear fields of those names that say nothing about a person: a tenant's own, or one of a closed list. */
const harmless = new Set([
  'tenant.registered/name',
  'unit.created/name',
  'cohort.created/name',
  'api_key.issued/name',
  'tenant.suspended/reason',
  'tenant.reactivated/reason',
  'source_adapter.closed/reason',
  'source_adapter.switched_off/reason',
  'handle.held/reason',
  'handle.probed/reason',
  'handle.archive_purged/reason',
  'report.blocked/reason',
  'screening.source_assessed/reason',
  'upload.abandoned/reason',
]);

describe('the catalogue of events', () => {
  it('E33: no field that would name or quote a person stands in clear', () => {
    const clear = eventCatalogue.flatMap((contract) =>
      fieldsOf(eventForm(contract).data).map((field) => `${contract.type}/${field}`),
    );
    const suspicious = clear.filter((field) => personalWords.test(field.split('/')[1] ?? ''));
    expect(suspicious.filter((field) => !harmless.has(field))).toEqual([]);
  });

  it('names the person whose key seals a personal part, or the secret, by an id', () => {
    for (const contract of eventCatalogue) {
      if (!contract.personal) continue;
      const { properties } = eventForm(contract).data as { properties: Record<string, { pattern?: string }> };
      expect(properties[contract.personal.subject]?.pattern, contract.type).toMatch(/^\^(app|mem|sec)_/);
    }
  });

  it('refuses members that the contract does not know', () => {
    const { data } = currentContract('unit.archived');
    const unitId = `unt_${'0'.repeat(26)}`;
    expect(data.safeParse({ unitId }).success).toBe(true);
    expect(data.safeParse({ unitId, name: 'x' }).success).toBe(false);
  });

  it('gives each version a hash that changes with its form', () => {
    const contract = currentContract('unit.archived');
    const other = { ...currentContract('unit.created'), type: contract.type };
    expect(schemaHash(contract)).toMatch(/^[0-9a-f]{64}$/);
    expect(schemaHash(other)).not.toBe(schemaHash(contract));
    expect(() => currentContract('unit.imagined')).toThrow('no contract');
  });
});

/** Names of all properties of a JSON Schema, at any depth. */
function fieldsOf(schema: object): string[] {
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [];
    const names = key === 'properties' ? Object.keys(value) : [];
    return [...names, ...fieldsOf(value)];
  });
}
