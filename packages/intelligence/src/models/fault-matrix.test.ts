import { generatedTables, judgeBy, type ModelFault, modelFaults } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import { type ModelFamily, modelFamilies } from './model-list.ts';

const expectTable = generatedTables('model-outcomes.md');
const judge = judgeBy(() => []);

type Named = readonly (readonly [string, ModelFault])[];

const ofAll: Named = [
  ['never answers', 'hang'],
  ['ends the connection', 'hang_up'],
  ['ends the connection within the answer', 'half_body'],
  ['a page of HTML, 200', 'html_200'],
  ['a page of HTML, 502', 'html_502'],
  ['an empty body, 200', 'empty_body'],
  ['no candidate', 'no_candidates'],
  ['a text of 3 MB', 'huge_text'],
  ['another model answers', 'wrong_model'],
  ['no model is named', 'no_model'],
  ['an empty text', 'empty_text'],
  ['words instead of JSON', 'not_json'],
  ['JSON that is cut off', 'cut_json'],
  ['a post is missing', 'missing_id'],
  ['a post that was not asked about', 'unknown_id'],
  ['a post twice', 'duplicate_id'],
  ['a field that was not asked for', 'extra_field'],
  ['a quote longer than 300', 'long_quote'],
];

const finishes = (names: readonly string[]): Named => names.map((finish) => [`finished: ${finish}`, { finish }]);
const chat: Named = [
  ['a body of 3 MB', 'huge_body'],
  ['a refusal', 'refusal'],
  ...finishes(['length', 'content_filter', 'tool_calls']),
];
const errorIn200 = (status: number): readonly [string, ModelFault] => [
  `200 with error ${status}`,
  { errorIn200: { status, message: 'made up' } },
];

const special: Readonly<Record<ModelFamily, Named>> = {
  gemini: [
    ['prompt blocked: SAFETY', { block: 'SAFETY' }],
    ['prompt blocked: PROHIBITED_CONTENT', { block: 'PROHIBITED_CONTENT' }],
    ...finishes(['MAX_TOKENS', 'SAFETY', 'RECITATION', 'LANGUAGE', 'OTHER', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII']),
    ...finishes(['MALFORMED_FUNCTION_CALL']),
  ],
  openai: chat,
  openrouter: [...chat, ...finishes(['error']), ...[400, 402, 403, 408, 429, 502, 503].map(errorIn200)],
};

async function triedWith(family: ModelFamily, fault: ModelFault, times: number): Promise<string> {
  const { service, voter } = await madeUpModels(judge, fault === 'hang' ? { timeoutMs: 100 } : {});
  service.fail(family, fault, { times });
  const posts = [post('Soup for lunch.'), post('Rain again.')];
  const { votes: given, calls, backAfterMs } = await votes(voter(family), posts);
  expect(given.map(({ postId }) => postId)).toEqual(posts.map(({ postId }) => postId));
  expect(calls).toHaveLength(service.journal.length);
  expect(service.refusals).toEqual([]);
  expect(JSON.stringify(calls)).not.toContain(service.key);
  const kinds = new Set(given.map((vote) => (vote.kind === 'voted' ? 'voted' : `no vote: ${vote.reason}`)));
  return `${[...kinds].join('; ')}${backAfterMs === undefined ? '' : ', for now'} (${calls.length})`;
}

test.each(modelFamilies)(
  '%s, every fault: what it comes to, and how many calls it costs',
  { timeout: 120_000 },
  async (family) => {
    const table = [['at the service', 'once', 'for good']];
    const errors = Object.entries(modelFaults[family]).map(([name, fault]) => {
      const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      return [`${fault.status}: ${words}`, fault] as const;
    });
    for (const [name, fault] of [...errors, ...ofAll, ...special[family]]) {
      table.push([name, await triedWith(family, fault, 1), await triedWith(family, fault, 99)]);
    }
    expectTable(family, table);
  },
);
