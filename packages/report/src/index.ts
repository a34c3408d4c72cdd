export type * from './facts.ts';
export type * from './view/private-view-form.ts';
export type * from './view/requester-view-form.ts';
export type * from './view/shared-form.ts';
