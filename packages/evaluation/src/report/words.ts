import type { Estimate } from '../measures/intervals.ts';

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `0.83 (0.79–0.86)`, or a dash where there is nothing to tell. */
export function withInterval(estimate: Estimate | null): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  return `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

/** `hate_harassment` as words. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

const taskWords = {
  any: 'any finding',
  hateful: 'hate or a threat',
} as const;

export function taskName(task: string): string {
  return task in taskWords ? taskWords[task as keyof typeof taskWords] : plain(task);
}
