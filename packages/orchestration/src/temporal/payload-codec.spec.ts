import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { createPayloadCodec } from './payload-codec.ts';

const first = new Uint8Array(32).fill(1);
const second = new Uint8Array(32).fill(2);
const codec = createPayloadCodec({ current: 'k1', keys: { k1: first } });
const secret = 'mara.sample';
const payload = (value: unknown = { handle: secret }): Payload => defaultPayloadConverter.toPayload(value);

async function sealed(): Promise<Payload> {
  const [only] = await codec.encode([payload()]);
  if (!only) throw new Error('nothing came back');
  return only;
}

describe('the payload codec', () => {
  test('gives back what it sealed, and shows nothing of it in between', async () => {
    const { metadata, data } = await sealed();
    const shown = [...Object.values(metadata ?? {}), data ?? new Uint8Array()].map((part) =>
      Buffer.from(part).toString(),
    );
    expect(shown.join()).not.toContain(secret);
    expect(shown.join()).not.toContain('json/plain');
    const [opened] = await codec.decode([{ metadata: metadata ?? {}, data: data ?? new Uint8Array() }]);
    expect(opened && defaultPayloadConverter.fromPayload(opened)).toEqual({ handle: secret });
  });

  test('seals the same value differently each time', async () => {
    expect((await sealed()).data).not.toEqual((await sealed()).data);
  });

  test('after a rotation seals with the new key and still opens what the old one sealed', async () => {
    const rotated = createPayloadCodec({ current: 'k2', keys: { k1: first, k2: second } });
    const [opened] = await rotated.decode([await sealed()]);
    expect(opened && defaultPayloadConverter.fromPayload(opened)).toEqual({ handle: secret });
    const [anew] = await rotated.encode([payload()]);
    expect(Buffer.from(anew?.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k2');
    await expect(codec.decode(anew ? [anew] : [])).rejects.toThrow('sealed with the key k2, which is not here');
  });

  test.each([
    ['the sealed bytes', (data: Uint8Array) => data.fill(0, 14, 15)],
    ['the tag', (data: Uint8Array) => data.fill(0, -2)],
  ])('refuses a payload of which %s were changed', async (_, change) => {
    const { metadata, data } = await sealed();
    const changed = change(Uint8Array.from(data ?? []));
    await expect(codec.decode([{ metadata: metadata ?? {}, data: changed }])).rejects.toThrow();
  });

  test('refuses a payload whose key id was changed to that of another key', async () => {
    const both = createPayloadCodec({ current: 'k1', keys: { k1: first, k2: first } });
    const { metadata, data } = await sealed();
    const moved = { ...metadata, 'encryption-key-id': new TextEncoder().encode('k2') };
    await expect(both.decode([{ metadata: moved, data: data ?? new Uint8Array() }])).rejects.toThrow();
  });

  test('a long list takes less room sealed than clear, and comes back whole', async () => {
    const results = Array.from({ length: 10_000 }, (_, at) => [`app_${at}`, { ok: true, value: { kind: 'ordered' } }]);
    const [long] = await codec.encode([payload(results)]);
    expect(long?.data?.byteLength).toBeLessThan(100_000);
    const [opened] = await codec.decode(long ? [long] : []);
    expect(opened && defaultPayloadConverter.fromPayload(opened)).toEqual(results);
  });

  test('passes on what nobody sealed', async () => {
    expect(await codec.decode([payload(1)])).toEqual([payload(1)]);
  });

  test('is not made without its key, or with one that is too short', () => {
    expect(() => createPayloadCodec({ current: 'k2', keys: { k1: first } })).toThrow('there is no payload key k2');
    expect(() => createPayloadCodec({ current: 'k1', keys: { k1: new Uint8Array(16) } })).toThrow('not of 32 bytes');
  });
});
