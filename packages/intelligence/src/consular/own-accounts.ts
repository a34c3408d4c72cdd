import { canonicalHandle, type Platform } from '@visaguard/domain';

export type OwnAccount = { readonly rule: string; readonly platform: Platform; readonly handle: string };

const platformNames: readonly (readonly [written: RegExp, platform: Platform])[] = [
  [/^(?:instagram|insta|ig)$/i, 'instagram'],
  [/^tik ?tok$/i, 'tiktok'],
  [/^linkedin$/i, 'linkedin'],
  [/^(?:facebook|fb)$/i, 'facebook'],
  [/^(?:twitter|x)$/i, 'x'],
];

const which = `(?:new |other |second |main |real |old |private |public |business |art |photo |gaming |own )?`;
const account = `(?: (?:account|handle|page|profile|name|username|user name|acc))?`;
const named = `(instagram|insta|ig|tik ?tok|linkedin|facebook|fb|twitter)`;
/** With `@`, or with a mark within that no English word has. */
const name = String.raw`(@[\w.]{2,30}|[A-Za-z][A-Za-z0-9]*[._\d][\w.]*\w)`;
const link = String.raw`((?:https?:\/\/)?(?:www\.)?(instagram|tiktok|linkedin|facebook|twitter|x)\.com\/[\w@./%-]{2,80})`;

const patterns: readonly { readonly rule: string; readonly pattern: RegExp; readonly of: 'named' | 'link' | 'here' }[] =
  [
    {
      rule: 'handle.my-account',
      of: 'named',
      pattern: new RegExp(String.raw`\bmy ${which}${named}${account}(?:'s| is|:| =| -)\s{0,2}(?:at )?${name}`, 'iu'),
    },
    {
      rule: 'handle.follow-me',
      of: 'named',
      pattern: new RegExp(
        String.raw`\b(?:follow|find|add|reach|message|dm) me(?: over)? (?:on|at)(?: my)? ${which}(instagram|insta|ig|tik ?tok|linkedin|facebook|fb|twitter|x)${account}(?:\s?[:=,-]| at| as| under)?\s{1,2}${name}`,
        'iu',
      ),
    },
    {
      rule: 'handle.link',
      of: 'link',
      pattern: new RegExp(
        String.raw`\b(?:my ${which}(?:instagram|insta|ig|tik ?tok|linkedin|facebook|fb|twitter|x|account|profile|page)${account}|(?:follow|find|add) me(?: over)?(?: here)?(?: on [\w ]{1,12})?)(?:\s?(?:is|at|here|:|->|→|=|-))?\s{1,2}${link}`,
        'iu',
      ),
    },
    {
      rule: 'handle.new-account',
      of: 'here',
      pattern:
        /\bmy (?:new|other|second|main|backup|alt|private|art|old) (?:account|profile|page|acc)(?: is|:| ->| →| =)\s{0,2}(@[\w.]{2,30})/iu,
    },
  ];

/**
 * Accounts that a sentence names as the writer's own: "my insta is @…", "follow me on TikTok: …", a link to a profile
 * behind such words. Whoever else is named is not looked at.
 * @param here the platform that the sentence was written on.
 */
export function ownAccounts(sentence: string, here: Platform): OwnAccount[] {
  return patterns.flatMap(({ rule, pattern, of }) => {
    const match = pattern.exec(sentence);
    if (!match) return [];
    const [, first = '', second = ''] = match;
    const platform = of === 'here' ? here : platformOf(of === 'link' ? second : first);
    const written = of === 'named' ? second : first;
    const canonical = platform && canonicalHandle(platform, written.replace(/[.]+$/, ''));
    return platform && canonical?.ok ? [{ rule, platform, handle: canonical.value.canonical }] : [];
  });
}

function platformOf(written: string): Platform | undefined {
  return platformNames.find(([pattern]) => pattern.test(written))?.[1];
}
