import { seededRandom } from '../seeded-random.ts';
import type { RunScript } from './actor.ts';
import { type ApifyCall, type ApifyFault, apifyFaults } from './faults.ts';
import type { WebhookMode } from './webhook-sender.ts';

export type RandomFaultOptions = {
  /** Of calls, of runs and of webhooks, each for itself. */
  readonly faultPercent: number;
  readonly seed: number | string;
  /** Which go wrong; all unless told. */
  readonly of?: readonly ('calls' | 'runs' | 'webhooks')[];
};

export type RandomFaults = {
  call(call: ApifyCall): ApifyFault | null;
  run(script: RunScript): RunScript;
  webhook(): WebhookMode | null;
};

const anyCall: readonly ApifyFault[] = [apifyFaults.rateLimit, apifyFaults.internal, 'html_502', 'hang_up'];
const lostAnswers: readonly ApifyFault[] = ['done_then_html_502', 'done_then_hang_up'];
const starts: readonly ApifyFault[] = [
  ...[...anyCall, ...lostAnswers, apifyFaults.memoryExceeded, apifyFaults.tooManyRuns],
  { ...apifyFaults.tooManyRuns, status: 403 },
];

/** How runs end badly; none hangs, and none hands out what a caller could take for somebody's posts. */
const runs: readonly ((script: RunScript) => Partial<RunScript>)[] = [
  () => ({ status: 'FAILED' }),
  () => ({ status: 'ABORTED' }),
  ({ items }) => ({ status: 'TIMED-OUT', items: items.slice(0, items.length / 2) }),
  () => ({ items: [] }),
  () => ({ items: [{ noResults: true }, { noResults: true }] }),
  ({ items }) => ({ items: items.map((item) => ({ ...item, demo: true })) }),
];
const webhookFaults: readonly WebhookMode[] = ['twice', 'late', 'never', 'forged'];

/** Faults by chance, the same for the same seed and order of calls. */
export function createRandomFaults({ faultPercent, seed, of }: RandomFaultOptions): RandomFaults {
  const random = seededRandom(seed);
  const below = (bound: number) => Buffer.from(random(4)).readUInt32BE() % bound;
  const isFault = (kind: 'calls' | 'runs' | 'webhooks') =>
    (of?.includes(kind) ?? true) && below(1_000_000) < faultPercent * 10_000;
  const oneOf = <T>(list: readonly T[]) => list[below(list.length)];
  return {
    call(call) {
      if (!isFault('calls')) return null;
      return oneOf(call === 'start' ? starts : call === 'abort' ? [...anyCall, ...lostAnswers] : anyCall) ?? null;
    },
    run: (script) => (isFault('runs') ? { ...script, ...oneOf(runs)?.(script) } : script),
    webhook: () => (isFault('webhooks') ? (oneOf(webhookFaults) ?? null) : null),
  };
}
