import { createSecretKey } from 'node:crypto';
import { type Json, mintId, systemClock, systemRandom, type TenantScope } from '@visaguard/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SealContext } from './envelope.ts';
import { createSubjectCipher } from './subject-cipher.ts';

const tenants = [0, 1].map(() => mintId('tenant', systemClock, systemRandom));
const secret = createSecretKey(systemRandom(32));

/** Every cipher here holds the same key, so that only the authenticated data can tell the places apart. */
function cipherOf(scope: TenantScope, subject: string) {
  return createSubjectCipher({ scope, subject, active: 1, versions: new Map([[1, secret]]) }, systemRandom);
}

const name = fc.constantFrom('a', 'b', 'ab', 'a/b', '', 'a\0b');
const context: fc.Arbitrary<SealContext> = fc.record({
  scope: fc.record({
    tenantId: fc.constantFrom(...tenants),
    mode: fc.constantFrom('live' as const, 'test' as const),
  }),
  stream: name,
  event: name,
  subject: name,
  field: name,
});

/** The same place but for one of its coordinates. */
const moved = context.chain((from) =>
  context.chain((other) =>
    fc
      .constantFrom('scope' as const, 'stream' as const, 'event' as const, 'subject' as const, 'field' as const)
      .map((part) => ({ from, part, to: { ...from, [part]: other[part] } })),
  ),
);

describe('subject cipher', () => {
  test('a value sealed for a place opens there', () => {
    fc.assert(
      fc.property(context, fc.jsonValue(), (place, value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        const cipher = cipherOf(place.scope, place.subject);
        expect(cipher.openJson(place, cipher.sealJson(place, plain))).toEqual({ status: 'clear', value: plain });
      }),
    );
  });

  test('E31: moved to another tenant, mode, stream, event, subject or field, nothing decrypts', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(moved, ({ from, part, to }) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(to));
        tried.add(part);
        const envelope = cipherOf(from.scope, from.subject).sealJson(from, 'Sample text');
        // A thief would also write the other subject's id on the envelope.
        const relabelled = { ...envelope, subject: to.subject };
        const opened = cipherOf(to.scope, to.subject).openJson(to, relabelled);
        expect(opened.status).toBe('unreadable');
      }),
      { numRuns: 2_000 },
    );
    expect([...tried].sort()).toEqual(['event', 'field', 'scope', 'stream', 'subject']);
  });

  test('E31: sealed bytes open under the same parts, subject and tenant only', () => {
    const parts = fc.array(name, { maxLength: 3 });
    fc.assert(
      fc.property(context, context, parts, parts, (here, there, own, other) => {
        const sealed = cipherOf(here.scope, here.subject).sealBytes(own, Buffer.from('Sample text'));
        const opened = cipherOf(there.scope, there.subject).openBytes(other, sealed);
        const same =
          JSON.stringify([here.scope, here.subject, own]) === JSON.stringify([there.scope, there.subject, other]);
        expect(opened.status).toBe(same ? 'clear' : 'unreadable');
      }),
    );
  });

  test('E30: a failed tag and an unknown key version are unreadable, never erased', () => {
    const place = {
      scope: { tenantId: tenants[0] ?? 'ten_', mode: 'live' },
      stream: 's',
      event: 'e',
      field: 'f',
      subject: 'x',
    } as const;
    const cipher = cipherOf(place.scope, place.subject);
    const envelope = cipher.sealJson(place, 'Sample text');
    expect(cipher.openJson(place, { ...envelope, data: envelope.nonce.repeat(3) }).status).toBe('unreadable');
    expect(cipher.openJson(place, { ...envelope, keyVersion: 2 }).status).toBe('unreadable');
    expect(cipher.openJson(place, { ...envelope, nonce: 'AAAA' }).status).toBe('unreadable');
    expect(cipher.openBytes([], Buffer.from('short')).status).toBe('unreadable');
  });

  test('an envelope holds nothing of its content in clear', () => {
    const place = {
      scope: { tenantId: tenants[0] ?? 'ten_', mode: 'live' },
      stream: 's',
      event: 'e',
      field: 'f',
      subject: 'x',
    } as const;
    const text = JSON.stringify(cipherOf(place.scope, 'x').sealJson(place, { handle: 'mara.sample' }));
    expect(text).not.toContain('mara');
    expect(text).not.toContain(Buffer.from('mara.sample').toString('base64url').slice(0, 8));
  });

  test('a digest depends on content, purpose and key, not on how the content was cut', () => {
    const scope = { tenantId: tenants[0] ?? 'ten_', mode: 'live' } as const;
    const digest = (purpose: string, pieces: string[], key = secret) => {
      const cipher = createSubjectCipher(
        { scope, subject: 'x', active: 1, versions: new Map([[1, key]]) },
        systemRandom,
      );
      const hash = cipher.digest(purpose);
      for (const piece of pieces) hash.update(Buffer.from(piece));
      return hash.hex();
    };
    expect(digest('a', ['one', 'two'])).toBe(digest('a', ['onetwo']));
    expect(digest('a', ['one'])).not.toBe(digest('b', ['one']));
    expect(digest('a', ['one'])).not.toBe(digest('a', ['one'], createSecretKey(systemRandom(32))));
  });

  test('a digest stays the same when the key is rotated: the same content is known again', () => {
    const owner = {
      scope: { tenantId: tenants[0] ?? mintId('tenant', systemClock, systemRandom), mode: 'test' },
    } as const;
    const digest = (active: number, versions: [number, typeof secret][]) => {
      const keys = { ...owner, subject: 'app_1', active, versions: new Map(versions) };
      const hash = createSubjectCipher(keys, systemRandom).digest('a');
      hash.update(Buffer.from('one'));
      return hash.hex();
    };
    const newer = createSecretKey(systemRandom(32));
    expect(
      digest(2, [
        [2, newer],
        [1, secret],
      ]),
    ).toBe(digest(1, [[1, secret]]));
  });
});
