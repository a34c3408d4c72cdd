import type { Calibration } from '../measures/calibration.ts';
import { mark } from './mark.ts';
import { escaped, withInterval } from './words.ts';

const size = 320;
const edge = 40;

/** Of findings with a score, how many are true: on the diagonal, the score is a probability. */
export function reliabilityChart(caption: string, { bins, ece }: NonNullable<Calibration['reliability']>): string {
  const at = (value: number) => edge + value * (size - 2 * edge);
  const up = (value: number) => size - at(value);
  const ticks = [0, 0.5, 1].map(
    (value) =>
      `<text class="soft" x="${at(value)}" y="${size - edge + 16}" text-anchor="middle">${value}</text>` +
      `<text class="soft" x="${edge - 8}" y="${up(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const points = bins.map(({ meanScore, right, findings }) => {
    if (!right) return '';
    const words = escaped(`score ${meanScore.toFixed(2)}: true ${withInterval(right)}, ${findings} findings`);
    const interval = `<path class="s0" d="M${at(meanScore).toFixed(1)} ${up(right.low).toFixed(1)}V${up(right.high).toFixed(1)}"/>`;
    return `<g><title>${words}</title>${interval}${mark(0, at(meanScore), up(right.value))}</g>`;
  });
  return [
    `<figure style="max-width: 24rem"><figcaption>${escaped(caption)}: error of calibration ${ece.toFixed(3)}</figcaption>`,
    `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(caption)}">`,
    `<path class="grid" fill="none" d="M${at(0)} ${up(1)}V${up(0)}H${at(1)}M${at(0)} ${up(0)}L${at(1)} ${up(1)}"/>`,
    ...ticks,
    `<text class="soft" x="${at(0.5)}" y="${size - 6}" text-anchor="middle">score</text>`,
    ...points,
    '</svg></figure>',
  ].join('\n');
}
