import { table } from '../measuring/statistics.ts';

/** What one screening takes, all services and engines together. */
export type CostEach = { readonly cpuMsEach: number; readonly storedMbEach: number };

const sizes = [1_000, 10_000, 100_000];
/** An example, to be replaced by one's own: what a core costs for an hour, and a GB for a month, in euros. */
const price = { coreHour: 0.04, gbMonth: 0.1 };

/**
 * The measured cost of one screening, multiplied. It grows in a straight line as long as nothing is shared that is
 * full: a screening touches its own streams only, and the tables grow without their indexes growing much deeper.
 */
export function costCurve({ cpuMsEach, storedMbEach }: CostEach): string {
  const rows = sizes.map((screenings) => {
    const coreHours = (cpuMsEach * screenings) / 3_600_000;
    const gb = (storedMbEach * screenings) / 1_024;
    return [
      screenings.toLocaleString('en'),
      coreHours.toFixed(1),
      gb.toFixed(1),
      (coreHours / 2).toFixed(1),
      (coreHours * price.coreHour + gb * price.gbMonth).toFixed(2),
    ];
  });
  return [
    `A screening takes ${cpuMsEach.toFixed(0)} ms of CPU and ${storedMbEach.toFixed(2)} MB of disk, all engines together. Projected, not measured; the prices are an example (${price.coreHour} EUR for a core for an hour, ${price.gbMonth} EUR for a GB for a month).`,
    '',
    table(['screenings', 'core hours', 'GB stored', 'hours on 2 cores', 'EUR'], rows),
  ].join('\n');
}
