/** Says something of one account, and shows that the adapter works. */
const ofAccount = ['private', 'not_found', 'suspended', 'login_required', 'empty_or_hidden', 'no_posts', 'not_proven'];

/** Says that too much was asked at once, or that one profile was hidden behind a wall: nothing of the adapter. */
const ofMoment = [
  ...['blocked', 'rate_limited', 'rate-limit-exceeded', 'concurrent-runs-limit-exceeded'],
  ...['actor-memory-limit-exceeded', 'memory-limit-exceeded'],
];

/** What a code says of an adapter. One that is not known counts against it. */
export function meaningOfCode(code: string): 'fault' | 'worked' | 'nothing' {
  if (ofAccount.includes(code)) return 'worked';
  return ofMoment.includes(code) ? 'nothing' : 'fault';
}
