import type { Json } from '@visaguard/kernel';

/** The clear part of an event's data. */
export type ClearData = { readonly [member: string]: Json };

/**
 * One step: the clear data of `type` at version `from` in the shape of version `from + 1`. Pure. The sealed part is not
 * handed to it and stays where it is: in another place it would not decrypt. What was sealed under an older version must
 * therefore still be understood by the newest; where it would not be, it is an event of another type.
 */
export type UpcastStep = {
  readonly type: string;
  readonly from: number;
  readonly up: (clear: ClearData) => ClearData;
};

/** Every step from a past form to the one after it. Whoever reads events anywhere reads them through these. */
export const upcastSteps: readonly UpcastStep[] = [
  // While consents did not say how, exports were all that could be read.
  {
    type: 'consent.granted',
    from: 1,
    up: ({ scope = {}, ...rest }) => ({ ...rest, scope: { ...(scope as ClearData), sources: ['archive'] } }),
  },
  // While policies chose none, the usual one was meant, and no model was asked.
  ...['tenant.policy_set', 'cohort.opened', 'screening.ordered'].map((type) => ({ type, from: 1, up: withUsualPanel })),
];

function withUsualPanel({ policy = {}, ...rest }: ClearData): ClearData {
  return { ...rest, policy: { ...(policy as ClearData), panel: 'wide' } };
}
