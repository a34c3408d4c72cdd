import { describe, expect, test } from 'vitest';
import { activityPolicies, backoffMs } from './activity-policy.ts';

describe('backoff', () => {
  const policy = activityPolicies.command;
  const random = (byte: number) => (length: number) => new Uint8Array(length).fill(byte);

  test('doubles with each attempt up to the limit of the class', () => {
    const delays = [1, 2, 3, 12, 40].map((attempt) => backoffMs(policy, attempt, random(0)));
    expect(delays).toEqual([100, 200, 400, 15_000, 15_000]);
  });

  test('adds up to as much again at random, and never passes the limit', () => {
    expect(backoffMs(policy, 1, random(128))).toBe(150);
    expect(backoffMs(policy, 40, random(255))).toBeLessThanOrEqual(policy.delayMsMax);
  });
});
