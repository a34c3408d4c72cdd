import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { checkProviderSecret } from './check-secret.ts';
import { removeProviderKey, type SetProviderKey, setProviderKey } from './decide.ts';
import type { KeyProvider } from './events.ts';
import { providerKey, providerKeyIdOf } from './state.ts';

const setAt = '2026-11-01T00:00:00.000Z';
const providerKeyId = idOf('pky', 1);
const secretOf = (letter: string) => `apify_api_${letter.repeat(36)}`;
const setting = (nth: number, letter: string): SetProviderKey => ({
  ...{ providerKeyId, secretId: idOf('sec', nth), provider: 'apify', fingerprint: `0000000${nth}`, setAt },
  secret: secretOf(letter),
});
const set = () => given(providerKey).after(setProviderKey, setting(1, 'a'));

describe('a key for a provider', () => {
  it('is set, replaced and removed, and each time says which secret is to be destroyed', () => {
    const replaced = set().after(setProviderKey, setting(2, 'b'));
    expect(set().when(setProviderKey, setting(2, 'b'))).toMatchObject({
      value: [{ type: 'provider_key.set', data: { secretId: idOf('sec', 2), replaces: idOf('sec', 1) } }],
    });
    expect(replaced.state).toMatchObject({ kind: 'set', secret: secretOf('b'), former: [idOf('sec', 1)] });
    const removed = replaced.after(removeProviderKey, { providerKeyId, removedAt: setAt });
    expect(removed.state).toEqual({ kind: 'removed', former: [idOf('sec', 2), idOf('sec', 1)] });
    expect(removed.when(setProviderKey, setting(3, 'b'))).toMatchObject({ value: [{ data: { replaces: null } }] });
  });

  it('R29: its secret stands in the sealed part alone', () => {
    const decision = given(providerKey).when(setProviderKey, setting(1, 'a'));
    if (!decision.ok) throw new Error('refused');
    const [event] = decision.value;
    if (event?.type !== 'provider_key.set') throw new Error('none was set');
    const { personal, ...clear } = event.data;
    expect(personal).toEqual({ secret: secretOf('a') });
    expect(JSON.stringify(clear)).not.toContain('apify_api_');
  });

  it('the same secret again changes nothing, and neither does a second removal', () => {
    expect(set().when(setProviderKey, setting(2, 'a'))).toEqual({ ok: true, value: [] });
    const removed = set().after(removeProviderKey, { providerKeyId, removedAt: setAt });
    expect(removed.when(removeProviderKey, { providerKeyId, removedAt: setAt })).toEqual({ ok: true, value: [] });
    expect(given(providerKey).when(removeProviderKey, { providerKeyId, removedAt: setAt })).toMatchObject(
      refused('provider_key_unknown'),
    );
  });

  it('a secret whose key is destroyed is gone from the state', () => {
    const event = { ...setting(1, 'a'), replaces: null, personal: null };
    expect(given(providerKey, { type: 'provider_key.set', data: event }).state).toMatchObject({ secret: null });
  });

  it.each([
    [`${secretOf('a')}\n`, 'has white space around it'],
    [`Bearer ${secretOf('a')}`, 'is more than one word'],
    [`"${secretOf('a')}"`, 'has quotes around it'],
    ['https://api.apify.com/v2/acts?token=apify_api_x', 'is an address; send the key alone'],
    [`apify_proxy_${'a'.repeat(36)}`, 'is the password of a proxy, not a key for the API'],
    ['apify_api_abc', 'is too short; part of it is missing'],
    ['apify_api_abcdefabcdefabcdefabcdef...', 'is an abbreviated key; copy the whole of it'],
    ['a'.repeat(36), 'does not begin with apify_api_'],
    [`apify_api_${'ä'.repeat(36)}`, 'does not have the form of a key'],
  ])('what is no key is told what is wrong with it, and never quoted: %j', (secret, detail) => {
    const checked = checkProviderSecret('apify', secret);
    expect(checked).toMatchObject({ error: { code: 'provider_key_invalid', faults: [{ pointer: '/key', detail }] } });
    expect(given(providerKey).when(setProviderKey, { ...setting(1, 'a'), secret })).toEqual(checked);
  });

  it.each<[KeyProvider, string, string | null]>([
    ['gemini', `AIza${'Kq7-'.repeat(9)}`, null],
    ['gemini', `sk-${'a'.repeat(36)}`, 'is a key for another service'],
    ['gemini', 'AIzaKq7Z', 'is too short; part of it is missing'],
    ['gemini', 'AIza****************************Kq7Z', 'is an abbreviated key; copy the whole of it'],
    ['openai', `sk-proj-${'aB_-'.repeat(10)}`, null],
    ['openai', `sk-or-v1-${'a'.repeat(64)}`, 'is a key for another service'],
    ['openai', `AIza${'a'.repeat(35)}`, 'does not begin with sk-'],
    ['openai', 'sk-proj-abcdefgh...wxyz', 'is an abbreviated key; copy the whole of it'],
    ['openrouter', `sk-or-v1-${'a'.repeat(64)}`, null],
    ['openrouter', `sk-${'a'.repeat(40)}`, 'does not begin with sk-or-'],
    ['openrouter', 'sk-or-v1-abc', 'is too short; part of it is missing'],
    ['openrouter', ` sk-or-v1-${'a'.repeat(64)}`, 'has white space around it'],
  ])('a key for %s: %j', (provider, secret, detail) => {
    const checked = checkProviderSecret(provider, secret);
    if (detail === null) expect(checked).toEqual({ ok: true, value: null });
    else expect(checked).toMatchObject({ error: { faults: [{ pointer: '/key', detail }] } });
  });

  it('R29: live and test keys of a tenant are two, and so are those of two tenants', () => {
    const scopes = [
      { tenantId: idOf('ten', 1), mode: 'live' },
      { tenantId: idOf('ten', 1), mode: 'test' },
      { tenantId: idOf('ten', 2), mode: 'live' },
    ] as const;
    expect(new Set(scopes.map((scope) => providerKeyIdOf(scope, 'apify'))).size).toBe(3);
  });
});
