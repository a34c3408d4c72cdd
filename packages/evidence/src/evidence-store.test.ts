import { inTenantScope } from '@visaguard/postgres';
import { isVaultUnavailable } from '@visaguard/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chunkSizeBytes, type EvidenceFixture, evidenceFixture, sample, streamOf } from './testing/evidence-fixture.ts';

let fixture: EvidenceFixture;
beforeAll(async () => {
  fixture = await evidenceFixture();
});
afterAll(() => fixture?.close());

describe('storing and reading', () => {
  test.each([0, 1, chunkSizeBytes - 1, chunkSizeBytes, chunkSizeBytes + 1, 12_345])(
    '%i bytes come back as they were, whole and in pieces',
    async (size) => {
      const { scope, subject, id, content, evidence } = await fixture.stored(size);
      expect(evidence).toMatchObject({ kind: 'text', subject, sizeBytes: size });
      const store = fixture.openStore();
      const whole = await store.get(scope, id);
      expect(whole.status === 'clear' && Buffer.from(content).equals(whole.value)).toBe(true);
      const opened = await store.openRandomAccess(scope, id);
      if (opened.status !== 'clear') throw new Error(opened.status);
      for (const [offset, length] of [
        [0, size],
        [size >> 1, size - (size >> 1)],
        [size, 0],
        [size >> 2, size >> 2],
      ] as const) {
        const read = await opened.value.read(offset, length);
        expect(Buffer.from(read).equals(content.subarray(offset, offset + length))).toBe(true);
      }
      await expect(opened.value.read(0, size + 1)).rejects.toThrow(RangeError);
      await expect(opened.value.read(-1, 1)).rejects.toThrow(RangeError);
    },
  );

  test('a stream gives the same digest as the same bytes at once', async () => {
    const { scope, subject, content, evidence } = await fixture.stored();
    const pieces = [content.subarray(0, 7), content.subarray(7, 300), content.subarray(300)];
    const put = await fixture.store.putStream(scope, { subject, kind: 'upload' }, streamOf(...pieces), 350);
    expect(put.ok && put.value.sha256).toBe(evidence.sha256);
  });

  test('the digest of equal content differs between subjects, so it cannot be guessed without the key', async () => {
    const [one, other] = [await fixture.stored(3), await fixture.stored(3)];
    expect(one.evidence.sha256).not.toBe(other.evidence.sha256);
  });

  test('no byte of the content stands in the database in clear', async () => {
    const { scope, subject } = fixture.owner();
    const content = Buffer.from('canary-Mara-Sample '.repeat(40));
    await fixture.store.put(scope, { subject, kind: 'posts' }, content);
    const { rows } = await inTenantScope(fixture.writer, scope, (client) =>
      client.query<{ sealed: Buffer }>('select sealed from evidence_chunks order by chunk'),
    );
    expect(rows.length).toBe(8);
    expect(Buffer.concat(rows.map((row) => row.sealed)).includes('canary')).toBe(false);
  });

  test('while keys cannot be reached nothing is said about the content', async () => {
    const { scope, id } = await fixture.stored();
    const store = fixture.storeWithoutKeys();
    expect(await store.get(scope, id).catch(isVaultUnavailable)).toBe(true);
    const put = store.put(scope, { subject: fixture.newSubject(), kind: 'text' }, sample(1));
    expect(await put.catch(isVaultUnavailable)).toBe(true);
  });
});

describe('the same id', () => {
  test('with the same content changes nothing and gives what was stored first', async () => {
    const { scope, subject } = fixture.owner();
    const meta = { subject, kind: 'posts', id: fixture.newId() } as const;
    const first = await fixture.store.put(scope, meta, sample(250));
    fixture.clock.advance(1_000);
    expect(await fixture.store.put(scope, meta, sample(250))).toEqual(first);
    expect(await fixture.store.putStream(scope, meta, streamOf(sample(250)), 250)).toEqual(first);
    expect(await fixture.rowCounts(scope)).toEqual({ evidence: 1, uploads: 1, chunks: 3 });
  });

  test('with other content is refused and leaves the first', async () => {
    const { scope, subject } = fixture.owner();
    const meta = { subject, kind: 'posts', id: fixture.newId() } as const;
    await fixture.store.put(scope, meta, sample(250));
    const refused = { ok: false, error: { code: 'other_content' } };
    expect(await fixture.store.put(scope, meta, sample(251))).toEqual(refused);
    expect(await fixture.store.putStream(scope, meta, streamOf(sample(10)), 10)).toEqual(refused);
    expect(await fixture.rowCounts(scope)).toEqual({ evidence: 1, uploads: 1, chunks: 3 });
  });

  test('put by many at once: one content wins whole, the others are told', async () => {
    const { scope, subject } = fixture.owner();
    const meta = { subject, kind: 'posts', id: fixture.newId() } as const;
    const contents = Array.from({ length: 8 }, (_, at) => sample(250 + (at % 2)));
    const puts = await Promise.all(contents.map((content) => fixture.openStore().put(scope, meta, content)));
    const winner = puts.find((put) => put.ok);
    if (!winner?.ok) throw new Error('nobody won');
    for (const [at, put] of puts.entries()) {
      if (contents[at]?.length === winner.value.sizeBytes) expect(put).toEqual(winner);
      else expect(put).toEqual({ ok: false, error: { code: 'other_content' } });
    }
    const read = await fixture.store.get(scope, meta.id);
    expect(read.status === 'clear' && read.value.length).toBe(winner.value.sizeBytes);
    expect((await fixture.rowCounts(scope)).uploads).toBe(1);
  });
});

describe('a stream that does not end well', () => {
  test('too large: refused at the limit, nothing left, the rest not read', async () => {
    const { scope, subject } = fixture.owner();
    let pulled = 0;
    async function* endless() {
      for (;;) {
        pulled += 1;
        yield sample(chunkSizeBytes);
      }
    }
    const meta = { subject, kind: 'upload', id: fixture.newId() } as const;
    const put = await fixture.store.putStream(scope, meta, endless(), 1_000);
    expect(put).toEqual({ ok: false, error: { code: 'too_large', sizeBytesMax: 1_000 } });
    expect(pulled).toBeLessThan(15);
    expect(await fixture.store.get(scope, meta.id)).toEqual({ status: 'missing' });
    expect(await fixture.rowCounts(scope)).toEqual({ evidence: 0, uploads: 0, chunks: 0 });
  });

  test('exactly as large as allowed is stored', async () => {
    const { scope, subject } = fixture.owner();
    const put = await fixture.store.putStream(scope, { subject, kind: 'upload' }, streamOf(sample(1_000)), 1_000);
    expect(put.ok).toBe(true);
  });

  test('broken off: unreadable while it runs, nothing left after', async () => {
    const { scope, subject } = fixture.owner();
    const id = fixture.newId();
    const seen: unknown[] = [];
    async function* breaking() {
      yield sample(chunkSizeBytes * 9);
      seen.push(await fixture.store.get(scope, id), (await fixture.rowCounts(scope)).chunks);
      throw new Error('connection lost');
    }
    const put = fixture.store.putStream(scope, { subject, kind: 'upload', id }, breaking(), 10_000);
    await expect(put).rejects.toThrow('connection lost');
    expect(seen).toEqual([{ status: 'missing' }, 8]);
    expect(await fixture.rowCounts(scope)).toEqual({ evidence: 0, uploads: 0, chunks: 0 });
  });
});

describe('tenants', () => {
  test("another tenant's evidence is missing, and cannot be purged or written over", async () => {
    const { scope, id, subject } = await fixture.stored();
    const other = fixture.newScope();
    for (const stranger of [other, { ...scope, mode: 'test' as const }]) {
      expect(await fixture.store.get(stranger, id)).toEqual({ status: 'missing' });
      expect(await fixture.store.openRandomAccess(stranger, id)).toEqual({ status: 'missing' });
      expect(await fixture.store.purge(stranger, id, { reason: 'x' })).toBe(false);
      expect(await fixture.store.held(stranger, [id])).toEqual([]);
      expect((await fixture.store.put(stranger, { id, subject, kind: 'text' }, sample(1))).ok).toBe(true);
    }
    expect((await fixture.store.get(scope, id)).status).toBe('clear');
    for (const table of ['evidence', 'evidence_uploads', 'evidence_chunks']) {
      expect((await fixture.writer.query(`select 1 from ${table}`)).rowCount).toBe(0);
    }
  });

  test('the sweep sees ids and times, and neither content nor subjects', async () => {
    await fixture.stored();
    const tail = fixture.core.pool('vg_tail');
    expect((await tail.query('select tenant_scope, evidence_id from evidence')).rowCount).toBeGreaterThan(0);
    await expect(tail.query('select subject from evidence')).rejects.toThrow('permission denied');
    await expect(tail.query('select sealed from evidence_chunks')).rejects.toThrow('permission denied');
    await expect(tail.query('delete from evidence_uploads')).rejects.toThrow('permission denied');
  });
});
