import { buildInstagramExport, buildXExport, cutOff, type MadeExport } from '@visaguard/testkit';
import type { AgedText, SampleExport, SamplePerson } from './sample-people.ts';

/** The export of one made-up person, as the platform would send it. */
export function buildSampleExport(person: SamplePerson, of: SampleExport, asOf: Date): MadeExport {
  const { handle, name } = person;
  const email = emailOf(person);
  const exportedAt = asOf.toISOString();
  if (of.platform === 'instagram') {
    const { layout, language } = of;
    const posts = of.posts.map((post) => dated(post, asOf));
    const zipChanges = of.flaw === 'corrupt' ? [cutOff(0.5)] : [];
    return buildInstagramExport({ handle, name, email, exportedAt, posts, layout, language, zipChanges });
  }
  return buildXExport({
    handle: of.flaw === 'other_person' ? 'somebody_else' : handle,
    accountId: accountIdOf(handle),
    email: of.flaw === 'other_email' ? 'old-address@sample.example' : email,
    name: of.flaw === 'other_email' ? 'Nightingale' : name,
    exportedAt,
    posts: of.posts.map((post) => dated(post, asOf)),
    layout: of.layout,
    defects: of.flaw === 'missing_posts' ? ['count_differs'] : [],
  });
}

/** `.example` belongs to nobody (RFC 2606). */
export function emailOf(person: SamplePerson): string {
  return `${person.handle.replaceAll('_', '.')}@sample.example`;
}

function accountIdOf(handle: string): string {
  let number = 7n;
  for (const character of handle) number = (number * 131n + BigInt(character.charCodeAt(0))) % 10n ** 15n;
  return String(10n ** 15n + number);
}

function dated<Post extends AgedText>({ monthsAgo, ...post }: Post, asOf: Date) {
  return { ...post, at: monthsBefore(asOf, monthsAgo) };
}

function monthsBefore(asOf: Date, months: number): string {
  const at = new Date(asOf);
  at.setUTCMonth(at.getUTCMonth() - months, Math.min(asOf.getUTCDate(), 28));
  return at.toISOString();
}
