import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractText } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFinding } from '../sample-facts.fixture.ts';
import { buildPrivateView } from '../view/build-private-view.ts';
import { renderPdf } from './render-pdf.ts';

const stamp = { recipient: 'Mara Sample', at: '2026-11-03T10:00:00.000Z' };

describe('PDF, at length', () => {
  test('the same view and stamp give the same bytes in another process and time zone', async () => {
    const script = fileURLToPath(new URL('./print-digest.fixture.ts', import.meta.url));
    const inZone = async (TZ: string) =>
      (await promisify(execFile)(process.execPath, [script], { env: { TZ } })).stdout;
    const [east, west] = await Promise.all([inZone('Pacific/Auckland'), inZone('America/Los_Angeles')]);
    expect(east).toMatch(/^[0-9a-f]{64}$/);
    expect(west).toBe(east);
  });

  test('5,000 findings: the newest in full, more in a line each, the rest counted by severity, in bounded time', async () => {
    const findings = Array.from({ length: 5000 }, (_, at) => {
      const parts = { findingId: `fnd_${String(at).padStart(4, '0')}`, postId: `pst_${at}` };
      return sampleFinding({ ...parts, severity: at === 4999 ? 'critical' : 'medium' });
    });
    const view = buildPrivateView(sampleFacts({ findings }));
    const before = process.cpuUsage();
    const bytes = await renderPdf(view, stamp);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(30);
    const { text, totalPages } = await extractText(bytes, { mergePages: true });
    expect(text).toContain('Further findings in short (4750)');
    expect(text).toContain('not listed here: 3750 (1 critical, 3749 medium)');
    const printed = findings.slice(0, 1250).filter(({ findingId }) => text.includes(findingId));
    expect(printed).toHaveLength(1250);
    expect(view.findings).toHaveLength(5000);
    expect(totalPages).toBeLessThan(200);
  }, 180_000);

  test('findings of one kind take the room of the next: the number printed is bounded for the report', async () => {
    const findings = Array.from({ length: 2600 }, (_, at) =>
      sampleFinding({ findingId: `fnd_${at}`, postId: `pst_${at}`, state: at < 1300 ? 'confirmed' : 'dismissed' }),
    );
    const bytes = await renderPdf(buildPrivateView(sampleFacts({ findings })), stamp);
    const { text } = await extractText(bytes, { mergePages: true });
    expect(text).toContain('not listed here: 50 (50 medium)');
    expect(text).toContain('Further findings in short (1300)');
    expect(text).toContain('not listed here: 1300 (1300 medium)');
  }, 180_000);
});
