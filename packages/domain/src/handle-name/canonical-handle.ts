import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import { type Platform, platforms } from '../vocabulary.ts';
import { readProfileLink } from './profile-link.ts';

/** `raw` as it was written, for the person; `canonical` for every comparison. */
export type HandleName = { readonly raw: string; readonly canonical: string };

/** What a canonical handle looks like on each platform; for Facebook before its dots are dropped. */
export const handlePatterns: Readonly<Record<Platform, RegExp>> = {
  instagram: /^[a-z0-9._]{1,30}$/,
  tiktok: /^[a-z0-9._]{2,24}$/,
  linkedin: /^[a-z0-9_-]{3,100}$/,
  facebook: /^[a-z0-9.]{3,49}$/,
  x: /^[a-z0-9_]{1,15}$/,
};

/**
 * Brings a handle to its one form: trimmed, NFKC, out of a profile link, without query and leading `@`, lower case.
 * On Facebook dots are ignored, and a name that ends like a domain is none. Idempotent.
 * @returns both forms, or `handle_invalid`, which does not repeat what was written.
 */
export function canonicalHandle(platform: Platform, raw: string): Result<HandleName, Refusal> {
  const text = raw.normalize('NFKC').trim().toLowerCase();
  const [beforeQuery = ''] = text.split(/[?#]/);
  const link = readProfileLink(platform, beforeQuery);
  if (link.kind === 'other_page') return invalid(platform, 'The link does not lead to a profile on this platform.');
  const name = (link.kind === 'name' ? link.name : beforeQuery).trim().replace(/^@+/, '');
  if (!handlePatterns[platform].test(name))
    return invalid(platform, 'The handle does not have the form of this platform.');
  if (platform !== 'facebook') return ok({ raw, canonical: name });
  const canonical = name.replaceAll('.', '');
  if (/\.(com|org|net)$/.test(name) || canonical.length < 3) {
    return invalid(platform, 'The handle does not have the form of this platform.');
  }
  return ok({ raw, canonical });
}

/** Reads `platform:name`, for example `instagram:mara.sample`. The name may be a link. */
export function parseHandleArgument(argument: string): Result<HandleName & { readonly platform: Platform }, Refusal> {
  const [, written, raw] = /^\s*([a-z]+)\s*:(.+)$/is.exec(argument) ?? [];
  const platform = platforms.find((candidate) => candidate === written?.toLowerCase());
  if (platform === undefined || raw === undefined) {
    return refuse('handle_argument_invalid', `Write platform:name; the platform is one of ${platforms.join(', ')}.`);
  }
  const handle = canonicalHandle(platform, raw);
  return handle.ok ? ok({ platform, ...handle.value }) : handle;
}

function invalid(platform: Platform, detail: string) {
  return refuse('handle_invalid', detail, { facts: { platform } });
}
