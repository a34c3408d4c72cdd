import { type FieldFault, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { KeyProvider } from './events.ts';

type Mistake = readonly [RegExp, string];
type Form = { readonly name: string; readonly secret: RegExp; readonly mistakes: readonly Mistake[] };

/** What a key looks like, and what is often pasted in place of it. */
const forms: Readonly<Record<KeyProvider, Form>> = {
  apify: {
    name: 'Apify',
    secret: /^apify_api_[A-Za-z0-9]{20,100}$/,
    mistakes: [
      [/^apify_proxy_/, 'is the password of a proxy, not a key for the API'],
      [/^apify_api_[A-Za-z0-9]{0,19}$/, 'is too short; part of it is missing'],
      [/^apify_api_[A-Za-z0-9]+(\.\.\.|…|\*+)/, 'is an abbreviated key; copy the whole of it'],
      [/^(?!apify_api_)/, 'does not begin with apify_api_'],
    ],
  },
  gemini: {
    name: 'Gemini',
    secret: /^(?!sk-|apify_)[A-Za-z0-9_.-]{30,200}$/,
    mistakes: [
      [/^(sk-|apify_)/, 'is a key for another service'],
      [/(\.\.\.|…|\*\*)/, 'is an abbreviated key; copy the whole of it'],
      [/^[A-Za-z0-9_.-]{0,29}$/, 'is too short; part of it is missing'],
    ],
  },
  openai: {
    name: 'OpenAI',
    secret: /^sk-(?!or-|ant-)[A-Za-z0-9_-]{20,300}$/,
    mistakes: [
      [/^sk-(or|ant)-/, 'is a key for another service'],
      [/^sk-.*(\.\.\.|…|\*\*)/, 'is an abbreviated key; copy the whole of it'],
      [/^sk-[A-Za-z0-9_-]{0,19}$/, 'is too short; part of it is missing'],
      [/^(?!sk-)/, 'does not begin with sk-'],
    ],
  },
  openrouter: {
    name: 'OpenRouter',
    secret: /^sk-or-[A-Za-z0-9_-]{20,200}$/,
    mistakes: [
      [/^sk-or-.*(\.\.\.|…|\*\*)/, 'is an abbreviated key; copy the whole of it'],
      [/^sk-or-[A-Za-z0-9_-]{0,19}$/, 'is too short; part of it is missing'],
      [/^(?!sk-or-)/, 'does not begin with sk-or-'],
    ],
  },
};

/** Of whatever provider. None of these sentences quotes what was sent. */
const everywhere: readonly Mistake[] = [
  [/^\s|\s$/, 'has white space around it'],
  [/\s/, 'is more than one word'],
  [/^["'`]|["'`]$/, 'has quotes around it'],
  [/^https?:/i, 'is an address; send the key alone'],
];

/** Whether it has the form of a key for this provider. Whether it opens anything, only the provider knows. */
export function checkProviderSecret(provider: KeyProvider, secret: string): Result<null, Refusal> {
  const { name, secret: form, mistakes } = forms[provider];
  if (form.test(secret)) return ok(null);
  const found = [...everywhere, ...mistakes].find(([pattern]) => pattern.test(secret));
  const fault: FieldFault = { pointer: '/key', detail: found?.[1] ?? 'does not have the form of a key' };
  return refuse('provider_key_invalid', `This is no key for ${name}.`, { faults: [fault] });
}
