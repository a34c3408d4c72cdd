/** What a program that checks can find, each with the invariant it breaks. */
export const breaches = {
  lost: 'I1: accepted and not stored',
  notAskedFor: 'I1: stored and never accepted',
  refused: 'I1: refused without a reason',
  doneTwice: 'I2: one command stored twice',
  otherReply: 'I2: a repeat was answered differently',
  hole: 'I3: versions are not 1..n',
  eventTwice: 'I3: one event id twice',
  notOnBus: 'I4: not on the bus',
  onlyOnBus: 'I4: on the bus and not stored',
  busOrder: 'I4: order broken on the bus',
  notApplied: 'I4: not in the read models',
  notAudited: 'I4: not in the audit trail',
  auditedOnly: 'I4: in the audit trail and not stored',
  auditedTwice: 'I4: twice in the audit trail',
  notTheFold: 'I5: read models are not the fold of the events',
  movedBack: 'I6: a checkpoint moved back',
  leak: 'I9: shown to another tenant',
  noEnd: 'I10: a screening without an end',
  effectTwice: 'I10: an effect twice',
  otherProcess: 'I10: a process that has not ended as its screening',
  outboxLeft: 'I13: left in the outbox',
  parked: 'I13: parked',
  idle: 'I13: idle in a transaction',
  memory: 'I13: more memory than a service may hold',
  noRest: 'I13: it did not come to rest',
} as const;

export type Breach = keyof typeof breaches;

/** `example`: ids only. */
export type Finding = { readonly breach: Breach; readonly count: number; readonly example: string };

/** One finding for all of a kind, none where there are none. */
export function found(breach: Breach, examples: readonly string[]): Finding[] {
  const [example] = examples;
  return example === undefined ? [] : [{ breach, count: examples.length, example }];
}
