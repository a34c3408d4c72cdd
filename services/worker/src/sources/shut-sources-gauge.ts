import { platforms } from '@visaguard/domain';
import type { Pool } from '@visaguard/postgres';
import { shutSourceAdapters } from '@visaguard/read-models';
import type { GaugeSample } from '@visaguard/telemetry';

/** For each platform how many breakers are open, of whatever key, and whether it is switched off. */
export function shutSourcesGauge(projector: Pool): () => Promise<readonly GaugeSample[]> {
  return async () => {
    const shut = await shutSourceAdapters(projector);
    return platforms.flatMap((platform) => {
      const rows = shut.filter((row) => row.platform === platform);
      const open = rows.filter(({ reasonCode }) => reasonCode !== null).length;
      const off = rows.filter(({ switchedOffAt }) => switchedOffAt !== null).length;
      return [
        { labels: { platform, state: 'open' }, value: open },
        { labels: { platform, state: 'switched_off' }, value: off },
      ];
    });
  };
}
