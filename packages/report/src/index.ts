export type * from './facts.ts';
export { renderPdf } from './pdf/render-pdf.ts';
export { renderSummary } from './summary/render-summary.ts';
export { buildPrivateView } from './view/build-private-view.ts';
export { buildRequesterView } from './view/build-requester-view.ts';
export { hashView } from './view/hash-view.ts';
export type * from './view/private-view-form.ts';
export type * from './view/requester-view-form.ts';
export type * from './view/shared-form.ts';
