import { systemClock } from '@visaguard/kernel';
import {
  type ApifyEmulatorOptions,
  type ApifyFault,
  apifyFaults,
  type MadeUpActor,
  startApifyEmulator,
} from '@visaguard/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pauses } from '../testing/made-up-apify.ts';
import type { PinnedActor } from './actor.ts';
import { checkApify } from './check-apify.ts';

const pinned: PinnedActor = {
  ...{ name: 'sample/reader', platform: 'instagram', use: 'posts', build: '0.0.7', fields: [], itemUsdMax: 0.005 },
};
const reader: MadeUpActor = { name: 'sample/reader', id: 'readerId', buildNumber: '0.0.7', run: () => ({ items: [] }) };

async function checked(more: Partial<ApifyEmulatorOptions> = {}, actor: PinnedActor = pinned, key?: string) {
  const service = await startApifyEmulator({ actors: [reader], ...more });
  onTestFinished(() => service.close());
  return async (fault?: { call: 'me' | 'limits' | 'actor'; how: ApifyFault }) => {
    if (fault) service.fail(fault.call, fault.how, { times: 99 });
    const options = { token: key ?? service.token, baseUrl: service.url, clock: systemClock, pauses };
    const checks = await checkApify(options, [actor]);
    expect(service.runsStarted).toEqual([]);
    expect(JSON.stringify(checks)).not.toContain(service.token);
    return checks.map(({ subject, verdict, detail }) => `${verdict} ${subject}: ${detail}`);
  };
}

describe('the key and its account', () => {
  test('a key that can be used', async () => {
    expect(await (await checked())()).toEqual([
      'ok key: belongs to sample-account',
      'ok plan: STARTER',
      'ok budget: 3.00 of 49.00 USD used this month',
      'ok sample/reader: build 0.0.7; pay per event',
    ]);
  });

  test('a key that Apify does not know ends the look', async () => {
    expect(await (await checked({}, pinned, 'apify_api_other'))()).toEqual([
      'fail key: Apify refuses it (user-or-token-not-found); check the key, or make a new one in the console',
    ]);
  });

  test.each<[Partial<ApifyEmulatorOptions>, string]>([
    [{ account: { usedUsd: 40 } }, 'note budget: 40.00 of 49.00 USD used this month'],
    [{ account: { usedUsd: 49 } }, 'fail budget: 49.00 of 49.00 USD used this month; raise the limit in the console'],
    [{ account: { plan: 'FREE' } }, 'note plan: the free plan'],
  ])('%j', async (more, told) => {
    expect(await (await checked(more))()).toContainEqual(expect.stringContaining(told));
  });

  test.each<[ApifyFault, string]>([
    ['hang_up', 'fail key: Apify cannot be reached; check the network and VISAGUARD_APIFY_URL'],
    ['html_502', 'fail key: Apify does not answer as it should (http_502); try again in some minutes'],
    [apifyFaults.hardLimit, 'fail key: the account has no money left (platform-feature-disabled)'],
  ])('%j', async (how, told) => {
    expect(await (await checked())({ call: 'me', how })).toEqual([expect.stringContaining(told)]);
  });

  test('limits that cannot be read do not end the look', async () => {
    const checks = await (await checked())({ call: 'limits', how: apifyFaults.internal });
    expect(checks[2]).toContain('fail budget: Apify does not answer as it should');
    expect(checks).toHaveLength(4);
  });
});

describe('an actor', () => {
  const perItem = (more: object) => ({
    actors: [{ ...reader, pricing: { pricingModel: 'PRICE_PER_DATASET_ITEM', ...more } }],
  });
  test.each<[string, Partial<ApifyEmulatorOptions>, PinnedActor, string]>([
    ['that is not there', { actors: [] }, pinned, 'fail sample/reader: is not in the store, or not open to this key'],
    [
      'that is not pinned',
      {},
      { ...pinned, build: null },
      'note sample/reader: build 0.0.7; pay per event; not pinned',
    ],
    [
      'pinned to an older build',
      {},
      { ...pinned, build: '0.0.6' },
      'note sample/reader: build 0.0.6; pay per event; pinned, while the latest is 0.0.7',
    ],
    ['that is deprecated', { actors: [{ ...reader, isDeprecated: true }] }, pinned, 'its maker calls it deprecated'],
    ['within its price', perItem({ pricePerUnitUsd: 0.005 }), pinned, 'ok sample/reader: build 0.0.7; pay per item'],
    [
      'that costs too much',
      perItem({ pricePerUnitUsd: 0.006 }),
      pinned,
      'fail sample/reader: build 0.0.7; pay per item; an item costs 0.006 USD',
    ],
    [
      'that takes no small limit',
      perItem({ minimalMaxTotalChargeUsd: 0.5 }),
      pinned,
      'it takes no limit below 0.5 USD',
    ],
    ['rented by the month', perItem({ pricingModel: 'FLAT_PRICE_PER_MONTH' }), pinned, 'rent it in the console'],
    [
      'whose price goes up next year',
      perItem({ startedAt: '2999-01-01T00:00:00.000Z' }),
      pinned,
      'its price is not stated',
    ],
  ])('%s', async (_, more, actor, told) => {
    const checks = await (await checked(more, actor))();
    expect(checks[3]).toContain(told);
  });

  test('that may not be read', async () => {
    const checks = await (await checked())({ call: 'actor', how: { status: 403, type: 'insufficient-permissions' } });
    expect(checks[3]).toContain('fail sample/reader: Apify refuses it (insufficient-permissions)');
  });
});
