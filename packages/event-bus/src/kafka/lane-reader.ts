import { catalogueForms } from '@visaguard/contracts';
import type { StoredEvent } from '@visaguard/event-store';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { SubscribeOptions } from '../event-bus.ts';
import { pauseMsAfter } from '../retrying.ts';
import { fromRecord, RecordUnreadable } from './cloud-event.ts';
import type { KafkaBusOptions } from './kafka-bus.ts';
import { type Lanes, laneOf } from './lanes.ts';

/** The broker has fewer records than were handled: it was wiped or made again without a new generation of topics. */
class LaneCutOff extends Error {
  override readonly name = 'LaneCutOff';
}

/** The broker has thrown records away that were not handled yet. */
class RecordsGone extends Error {
  override readonly name = 'RecordsGone';
}

type Parts = {
  readonly consumer: Pick<Consumer, 'seek'>;
  readonly options: KafkaBusOptions;
  readonly subscription: SubscribeOptions;
  readonly lanes: Lanes;
};

/**
 * Delivers what the broker hands over, lane by lane, from the consumer's own checkpoint. A lane that fails is paused for
 * a while, and only that lane: waiting here would hold back every partition of the same broker.
 */
export function createLaneReader({ consumer, options, subscription, lanes }: Parts) {
  const { name, signal, batchSize = 100, checkpoint, onBatch } = subscription;
  const { forms = catalogueForms, plan, onError = () => {} } = options;
  const attempts = new Map<string, number>();
  const pauses = new Set<NodeJS.Timeout>();
  /** Places that were asked for once: does the broker not have them any more, what it has is taken. */
  const sought = new Map<string, string>();
  /** Stays for as long as this consumer lives: a lane that fills up again must not pass for the one that was handled. */
  let cutOff: LaneCutOff | null = null;
  /** Checkpoints that lay beyond the end that a batch was fetched with. */
  const beyond = new Map<string, string>();

  return {
    async read(payload: EachBatchPayload): Promise<void> {
      const { topic, partition, highWatermark } = payload.batch;
      const lane = laneOf(topic, partition);
      try {
        await deliver(payload, lane);
        attempts.delete(lane);
      } catch (error) {
        const failures = (attempts.get(lane) ?? 0) + 1;
        attempts.set(lane, failures);
        lanes.failed(lane, highWatermark);
        onError({ name, lane, error, attempts: failures });
        pauseFor(payload, pauseMsAfter(failures));
      }
    },
    /** Lanes were handed out anew: another may have moved the broker's own offsets, or a seek may have got lost. */
    assigned() {
      sought.clear();
      beyond.clear();
    },
    close() {
      for (const timer of pauses) clearTimeout(timer);
    },
  };

  async function deliver(payload: EachBatchPayload, lane: string): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    let place = await lanes.placeOf(lane, checkpoint);
    if (cutOff) throw cutOff;
    if (lookAgain(payload, lane, place)) return;
    if (seekBack(payload, lane, place)) return;
    const category = categoryOf(batch.topic, plan.generation);
    const ahead = batch.messages.filter(({ offset }) => place === null || BigInt(offset) >= BigInt(place));
    for (let at = 0; at < ahead.length; at += batchSize) {
      if (signal.aborted || !isRunning() || isStale()) return;
      const messages = ahead.slice(at, at + batchSize);
      const next = afterLast(messages);
      const events = messages.flatMap((message) => read(message, { lane, category }) ?? []);
      await onBatch({ lane, from: place, next, events });
      place = next;
      lanes.moved(lane, place, batch.highWatermark);
      resolveOffset(String(BigInt(next) - 1n));
      // A rebalance is no failure of the batch; the client asks again by itself after this and learns of it.
      if (!(await isMember(heartbeat))) return;
    }
    // What had been handled before is passed by, or the broker would hand it over again and again.
    if (ahead.length === 0) {
      lanes.moved(lane, place ?? '0', batch.highWatermark);
      resolveOffset(batch.lastOffset());
    }
  }

  /**
   * A batch may have waited here, with this process, while another member moved the checkpoint past its end. So a lane that
   * ends before its checkpoint is fetched again before it is told to be cut off.
   */
  function lookAgain({ batch }: EachBatchPayload, lane: string, place: string | null): boolean {
    const seen = beyond.get(lane) ?? null;
    beyond.delete(lane);
    cutOff = cutOffAt(lane, { end: batch.highWatermark, place: seen });
    if (cutOff) throw cutOff;
    if (place === null || BigInt(place) <= BigInt(batch.highWatermark)) return false;
    beyond.set(lane, place);
    consumer.seek({ topic: batch.topic, partition: batch.partition, offset: batch.firstOffset() ?? '0' });
    return true;
  }

  /** The broker starts behind the checkpoint where its own offset was committed and the effects were not. */
  function seekBack({ batch }: EachBatchPayload, lane: string, place: string | null): boolean {
    const wanted = place ?? '0';
    const first = batch.firstOffset();
    if (first === null || BigInt(first) <= BigInt(wanted)) return false;
    if (sought.get(lane) === wanted) {
      onError({ name, lane, error: new RecordsGone(`the broker starts at ${first}, after ${wanted}`), attempts: 1 });
      return false;
    }
    sought.set(lane, wanted);
    consumer.seek({ topic: batch.topic, partition: batch.partition, offset: wanted });
    return true;
  }

  /** A record that is no event is told and passed over: what it should have been shows as a hole in its stream. */
  function read(message: KafkaMessage, { lane, category }: { lane: string; category: string }): StoredEvent | null {
    try {
      return forms.upcast(fromRecord(message, category));
    } catch (error) {
      if (!(error instanceof RecordUnreadable)) throw error;
      onError({ name, lane, error, attempts: 1 });
      return null;
    }
  }

  function pauseFor({ pause, batch }: EachBatchPayload, pauseMs: number): void {
    const resume = pause();
    const { topic, partition } = batch;
    const timer = setTimeout(() => {
      pauses.delete(timer);
      resume();
    }, pauseMs);
    pauses.add(timer);
    // So that what was fetched and not handled comes again.
    consumer.seek({ topic, partition, offset: batch.firstOffset() ?? '0' });
  }
}

/**
 * Else all that the broker now has would be taken for handled, and passed over without a word. What one lane has lost the
 * others have as well, though some may hold as many records again by now: nothing of this broker is taken any more.
 */
function cutOffAt(lane: string, { end, place }: { end: string; place: string | null }): LaneCutOff | null {
  if (place === null || BigInt(place) <= BigInt(end)) return null;
  return new LaneCutOff(`${lane} ends at ${end}, before the checkpoint ${place}: topics need a new generation`);
}

async function isMember(heartbeat: () => Promise<void>): Promise<boolean> {
  return heartbeat().then(
    () => true,
    () => false,
  );
}

function afterLast(messages: readonly KafkaMessage[]): string {
  const last = messages.at(-1);
  if (last === undefined) throw new Error('a batch of nothing');
  return String(BigInt(last.offset) + 1n);
}

function categoryOf(topic: string, generation: number): string {
  return topic.slice('visaguard.'.length, -`.g${generation}`.length);
}
