import { createKafkaBus, createKafkaClient } from '@visaguard/event-bus';
import { type Places, plan } from './messages.ts';
import { serveMeasurement } from './serve-measurement.ts';
import { createStageNotes } from './stage-notes.ts';

// A consumer that does nothing with what it gets but say when it came.
serveMeasurement(async ({ broker }: Places, { tell, signal }) => {
  const received = createStageNotes();
  const checkpoints = new Map<string, string>();
  const kafka = createKafkaClient({ clientId: 'bench-consumer', addresses: [broker] });
  const bus = createKafkaBus({
    kafka,
    plan,
    onCrash: ({ error }) => tell({ kind: 'trouble', message: String(error) }),
    onError: ({ error }) => tell({ kind: 'trouble', message: String(error) }),
  });
  const subscription = bus.subscribe({
    name: 'bench',
    checkpoint: async (lane) => checkpoints.get(lane) ?? null,
    async onBatch({ lane, next, events }) {
      checkpoints.set(lane, next);
      const count = received.note(events.map(({ data }) => data));
      tell({ kind: 'received', count });
    },
    signal,
  });
  return { report: (run) => ({ received: received.of(run) }), ended: subscription.done };
});
