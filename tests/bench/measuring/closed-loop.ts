import { type CpuTime, cpuTime, spentSince } from './cpu-time.ts';

/** Does the work once and checks the reply. @throws where the reply is not the wanted one: it is no measurement. */
export type Operation = () => Promise<void>;

export type Case = {
  readonly name: string;
  readonly clients: number;
  readonly operation: (client: number) => Operation;
};

/** What one case did in one round. */
export type Sample = {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
  readonly cpu: CpuTime;
};

export type Rounds = {
  readonly rounds: number;
  readonly roundMs: number;
  /** Goes before every sample and is not measured: connections that idled are opened again. */
  readonly leadInMs: number;
  readonly dataDirectory: string;
};

/**
 * Every case once a round, there and back (A B C, C B A, ...), so that a busy moment hits each alike.
 * @returns the samples of each case, in the order of the rounds.
 */
export async function alternate(cases: readonly Case[], rounds: Rounds): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds.rounds; round++) {
    const order = round % 2 === 0 ? cases : cases.toReversed();
    for (const each of order) {
      await closedLoop(each, rounds.leadInMs);
      const before = cpuTime(rounds.dataDirectory);
      const { perSecond, latenciesMs } = await closedLoop(each, rounds.roundMs);
      const cpu = spentSince(before, cpuTime(rounds.dataDirectory));
      samples.get(each.name)?.push({ perSecond, latenciesMs, cpu });
    }
  }
  return samples;
}

async function closedLoop({ clients, operation }: Case, forMs: number): Promise<Omit<Sample, 'cpu'>> {
  const latenciesMs: number[] = [];
  const running = Array.from({ length: clients }, (_, client) => operation(client));
  const start = performance.now();
  const runClient = async (run: Operation) => {
    while (performance.now() - start < forMs) {
      const before = performance.now();
      await run();
      latenciesMs.push(performance.now() - before);
    }
  };
  await Promise.all(running.map(runClient));
  return { perSecond: (latenciesMs.length * 1_000) / (performance.now() - start), latenciesMs };
}
