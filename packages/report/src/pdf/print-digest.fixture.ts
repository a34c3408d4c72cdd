import { sha256Hex } from '@visaguard/kernel';
import { sampleFacts, sampleFinding } from '../sample-facts.fixture.ts';
import { buildPrivateView } from '../view/build-private-view.ts';
import { renderPdf } from './render-pdf.ts';

// A process of its own for the spec that compares bytes between time zones.
const view = buildPrivateView(
  sampleFacts({ findings: [sampleFinding(), sampleFinding({ text: '你会后悔的 مرحبا 😀' })] }),
);
process.stdout.write(sha256Hex(await renderPdf(view, { recipient: 'Mara Sample', at: '2026-11-03T23:30:00.000Z' })));
