/** How an operation with this verb speaks HTTP. */
export type Manner = {
  readonly method: 'get' | 'post' | 'put';
  readonly kind: 'read' | 'question' | 'create' | 'change';
  readonly status: 200 | 201;
};

const read: Manner = { method: 'get', kind: 'read', status: 200 };
const question: Manner = { method: 'post', kind: 'question', status: 200 };
const create: Manner = { method: 'post', kind: 'create', status: 201 };
const change: Manner = { method: 'post', kind: 'change', status: 200 };
const replace: Manner = { method: 'put', kind: 'change', status: 200 };

/**
 * The closed list of verbs, one meaning each. A verb of the domain joins it with the first operation that needs it,
 * and a decision record that says what it means.
 */
export const verbs: Readonly<Record<string, Manner>> = {
  get: read,
  list: read,
  follow: read,
  evaluate: question,
  create,
  record: create,
  declare: create,
  attach: create,
  order: create,
  update: change,
  add: change,
  remove: change,
  delete: change,
  open: change,
  close: change,
  start: change,
  cancel: change,
  decide: change,
  withdraw: change,
  certify: change,
  revoke: change,
  set: replace,
};
