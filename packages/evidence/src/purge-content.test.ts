import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidenceFixture, evidenceFixture, sample } from './testing/evidence-fixture.ts';

let fixture: EvidenceFixture;
beforeAll(async () => {
  fixture = await evidenceFixture();
});
afterAll(() => fixture?.close());

describe('purging', () => {
  test('takes the content, keeps the proof, happens once and is not undone by a repeat', async () => {
    const { scope, subject, content, id, evidence } = await fixture.stored(350);
    const never = 'evd_00000000000000000000000000';
    expect(await fixture.store.held(scope, [id, never])).toEqual([id]);
    const purges = await Promise.all([1, 2].map(() => fixture.store.purge(scope, id, { reason: 'asked for' })));
    expect(purges.sort()).toEqual([false, true]);
    expect(await fixture.store.held(scope, [id, never])).toEqual([]);
    expect(await fixture.store.get(scope, id)).toEqual({ status: 'missing' });
    expect(await fixture.rowCounts(scope)).toEqual({ evidence: 1, uploads: 0, chunks: 0 });
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
    const [one, other] = [fixture.owner(), fixture.owner()];
    const put = (at: ReturnType<EvidenceFixture['owner']>, kind: 'upload' | 'posts', id = fixture.newId()) =>
      fixture.store.put(at.scope, { subject: at.subject, kind, id }, sample(150)).then(() => id);
    const old = [await put(one, 'upload'), await put(other, 'upload')];
    const posts = await put(one, 'posts');
    await fixture.tamper(
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
    expect(await fixture.rowCounts(one.scope)).toEqual({ evidence: 2, uploads: 1, chunks: 2 });
  });
});
