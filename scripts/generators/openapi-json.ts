import { describeApi } from '@visaguard/api';

/** The OpenAPI document as it is checked in: its diff is part of every review, and clients are generated from it. */
export function openApiJson(): string {
  return `${JSON.stringify(describeApi(), null, 2)}\n`;
}
