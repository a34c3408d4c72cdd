import type { Instant } from '@visaguard/kernel';

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}\.\d{3})Z$/;

/** An instant as ClickHouse reads a `DateTime64(3, 'UTC')`. @throws for anything but UTC with milliseconds. */
export function toDateTime64(instant: Instant): string {
  const [, day, time] = form.exec(instant) ?? [];
  if (!day || !time) throw new Error('not an instant in UTC with milliseconds');
  return `${day} ${time}`;
}

/** The reverse: `2026-11-01 09:30:00.000` is an instant again. */
export function fromDateTime64(text: string): Instant {
  return `${text.replace(' ', 'T')}Z`;
}
