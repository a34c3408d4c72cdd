import { csvText, makeExport } from '@visaguard/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadAll, readAll, window, zipInput } from '../testing/read-all.ts';

const platform = 'linkedin';
const shareColumns = ['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'];
const anyField = fc.oneof(
  fc.constantFrom('', '2026-01-02 10:00:00', '1970-01-01 00:00:00', '2099-12-31 23:59:59', '2026-13-45 99:00:00'),
  fc.constantFrom('https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A1', 'PUBLIC', 'CONNECTIONS', '__proto__'),
  fc.constantFrom('a "b" c', '"one"\n""\n"two"', 'one"\n"two', 'C:\\', '\\"', '\u0000', '=1+1'),
  fc.string({ maxLength: 12 }),
);
/** Columns that are looked for, some twice, some missing, some of another list. */
const anyColumns = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(shareColumns, ['Date', 'Link', 'Message']) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...shareColumns, 'Message', 'First Name', ''), { maxLength: 8 }) },
);
const anyTable = fc
  .tuple(anyColumns, fc.array(fc.array(anyField, { minLength: 3, maxLength: 7 }), { maxLength: 8 }))
  .map(([columns, rows]) => [columns, ...rows]);
const anyContent = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyTable, fc.constantFrom('""', '\\"')).map(([rows, way]) => csvText(rows, way)) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('"', '\\', ',', '\n', 'a', 'Date'), maxLength: 60 }) },
);
const paths = ['Shares.csv', 'Shares_181682616.csv', 'Comments.csv', 'Profile.csv', 'Email Addresses.csv'];

/** A text with every sign taken out that a CSV file may write otherwise: what is left cannot have been made up. */
function letters(text: string): string {
  return text.replaceAll(/["\\\r\n]/g, '');
}

function expectTruth({ posts, outcome }: ReadAll, contents: readonly string[]): void {
  const written = letters(contents.join('\n'));
  for (const post of posts) {
    expect(written).toContain(letters(post.text));
    if (post.createdAt !== null) expect(post.createdAt >= window.from && post.createdAt <= '2026-11-02').toBe(true);
  }
  expect(outcome.counts.postsRead).toBe(posts.length);
  const seen = posts.length + outcome.counts.postsTooOld + outcome.counts.postsTooNew;
  if (seen === 0) expect(outcome.fault !== null || outcome.gaps.length > 0).toBe(true);
}

describe('whatever a LinkedIn export holds', () => {
  it('it is read without a crash, without an invented post, and with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyContent, { minLength: 5, maxLength: 5 }), async (contents) => {
        const files = paths.map((path, at) => ({ path, content: contents[at] ?? '' }));
        const input = await zipInput(makeExport('e.zip', files));
        expectTruth(await readAll({ inputs: [input], platform }), contents);
      }),
      { numRuns: 300 },
    );
  });

  it('a list cut off anywhere gives texts that stand in it as they are, and the last one whole or not at all', async () => {
    const texts = ['Rivers, "bridges"\nand more', 'C:\\new', 'the "end"'];
    const rows = texts.map((text, nth) => ['2026-01-02 10:00:00', `https://x.example/${nth}`, `${text}, ${nth}`]);
    const whole = Buffer.from(csvText([['Date', 'Link', 'Message'], ...rows], '\\"'));
    const known = new Set(rows.map(([, , text]) => text));
    for (let length = 0; length <= whole.length; length += 1) {
      const made = makeExport('e.zip', [{ path: 'Comments.csv', content: whole.subarray(0, length) }]);
      const { posts } = await readAll({ inputs: [await zipInput(made)], platform });
      for (const { text } of posts) expect(known).toContain(text);
    }
  });
});
