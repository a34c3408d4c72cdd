import { expect, test } from 'vitest';
import { sniffArchive } from './archive-kind.ts';

async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}

test.each([
  ['PK\u0003\u0004 and more', 'application/zip'],
  ['{"a": 1}', 'application/json'],
  ['\ufeff \n [1]', 'application/json'],
  ['window.YTD.tweets.part0 = []', 'text/javascript'],
  ['Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n', 'text/csv'],
  ['\ufeff"Date","Link","Message"\r\n', 'text/csv'],
  ['First Name,Last Name,Maiden Name,Address', 'text/csv'],
  ['Email Address,Confirmed,Primary,Updated On', 'text/csv'],
])('%j is known by how it begins', async (text, kind) => {
  expect(await sniffArchive(pieces(text))).toMatchObject({ ok: true, value: { kind } });
});

test.each([
  ['', 'empty'],
  ['<html>', 'unknown'],
  ['PK\u0005\u0006', 'unknown'],
  ['PK', 'unknown'],
  // Connections, reactions and messages: no list that is read.
  ['First Name,Last Name,URL,Email Address,Company', 'unknown'],
  ['Date,Type,Link\n', 'unknown'],
  ['"CONVERSATION ID","CONVERSATION TITLE"', 'unknown'],
])('%j is refused', async (text, error) => {
  expect(await sniffArchive(pieces(text))).toEqual({ ok: false, error });
});

test('the bytes looked at come again, however the upload is cut', async () => {
  const sniffed = await sniffArchive(pieces('P', 'K\u0003', '\u0004', 'rest of it', ' and the end'));
  const read: Uint8Array[] = [];
  if (sniffed.ok) for await (const chunk of sniffed.value.chunks) read.push(chunk);
  expect(Buffer.concat(read).toString()).toBe('PK\u0003\u0004rest of it and the end');
});

test('a refused upload is not read further, and its sender is told to stop', async () => {
  let sent = 0;
  let stopped = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(1024, 'x');
      }
    } finally {
      stopped = true;
    }
  }
  expect(await sniffArchive(endless())).toEqual({ ok: false, error: 'unknown' });
  expect([sent, stopped]).toEqual([1, true]);
});
