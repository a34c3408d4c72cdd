import type { Severity } from '@visaguard/domain';
import { severityColors } from '../theme.ts';

/** Each severity has a shape as well as a colour: circle, triangle, square, diamond. */
export function drawSeverityMark(
  doc: PDFKit.PDFDocument,
  severity: Severity,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const r = radius;
  if (severity === 'low') doc.circle(x, y, r);
  if (severity === 'medium') doc.polygon([x, y - r * 1.15], [x + r * 1.1, y + r * 0.9], [x - r * 1.1, y + r * 0.9]);
  if (severity === 'high') doc.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  if (severity === 'critical') doc.polygon([x, y - r * 1.3], [x + r * 1.3, y], [x, y + r * 1.3], [x - r * 1.3, y]);
  doc.fill(severityColors[severity]);
}
