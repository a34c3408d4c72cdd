import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFinding, sampleSource } from '../sample-facts.fixture.ts';
import { buildPrivateView } from '../view/build-private-view.ts';
import { findBannedWording } from '../wording/banned-wording.ts';
import { renderSummary } from './render-summary.ts';

describe('summary', () => {
  test('it says what was found, what was assessed, the score and what to do', () => {
    const summary = renderSummary(buildPrivateView(sampleFacts({ findings: [sampleFinding()] })));
    expect(summary).toContain('Confirmed findings to consider');
    expect(summary).toContain('118 of 120 posts assessed');
    expect(summary).toContain('Score       25, C, moderate');
    expect(summary).toContain('“you will regret this”');
    expect(summary).toContain('VisaGuard does not predict any visa decision.');
    expect(findBannedWording(summary)).toEqual([]);
  });

  test('a post cannot steer the terminal', () => {
    const text = 'you \u001b[2J\u009b31m\u0007 will\r\nregret \u202Ethis';
    const summary = renderSummary(buildPrivateView(sampleFacts({ findings: [sampleFinding({ text })] })));
    expect(summary).toContain('“you ?[2J?31m? will regret ?this”');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  test('R17: nothing assessed is said to be neither found nor negative', () => {
    const counts = { ...sampleSource().counts, postsRead: 0, postsAssessed: 0, postsNotAssessed: {} };
    const sources = [sampleSource({ coverage: { state: 'not_assessed', reason: 'archive_invalid' }, counts })];
    const summary = renderSummary(buildPrivateView(sampleFacts({ sources })));
    expect(summary).toContain('No post was assessed');
    expect(summary).toContain('The data export could not be read. This is not negative');
    expect(summary).toContain('Score       no score');
  });

  test('very many findings and very long quotations are cut, and what is cut is counted', () => {
    const findings = Array.from({ length: 50 }, (_, at) =>
      sampleFinding({ findingId: `fnd_${at}`, text: 'x'.repeat(10_000) }),
    );
    const summary = renderSummary(buildPrivateView(sampleFacts({ findings })));
    expect(summary).toContain('and 30 more, in the report itself');
    expect(summary).toContain('(9800 more characters)');
    expect(summary.length).toBeLessThan(15_000);
  });
});
