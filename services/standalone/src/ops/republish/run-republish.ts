import { TopicsMissing } from '@visaguard/event-bus';
import {
  RepublishRuns,
  republishAlone,
  type TopicGeneration,
  TopicsNotCurrent,
  topicGeneration,
  type WhichStreams,
} from '@visaguard/event-store';
import type { PoolClient } from '@visaguard/postgres';
import { type BusSettings, openKafka, SettingsMissing, settingIfGiven, topicPlan } from '@visaguard/runtime';
import type { Log } from '@visaguard/telemetry';
import { badUsage, CannotRun } from '../../cannot-run.ts';
import { stopSignal } from '../../stop-signal.ts';
import { type OpsDatabases, withDatabases } from '../open-databases.ts';
import type { OpsArguments } from '../ops-arguments.ts';
import { generationOf, refuseParts, whichStreams } from './republish-arguments.ts';
import { fillGeneration, republishEvents } from './republish-events.ts';

/** `visaguard ops republish`. @returns 0 where everything that was asked for is published. */
export async function runRepublish(args: OpsArguments): Promise<number> {
  const which = whichStreams(args);
  const generation = generationOf(args);
  const signal = stopSignal();
  const startedMs = performance.now();
  const { published, current } = await withDatabases(args, (databases) =>
    republishAlone(databases.pool('vg_relay'), async (alone) => {
      const current = await topicGeneration(alone);
      const number = generation ?? current.number;
      refuseOther(number, current.number);
      return { published: await republish({ databases, alone, which, signal, current, number }), current };
    }).catch(refuseSecond),
  );
  if (signal.aborted) {
    throw new CannotRun(`Cancelled after ${published} events; begin again, it starts anew and does no harm.`);
  }
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const number = generation ?? current.number;
  process.stdout.write(`Published again, in generation ${number}: ${published} events, in ${seconds} s.\n`);
  if (number !== current.number) {
    process.stdout.write(
      `Start relay, projector, worker and API anew with VISAGUARD_TOPIC_GENERATION=${number}; npm run stack knows it by itself.\n`,
    );
  }
  return 0;
}

/** The client writes a line for each partition that a new topic does not serve yet. What comes of it is told at the end. */
const silent: Log = { info() {}, warn() {}, error() {} };

/** Before topics are made that nobody would fill. */
function refuseOther(number: number, current: number): void {
  if (number === current || number === current + 1) return;
  throw badUsage(
    `It cannot be generation ${number}: events are published to generation ${current}; the next one is ${current + 1}.`,
  );
}

function refuseSecond(error: unknown): never {
  if (!(error instanceof RepublishRuns)) throw error;
  throw new CannotRun('Events are being published again already; wait until that has ended.', { cause: error });
}

type Republish = {
  readonly databases: OpsDatabases;
  readonly alone: PoolClient;
  readonly which: WhichStreams;
  readonly signal: AbortSignal;
  readonly current: TopicGeneration;
  readonly number: number;
};

async function republish({ databases, alone, which, signal, current, number }: Republish): Promise<number> {
  const isFilling = number !== current.number || !current.isFilled;
  if (isFilling) refuseParts(which);
  else if (current.made.length === 0) throw new CannotRun('No topics are made yet; visaguard migrate makes them.');
  const settings = kafkaSettings(databases, number);
  let lastTold = 0;
  const options = {
    kafka: openKafka('ops', settings, silent),
    plan: topicPlan(settings),
    alone,
    tail: databases.pool('vg_tail'),
    which,
    signal,
    onPublished(count: number) {
      if (count < lastTold + 100_000) return;
      lastTold = count;
      process.stderr.write(`${count} events ...\n`);
    },
  };
  try {
    return await (isFilling ? fillGeneration(options, current) : republishEvents(options));
  } catch (error) {
    if (error instanceof TopicsNotCurrent)
      throw badUsage(`It cannot be generation ${number}: ${error.message}.`, error);
    if (error instanceof TopicsMissing) {
      const sentence = `The topics of generation ${number} are lost; take the next one: --generation ${number + 1}.`;
      throw new CannotRun(sentence, { cause: error });
    }
    const isAway = error instanceof Error && error.name.startsWith('KafkaJS');
    throw isAway ? new CannotRun('Kafka does not answer; begin again when it does.', { cause: error }) : error;
  }
}

function kafkaSettings({ kafka }: OpsDatabases, generation: number): BusSettings {
  try {
    const address = kafka?.address ?? settingIfGiven('kafka');
    if (address === undefined)
      throw new CannotRun('This needs Kafka: set VISAGUARD_KAFKA, or name the folder of a stack.');
    return {
      kafka: address,
      topicGeneration: String(generation),
      topicPartitions: settingIfGiven('topicPartitions') ?? '',
      topicReplicas: (kafka ? kafka.topicReplicas : settingIfGiven('topicReplicas')) ?? '',
    };
  } catch (error) {
    if (!(error instanceof SettingsMissing)) throw error;
    throw badUsage(error.message, error);
  }
}
