import { createKafkaClient, createPublisher } from '@visaguard/event-bus';
import { createOutbox } from '@visaguard/event-store';
import { createPool } from '@visaguard/postgres';
import { startRelay } from '@visaguard/relay';
import { type Places, plan } from './messages.ts';
import { serveMeasurement } from './serve-measurement.ts';
import { createStageNotes } from './stage-notes.ts';

// The relay as a process of its own: it finds what was appended by its poll.
serveMeasurement(async ({ broker, databaseUrl }: Places, { tell, signal }) => {
  const [picked, published] = [createStageNotes(), createStageNotes()];
  const kafka = createKafkaClient({ clientId: 'bench-relay', addresses: [broker] });
  const publisher = createPublisher({ kafka, generation: plan.generation });
  const relay = startRelay({
    outbox: createOutbox({ relay: createPool({ url: databaseUrl, role: 'vg_relay', max: 8 }) }),
    publisher: {
      ...publisher,
      async publish(messages) {
        const payloads = messages.map(({ payload }) => payload);
        picked.note(payloads);
        await publisher.publish(messages);
        published.note(payloads);
      },
    },
    onError: (error) => tell({ kind: 'trouble', message: String(error) }),
    signal,
  });
  return {
    report: (run) => ({ picked: picked.of(run), published: published.of(run) }),
    ended: relay.done,
  };
});
