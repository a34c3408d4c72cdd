import type { Fault } from '../faults/fault.ts';
import { type FaultResult, runFault, type Timing } from './run-fault.ts';
import { type Suite, startSuite } from './suite.ts';

export type SeedRun = {
  readonly seed: string;
  readonly faults: readonly Fault[];
  readonly timing: Timing;
  readonly onResult: (result: FaultResult) => void;
};

/** One fault after the other on one stack; after one that the stack has not come to rest from, on a new one. */
export async function runSeed({ seed, faults, timing, onResult }: SeedRun) {
  const results: FaultResult[] = [];
  const counts = new Map<string, number>();
  const left = [...faults];
  while (left.length > 0) {
    const suite = await startSuite(seed);
    try {
      for (let isSound = true; isSound && left.length > 0; ) {
        const fault = left.shift();
        if (!fault) break;
        const result = await runFault(suite, fault, timing).catch((error: unknown) => unfinished(suite, fault, error));
        isSound = !result.findings.some(({ breach }) => breach === 'noRest');
        results.push(result);
        onResult(result);
      }
    } finally {
      for (const [situation, count] of suite.sometimes.counts()) {
        counts.set(situation, (counts.get(situation) ?? 0) + count);
      }
      await suite.stop();
    }
  }
  return { results, counts };
}

function unfinished({ seed }: Suite, { name }: Fault, error: unknown): FaultResult {
  const example = error instanceof Error ? `${error.message} ${error.cause ?? ''}`.trim() : String(error);
  const findings = [{ breach: 'noRest', count: 1, example }] as const;
  return { fault: name, seed, accepted: 0, brokenMs: 0, recoveryMs: 0, outboxMax: 0, findings };
}
