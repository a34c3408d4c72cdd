import { inTenantScope } from '@visaguard/postgres';
import { isVaultUnavailable } from '@visaguard/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chunkSizeBytes, type EvidenceFixture, evidenceFixture, sample, streamOf } from './evidence-fixture.feature.ts';

let fixture: EvidenceFixture;
beforeAll(async () => {
  fixture = await evidenceFixture();
});
afterAll(() => fixture.close());

const order = { requestId: 'req_1', by: 'mem_1' };

function owner() {
  return { scope: fixture.newScope(), subject: fixture.newSubject() };
}

async function stored(size = 350) {
  const { scope, subject } = owner();
  const content = sample(size);
  const put = await fixture.store.put(scope, { subject, kind: 'text' }, content);
  if (!put.ok) throw new Error(put.error.code);
  return { scope, subject, content, id: put.value.evidenceId, evidence: put.value };
}

describe('storing and reading', () => {
  test.each([0, 1, chunkSizeBytes - 1, chunkSizeBytes, chunkSizeBytes + 1, 12_345])(
    '%i bytes come back as they were, whole and in pieces',
    async (size) => {
      const { scope, subject, id, content, evidence } = await stored(size);
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
    const { scope, subject, content, evidence } = await stored();
    const pieces = [content.subarray(0, 7), content.subarray(7, 300), content.subarray(300)];
    const put = await fixture.store.putStream(scope, { subject, kind: 'upload' }, streamOf(...pieces), 350);
    expect(put.ok && put.value.sha256).toBe(evidence.sha256);
  });

  test('the digest of equal content differs between subjects, so it cannot be guessed without the key', async () => {
    const [one, other] = [await stored(3), await stored(3)];
    expect(one.evidence.sha256).not.toBe(other.evidence.sha256);
  });

  test('no byte of the content stands in the database in clear', async () => {
    const { scope, subject } = owner();
    const content = Buffer.from('canary-Mara-Sample '.repeat(40));
    await fixture.store.put(scope, { subject, kind: 'posts' }, content);
    const { rows } = await inTenantScope(fixture.writer, scope, (client) =>
      client.query<{ sealed: Buffer }>('select sealed from evidence_chunks order by chunk'),
    );
    expect(rows.length).toBe(8);
    expect(Buffer.concat(rows.map((row) => row.sealed)).includes('canary')).toBe(false);
  });

  test('while keys cannot be reached nothing is said about the content', async () => {
    const { scope, id } = await stored();
    const store = fixture.storeWithoutKeys();
    expect(await store.get(scope, id).catch(isVaultUnavailable)).toBe(true);
    const put = store.put(scope, { subject: fixture.newSubject(), kind: 'text' }, sample(1));
    expect(await put.catch(isVaultUnavailable)).toBe(true);
  });
});

describe('the same id', () => {
  test('with the same content changes nothing and gives what was stored first', async () => {
    const { scope, subject } = owner();
    const meta = { subject, kind: 'posts', id: fixture.newId() } as const;
    const first = await fixture.store.put(scope, meta, sample(250));
    fixture.clock.advance(1_000);
    expect(await fixture.store.put(scope, meta, sample(250))).toEqual(first);
    expect(await fixture.store.putStream(scope, meta, streamOf(sample(250)), 250)).toEqual(first);
    expect(await rowCounts(scope)).toEqual({ evidence: 1, uploads: 1, chunks: 3 });
  });

  test('with other content is refused and leaves the first', async () => {
    const { scope, subject } = owner();
    const meta = { subject, kind: 'posts', id: fixture.newId() } as const;
    await fixture.store.put(scope, meta, sample(250));
    const refused = { ok: false, error: { code: 'other_content' } };
    expect(await fixture.store.put(scope, meta, sample(251))).toEqual(refused);
    expect(await fixture.store.putStream(scope, meta, streamOf(sample(10)), 10)).toEqual(refused);
    expect(await rowCounts(scope)).toEqual({ evidence: 1, uploads: 1, chunks: 3 });
  });

  test('put by many at once: one content wins whole, the others are told', async () => {
    const { scope, subject } = owner();
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
    expect((await rowCounts(scope)).uploads).toBe(1);
  });
});

describe('a stream that does not end well', () => {
  test('too large: refused at the limit, nothing left, the rest not read', async () => {
    const { scope, subject } = owner();
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
    expect(await rowCounts(scope)).toEqual({ evidence: 0, uploads: 0, chunks: 0 });
  });

  test('exactly as large as allowed is stored', async () => {
    const { scope, subject } = owner();
    const put = await fixture.store.putStream(scope, { subject, kind: 'upload' }, streamOf(sample(1_000)), 1_000);
    expect(put.ok).toBe(true);
  });

  test('broken off: unreadable while it runs, nothing left after', async () => {
    const { scope, subject } = owner();
    const id = fixture.newId();
    const seen: unknown[] = [];
    async function* breaking() {
      yield sample(chunkSizeBytes * 9);
      seen.push(await fixture.store.get(scope, id), (await rowCounts(scope)).chunks);
      throw new Error('connection lost');
    }
    const put = fixture.store.putStream(scope, { subject, kind: 'upload', id }, breaking(), 10_000);
    await expect(put).rejects.toThrow('connection lost');
    expect(seen).toEqual([{ status: 'missing' }, 8]);
    expect(await rowCounts(scope)).toEqual({ evidence: 0, uploads: 0, chunks: 0 });
  });
});

describe('tenants', () => {
  test("another tenant's evidence is missing, and cannot be purged or written over", async () => {
    const { scope, id, subject } = await stored();
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
    await stored();
    const tail = fixture.core.pool('vg_tail');
    expect((await tail.query('select tenant_scope, evidence_id from evidence')).rowCount).toBeGreaterThan(0);
    await expect(tail.query('select subject from evidence')).rejects.toThrow('permission denied');
    await expect(tail.query('select sealed from evidence_chunks')).rejects.toThrow('permission denied');
    await expect(tail.query('delete from evidence_uploads')).rejects.toThrow('permission denied');
  });
});

describe('E29: an erased subject', () => {
  test('has no readable evidence and gets no more, also while a reader is open', async () => {
    const { scope, subject, id } = await stored(20_000);
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
    const { scope, id } = await stored(350);
    await tamper(scope, sql);
    expect((await fixture.store.get(scope, id)).status).toBe('unreadable');
  });

  test('the content of another evidence of the same person', async () => {
    const { scope, subject, id } = await stored(350);
    const other = await fixture.store.put(scope, { subject, kind: 'text' }, sample(350));
    if (!other.ok) throw new Error(other.error.code);
    await tamper(
      scope,
      `update evidence_chunks c set sealed = o.sealed from evidence_chunks o, evidence e
        where o.upload_id = e.upload_id and e.evidence_id = '${other.value.evidenceId}' and c.chunk = o.chunk`,
    );
    expect((await fixture.store.get(scope, id)).status).toBe('unreadable');
  });

  test('read in pieces: the untouched ones are given, the altered one is refused', async () => {
    const { scope, id, content } = await stored(350);
    await tamper(scope, tampering['a flipped bit'] ?? '');
    const opened = await fixture.store.openRandomAccess(scope, id);
    if (opened.status !== 'clear') throw new Error(opened.status);
    expect(Buffer.from(await opened.value.read(0, 100)).equals(content.subarray(0, 100))).toBe(true);
    await expect(opened.value.read(90, 20)).rejects.toThrow('stopped being readable');
  });

  test('cut off, it does not even open', async () => {
    const { scope, id } = await stored(350);
    await tamper(scope, tampering['cut off, with the row made to fit'] ?? '');
    expect((await fixture.store.openRandomAccess(scope, id)).status).toBe('unreadable');
  });
});

describe('purging', () => {
  test('takes the content, keeps the proof, happens once and is not undone by a repeat', async () => {
    const { scope, subject, content, id, evidence } = await stored(350);
    const never = 'evd_00000000000000000000000000';
    expect(await fixture.store.held(scope, [id, never])).toEqual([id]);
    const purges = await Promise.all([1, 2].map(() => fixture.store.purge(scope, id, { reason: 'asked for' })));
    expect(purges.sort()).toEqual([false, true]);
    expect(await fixture.store.held(scope, [id, never])).toEqual([]);
    expect(await fixture.store.get(scope, id)).toEqual({ status: 'missing' });
    expect(await rowCounts(scope)).toEqual({ evidence: 1, uploads: 0, chunks: 0 });
    const { rows } = await inTenantScope(fixture.writer, scope, (client) =>
      client.query('select kind, size_bytes, sha256, purged_at, purge_reason from evidence'),
    );
    expect(rows).toEqual([
      {
        kind: 'text',
        size_bytes: 350,
        sha256: evidence.sha256,
        purged_at: fixture.clock.now(),
        purge_reason: 'asked for',
      },
    ]);
    const again = await fixture.store.put(scope, { subject, kind: 'text', id }, content);
    expect(again).toEqual({ ok: false, error: { code: 'purged' } });
  });

  test('by age takes uploads and unfinished attempts of all tenants, and nothing else', async () => {
    // What the tests before left behind.
    fixture.clock.advance(1);
    await fixture.store.purgeUploadsBefore(fixture.clock.now().toISOString());
    const [one, other] = [owner(), owner()];
    const put = (at: ReturnType<typeof owner>, kind: 'upload' | 'posts', id = fixture.newId()) =>
      fixture.store.put(at.scope, { subject: at.subject, kind, id }, sample(150)).then(() => id);
    const old = [await put(one, 'upload'), await put(other, 'upload')];
    const posts = await put(one, 'posts');
    await tamper(
      one.scope,
      `insert into evidence_uploads values ('${one.scope.tenantId}/live', 'left', 'evd_x', '2026-11-01')`,
    );
    fixture.clock.advance(86_400_000);
    const before = fixture.clock.now().toISOString();
    const fresh = await put(other, 'upload');

    expect(await fixture.store.purgeUploadsBefore(before)).toBe(old.length);
    expect(await fixture.store.purgeUploadsBefore(before)).toBe(0);

    expect(await fixture.store.get(one.scope, old[0] ?? posts)).toEqual({ status: 'missing' });
    expect(await fixture.store.get(other.scope, old[1] ?? posts)).toEqual({ status: 'missing' });
    expect((await fixture.store.get(one.scope, posts)).status).toBe('clear');
    expect((await fixture.store.get(other.scope, fresh)).status).toBe('clear');
    expect(await rowCounts(one.scope)).toEqual({ evidence: 2, uploads: 1, chunks: 2 });
  });
});

async function rowCounts(scope: ReturnType<EvidenceFixture['newScope']>) {
  const { rows } = await inTenantScope(fixture.writer, scope, (client) =>
    client.query<{ evidence: number; uploads: number; chunks: number }>(
      `select (select count(*) from evidence) as evidence, (select count(*) from evidence_uploads) as uploads,
              (select count(*) from evidence_chunks) as chunks`,
    ),
  );
  return rows[0] ?? { evidence: -1, uploads: -1, chunks: -1 };
}

/** As someone with more rights than any service has: the owner, in the tenant's scope. */
async function tamper(scope: ReturnType<EvidenceFixture['newScope']>, sql: string): Promise<void> {
  const { rowCount } = await fixture.asOwner(scope, sql);
  expect(rowCount).toBeGreaterThan(0);
}
