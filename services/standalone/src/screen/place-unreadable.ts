import { type Platform, platforms } from '@visaguard/domain';
import type { DeclaredHandle } from './arguments.ts';
import type { AccountExport, UnreadableInput } from './sort-archives.ts';

export type PlacedInput = { readonly platform: Platform; readonly handle: string | null; readonly sentence: string };

export type Placement = {
  /** Each becomes a source of its own that was not assessed. */
  readonly placed: readonly PlacedInput[];
  /** Nobody can say whose posts these would have held, so no account counts as read in full. */
  readonly unplaced: readonly string[];
};

/** What the platforms and people who keep their exports call them. */
const nameMarks: readonly (readonly [RegExp, Platform])[] = [
  [/instagram/i, 'instagram'],
  [/twitter|(?<![a-z])x[-_ ](?:archive|export|data)/i, 'x'],
  [/tiktok/i, 'tiktok'],
  [/linkedin/i, 'linkedin'],
  [/facebook/i, 'facebook'],
];

/**
 * Finds the account under which to tell that an input could not be read (rule R17: it is never left out in silence).
 * Its name comes first, then an account that was named and has no export, then the one platform of which nothing
 * was handed in.
 */
export function placeUnreadable(
  inputs: readonly UnreadableInput[],
  { exports, handles }: { readonly exports: readonly AccountExport[]; readonly handles: readonly DeclaredHandle[] },
): Placement {
  const placed: PlacedInput[] = [];
  const unplaced: string[] = [];
  const isRead = (platform: Platform) => exports.some((known) => known.platform === platform);
  for (const input of inputs) {
    const sentence = `${input.name} could not be read. ${input.fault.detail}`;
    const named = nameMarks.find(([mark]) => mark.test(input.name))?.[1] ?? null;
    const platform = named ?? likelyPlatform({ handles, isRead });
    const handle = handles.filter((declared) => declared.platform === platform && !isRead(declared.platform));
    if (platform === null) unplaced.push(sentence);
    else {
      placed.push({
        platform,
        handle: handle.length === 1 ? (handle[0]?.canonical ?? null) : null,
        sentence: named ? sentence : `${sentence} ${notCertain}`,
      });
    }
  }
  return { placed, unplaced };
}

const notCertain = 'That it is from this platform is a guess: no other export of it was handed in.';

type Known = { readonly handles: readonly DeclaredHandle[]; readonly isRead: (platform: Platform) => boolean };

function likelyPlatform({ handles, isRead }: Known): Platform | null {
  const fits = (platform: Platform) => !isRead(platform);
  const [expected, ...more] = new Set(handles.map(({ platform }) => platform).filter(fits));
  if (expected && more.length === 0) return expected;
  const [left, ...others] = platforms.filter(fits);
  return left && others.length === 0 ? left : null;
}
