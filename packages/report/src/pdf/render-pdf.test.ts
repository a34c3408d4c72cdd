import { proposalOrigins } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import type { FindingFacts, ReportFacts } from '../facts.ts';
import { sampleFacts, sampleFinding, sampleSource } from '../sample-facts.fixture.ts';
import { buildPrivateView } from '../view/build-private-view.ts';
import { buildRequesterView } from '../view/build-requester-view.ts';
import { findBannedWording } from '../wording/banned-wording.ts';
import { readPdf } from './read-pdf.fixture.ts';
import { renderPdf } from './render-pdf.ts';

const stamp = { recipient: 'Mara Sample', at: '2026-11-03T10:00:00.000Z' };
const noCounts = {
  postsRead: 0,
  postsAssessed: 0,
  postsNotAssessed: {},
  postsTooOld: 0,
  redacted: 0,
  media: { images: 0, videos: 0, audio: 0 },
};
const privateAccount = sampleSource({
  sourceId: 'src_9',
  platform: 'tiktok',
  coverage: { state: 'not_assessed', reason: 'private' },
  counts: noCounts,
});

async function privatePdf(parts: Partial<ReportFacts>) {
  return readPdf(await renderPdf(buildPrivateView(sampleFacts(parts)), stamp));
}

async function quoted(text: string) {
  const { text: drawn } = await privatePdf({ findings: [sampleFinding({ text })] });
  return drawn;
}

describe('PDF', () => {
  test('it is tagged, with language, title, bookmarks, headings, tables and described pictures', async () => {
    const pdf = await privatePdf({ findings: [sampleFinding()], sources: [sampleSource(), privateAccount] });
    expect(pdf).toMatchObject({
      tagged: true,
      language: 'en-GB',
      title: `VisaGuard report ${sampleFacts().reportId}, version 1`,
    });
    expect(pdf.bookmarks).toEqual(
      expect.arrayContaining(['Coverage', 'Timeline', 'Confirmed findings (1)', 'Score', 'What you can do']),
    );
    const roles = new Set(pdf.tags.map(({ role }) => role));
    expect([...roles]).toEqual(
      expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'BlockQuote', 'Link']),
    );
    const pictures = pdf.tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
    expect(pictures).toHaveLength(2);
    expect(pictures[0]).toContain('TikTok: Not assessed');
    expect(pictures[1]).toContain('2026-08: 1 medium');
  });

  test('headings come in order: one H1 first, no H3 before an H2', async () => {
    const { tags } = await privatePdf({ findings: [sampleFinding()] });
    const headings = tags.map(({ role }) => role).filter((role) => /^H\d$/.test(role));
    expect(headings[0]).toBe('H1');
    expect(headings.filter((role) => role === 'H1')).toHaveLength(1);
    expect(headings.indexOf('H3')).toBeGreaterThan(headings.indexOf('H2'));
  });

  test('every page carries recipient, time, report, version, hash and page number, and the mark of test mode', async () => {
    const view = buildPrivateView(
      sampleFacts({ findings: Array.from({ length: 6 }, (_, at) => sampleFinding({ findingId: `fnd_${at}` })) }),
    );
    const { text, pages } = await readPdf(await renderPdf(view, stamp));
    const count = (words: string) => text.split(words).length - 1;
    expect(pages).toBeGreaterThan(2);
    expect(count('3 Nov 2026, 10:00 UTC: copy for Mara Sample')).toBe(pages);
    expect(count(`${view.reportId} · version 1 · SHA-256 ${view.sha256.slice(0, 16)}`)).toBe(pages);
    expect(count('TEST MODE: made-up data')).toBe(pages);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    const live = await privatePdf({ testMode: false });
    expect(live.text).not.toContain('TEST MODE');
  });

  test('R25: both views say that no decision is predicted, and nothing banned', async () => {
    const findings: FindingFacts[] = [sampleFinding(), sampleFinding({ findingId: 'fnd_2', state: 'dismissed' })];
    const sources = [sampleSource(), privateAccount];
    const facts = sampleFacts({ findings, sources });
    for (const view of [buildPrivateView(facts), buildRequesterView(facts)]) {
      const { text } = await readPdf(await renderPdf(view, stamp));
      expect(text).toContain('VisaGuard does not predict any visa decision.');
      expect(findBannedWording(text)).toEqual([]);
    }
  });

  test('people read words: no code of a closed list is printed, the arithmetic of the score included', async () => {
    const findings = proposalOrigins.flatMap((origin, at) => [
      sampleFinding({
        findingId: `fnd_${at}`,
        postId: `pst_${at}`,
        textFingerprint: origin,
        origin,
        state: 'proposed',
        certainty: null,
      }),
      sampleFinding({ findingId: `fnd_c${at}`, postId: `pst_c${at}`, origin, certainty: 'probable' }),
    ]);
    const coverage = { state: 'partial', reasons: ['limit_reached'] } as const;
    const facts = sampleFacts({ findings, sources: [sampleSource({ coverage }), privateAccount] });
    const view = buildPrivateView(facts);
    expect(view.score.arithmetic.join()).toContain('built_in_alone');
    for (const shown of [view, buildRequesterView(facts)]) {
      const { text } = await readPdf(await renderPdf(shown, stamp));
      const codes = text.match(/\b[a-z]+_[a-z_]+\b/g)?.filter((word) => !/^(fnd|pst|rpt|mara)_/.test(word));
      expect(codes ?? []).toEqual([]);
    }
    expect((await privatePdf({ findings })).text.replace(/\s+/g, ' ')).toContain('medium 25 x built-in rules only');
  });

  test('R10: a requester copy holds placeholders, and neither the protected words nor a score', async () => {
    const findings = [
      sampleFinding({ text: 'You Lutheran rat', redactions: [{ type: 'religion_or_belief', start: 4, end: 12 }] }),
    ];
    const bytes = await renderPdf(buildRequesterView(sampleFacts({ findings })), stamp);
    const { text, bookmarks } = await readPdf(bytes);
    expect(text).toContain('You [redacted: religion or belief] rat');
    expect(text).not.toMatch(/Lutheran|Score|What you can do/);
    expect(bookmarks).not.toContain('Score');
  });

  test('R17: without any assessed post it says so, names the reason and shows no score', async () => {
    const { text } = await privatePdf({ sources: [privateAccount] });
    expect(text).toContain('No post was assessed');
    expect(text).toContain('not visible to the public');
    expect(text).toContain('This is not negative');
    expect(text).toContain('No score');
    expect(text).not.toMatch(/at least 0|\b0, A\+/);
  });

  test.each([
    ['markup', '<script>alert(1)</script> & "quotes" \\(paren) %PDF-1.4 endobj'],
    ['Latin, Greek, Cyrillic, Vietnamese', 'Žluťoučký Γειά σου Привет Tiếng Việt'],
    ['Devanagari', 'नमस्ते'],
    ['Chinese', '你会后悔的'],
    ['Korean', '안녕하세요'],
  ])('%s is drawn as it was written', async (_name, text) => {
    expect((await quoted(text)).replace(/\s+/g, ' ')).toContain(text);
  });

  test('Arabic and Hebrew are drawn right to left and read in their own order', async () => {
    const text = 'مرحبا بالجميع';
    const bytes = await renderPdf(buildPrivateView(sampleFacts({ findings: [sampleFinding({ text })] })), stamp);
    const drawn = (await readPdf(bytes)).text;
    expect(drawn).toMatch(/مرحبا/);
    expect(drawn).not.toContain('‹U+');
    expect((await quoted('שלום 42')).replaceAll(/\s+/g, ' ')).toContain('42');
  });

  test('what no font has, controls and direction overrides show their code points; nothing crashes or vanishes', async () => {
    const drawn = await quoted('a\u0007b \u202Ec\u202C \uD83D d \u0F56 \u{E0041} e');
    for (const mark of ['‹U+0007›', '‹U+202E›', '‹U+D83D›', '‹U+0F56›', '‹U+E0041›']) expect(drawn).toContain(mark);
  });

  test('only a web address becomes a link', async () => {
    const links = async (permalink: string) => (await privatePdf({ findings: [sampleFinding({ permalink })] })).links;
    expect(await links('https://x.com/mara/status/1')).toEqual(['https://x.com/mara/status/1']);
    expect(await links('javascript:alert(1)')).toEqual([]);
    expect(await links('file:///etc/passwd')).toEqual([]);
  });

  test('a quotation of 200,000 characters is shown in part, and what is left out is counted', async () => {
    const { text, pages } = await privatePdf({ findings: [sampleFinding({ text: 'word '.repeat(40_000).trim() })] });
    expect(text.replace(/\s+/g, ' ')).toContain('[… 195999 more characters in the JSON form of this report …]');
    expect(pages).toBeLessThan(10);
  });
});
