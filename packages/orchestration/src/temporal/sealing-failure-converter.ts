import { DefaultFailureConverter } from '@temporalio/common';

/** Puts messages and stack traces of failures where the payload codec reaches them. Loaded by path, also in bundles. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
