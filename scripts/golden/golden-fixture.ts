import { createSecretKey } from 'node:crypto';
import { type EventContract, type EventForms, eventForm } from '@visaguard/contracts';
import type { EventMeta, StoredEvent } from '@visaguard/event-store';
import { deriveId, type Json, sha256Hex, type TenantScope } from '@visaguard/kernel';
import { seededRandom } from '@visaguard/testkit';
import { createSubjectCipher, type SubjectCipher } from '@visaguard/vault';
import { type JsonSchema, type Picks, sampleValue } from './sample-value.ts';

/** One event as it lies in the store, and what the sealed part of it says; null where nothing is sealed. */
export type GoldenExample = {
  readonly name: string;
  readonly stored: StoredEvent;
  readonly personal: { readonly opened: Json; readonly erased: null } | null;
};

/**
 * The examples of one version of an event. `fromOlder` holds, by version and name, what the data of the examples of older
 * versions looks like in this one. So a further version adds a file and changes none.
 */
export type GoldenFixture = {
  readonly type: string;
  readonly schemaVersion: number;
  readonly category: string;
  readonly examples: readonly GoldenExample[];
  readonly fromOlder: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

export const goldenScope: TenantScope = { tenantId: deriveId('tenant', ['golden']), mode: 'test' };

/** The key that everything in the fixtures is sealed under. It protects nothing: what it seals is made up. */
export const goldenKey: Uint8Array = Buffer.from(sha256Hex('the key of the golden fixtures'), 'hex');

/** @param random gives the nonces. */
export function goldenCipher(subject: string, random = seededRandom(subject)): SubjectCipher {
  const versions = new Map([[1, createSecretKey(goldenKey)]]);
  return createSubjectCipher({ scope: goldenScope, subject, active: 1, versions }, random);
}

/** @param older the fixtures of the versions before, whose examples are carried over by `forms`. */
export function goldenFixture(contract: EventContract, older: readonly GoldenFixture[], forms: EventForms) {
  const { type, schemaVersion, category } = contract;
  const fromOlder = older.map((fixture) => {
    const shapes = fixture.examples.map(({ name, stored }) => [name, forms.upcast(stored).data]);
    return [fixture.schemaVersion, Object.fromEntries(shapes)];
  });
  const examples = examplesOf(contract);
  return { type, schemaVersion, category, examples, fromOlder: Object.fromEntries(fromOlder) } satisfies GoldenFixture;
}

const minimal: Picks = { isPresent: () => false, items: () => [], branch: () => 0, number: ({ minimum }) => minimum };

/** Everything said, of alternatives the one of this number, and in lists the one after it as well. */
function full(alternative: number): Picks {
  return {
    isPresent: () => true,
    items: () => [full(alternative), full(alternative + 1)],
    branch: (count) => alternative % count,
    number: ({ minimum, maximum }) => Math.min(maximum, minimum + 1 + alternative),
  };
}

function examplesOf(contract: EventContract): GoldenExample[] {
  const { data, personal } = eventForm(contract);
  const clear = data as JsonSchema;
  const sealed = personal ? (personal.schema as JsonSchema) : null;
  const examples = [exampleOf(contract, 'minimal', sampleValue(clear, minimal), null)];
  if (sealed) {
    examples.push(exampleOf(contract, 'minimal, sealed', sampleValue(clear, minimal), sampleValue(sealed, minimal)));
  }
  for (let alternative = 0; alternative < alternativesOf(clear); alternative++) {
    const name = alternative === 0 ? 'full' : `full, alternative ${alternative + 1}`;
    const value = sampleValue(clear, full(alternative));
    examples.push(exampleOf(contract, name, value, sealed && sampleValue(sealed, full(alternative))));
  }
  return examples;
}

/** How many alternatives the unions in a form have at most. */
function alternativesOf({ oneOf = [], anyOf = [], properties = {}, items }: JsonSchema): number {
  const members = [...oneOf, ...anyOf, ...Object.values(properties), ...(items ? [items] : [])];
  const own = anyOf.filter(({ type }) => type !== 'null').length;
  return Math.max(1, oneOf.length, own, ...members.map(alternativesOf));
}

const at = '2026-11-01T09:00:00.000Z';
const minimalMeta: EventMeta = { actor: { kind: 'process', id: 'golden' }, at };
const fullMeta: EventMeta = {
  actor: { kind: 'member', id: deriveId('member', ['golden']) },
  at,
  causationId: deriveId('event', ['golden', 'cause']),
  correlationId: deriveId('request', ['golden']),
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

function exampleOf(contract: EventContract, name: string, clear: Json, personal: Json | null): GoldenExample {
  const { type, schemaVersion, category } = contract;
  const eventId = deriveId('event', ['golden', type, String(schemaVersion), name]);
  const members = clear as { readonly [member: string]: Json };
  const streamId = ownId(members, category);
  const data =
    personal === null
      ? members
      : { ...members, personal: sealedPart(contract, members, { personal, streamId, eventId }) };
  const stored: StoredEvent = {
    scope: goldenScope,
    ...{ streamId, version: 1, eventId, category, type, schemaVersion, data },
    meta: name.startsWith('minimal') ? minimalMeta : fullMeta,
    ...{ commandId: deriveId('request', ['golden', name]), xid: '812', position: '4096', recordedAt: at },
  };
  return { name, stored, personal: personal === null ? null : { opened: personal, erased: null } };
}

type Sealing = { readonly personal: Json; readonly streamId: string; readonly eventId: string };

function sealedPart(contract: EventContract, clear: { readonly [member: string]: Json }, sealing: Sealing): Json {
  const { personal, streamId, eventId } = sealing;
  const subject = String(clear[contract.personal?.subject ?? '']);
  const place = { scope: goldenScope, stream: streamId, event: eventId, subject, field: 'personal' };
  return goldenCipher(subject, seededRandom(eventId)).sealJson(place, personal);
}

/** Streams are named by the id of what they are about, which most events name first. */
function ownId(data: { readonly [member: string]: Json }, category: string): string {
  const named = data[`${category}Id`];
  return typeof named === 'string' ? named : `${category}-golden`;
}
