import { createManualTime } from '../manual-time.ts';
import { describeTracing } from '../tracing.feature.ts';
import { createInProcessRunner } from './runner.ts';

describeTracing('the in-process runner', async (_, { tracing }) => {
  const time = createManualTime();
  const { clock, timers } = time;
  const runner = createInProcessRunner({ clock, timers, tracing, onFailure: () => {}, concurrency: 16 });
  return {
    runner,
    async ended(id) {
      await runner.idle();
      await time.advance(60_000);
      await runner.idle();
      return runner.state(id);
    },
  };
});
