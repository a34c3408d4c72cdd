import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidenceFixture, evidenceFixture, sample } from './testing/evidence-fixture.ts';

let fixture: EvidenceFixture;
beforeAll(async () => {
  fixture = await evidenceFixture();
});
afterAll(() => fixture?.close());

const order = { requestId: 'req_1', by: 'mem_1' };

describe('E29: an erased subject', () => {
  test('has no readable evidence and gets no more, also while a reader is open', async () => {
    const { scope, subject, id } = await fixture.stored(20_000);
    const opened = await fixture.store.openRandomAccess(scope, id);
    if (opened.status !== 'clear') throw new Error(opened.status);
    await fixture.vault.eraseSubject(scope, subject, order);
    expect(await fixture.store.get(scope, id)).toEqual({ status: 'erased' });
    expect(await fixture.store.openRandomAccess(scope, id)).toEqual({ status: 'erased' });
    await expect(opened.value.read(0, 10)).rejects.toThrow('erased');
    const refused = { ok: false, error: { code: 'subject_erased' } };
    expect(await fixture.store.put(scope, { subject, kind: 'text' }, sample(1))).toEqual(refused);
    expect(await fixture.store.put(scope, { subject, kind: 'text', id }, sample(1))).toEqual(refused);
    expect(await fixture.store.purge(scope, id, { reason: 'erasure' })).toBe(true);
  });
});

describe('E31: content that was tampered with is unreadable, never erased and never shown', () => {
  const tampering: Record<string, string> = {
    'a flipped bit': `update evidence_chunks set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where chunk = 1`,
    'a chunk left out': `delete from evidence_chunks where chunk = 1`,
    'two chunks swapped': `update evidence_chunks c set sealed = o.sealed from evidence_chunks o
      where c.tenant_scope = o.tenant_scope and c.chunk in (1, 2) and o.chunk = 3 - c.chunk`,
    'cut off, with the row made to fit': `with gone as (delete from evidence_chunks where chunk = 3)
      update evidence set chunk_count = 3, size_bytes = 300`,
    'the last chunk doubled': `with more as (insert into evidence_chunks select tenant_scope, upload_id, 4, sealed
      from evidence_chunks where chunk = 3) update evidence set chunk_count = 5, size_bytes = 450`,
    'another size in the row': `update evidence set size_bytes = 349`,
    'another chunk size in the row': `update evidence set chunk_size_bytes = 99`,
    'another kind in the row': `update evidence set kind = 'posts'`,
  };

  test.each(Object.entries(tampering))('%s', async (_, sql) => {
    const { scope, id } = await fixture.stored(350);
    await fixture.tamper(scope, sql);
    expect((await fixture.store.get(scope, id)).status).toBe('unreadable');
  });

  test('the content of another evidence of the same person', async () => {
    const { scope, subject, id } = await fixture.stored(350);
    const other = await fixture.store.put(scope, { subject, kind: 'text' }, sample(350));
    if (!other.ok) throw new Error(other.error.code);
    await fixture.tamper(
      scope,
      `update evidence_chunks c set sealed = o.sealed from evidence_chunks o, evidence e
        where o.upload_id = e.upload_id and e.evidence_id = '${other.value.evidenceId}' and c.chunk = o.chunk`,
    );
    expect((await fixture.store.get(scope, id)).status).toBe('unreadable');
  });

  test('read in pieces: the untouched ones are given, the altered one is refused', async () => {
    const { scope, id, content } = await fixture.stored(350);
    await fixture.tamper(scope, tampering['a flipped bit'] ?? '');
    const opened = await fixture.store.openRandomAccess(scope, id);
    if (opened.status !== 'clear') throw new Error(opened.status);
    expect(Buffer.from(await opened.value.read(0, 100)).equals(content.subarray(0, 100))).toBe(true);
    await expect(opened.value.read(90, 20)).rejects.toThrow('stopped being readable');
  });

  test('cut off, it does not even open', async () => {
    const { scope, id } = await fixture.stored(350);
    await fixture.tamper(scope, tampering['cut off, with the row made to fit'] ?? '');
    expect((await fixture.store.openRandomAccess(scope, id)).status).toBe('unreadable');
  });
});
