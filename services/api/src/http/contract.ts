import { z } from '@hono/zod-openapi';
import type { Permission } from '@visaguard/access';
import type { IdKind } from '@visaguard/kernel';
import type { ProblemCode } from './problems.ts';

/**
 * The path's parameters: each an id of one kind, `{ applicant_id: 'applicant' }`, a `number` from 1, or one of a closed
 * list.
 */
export type PathParams = Readonly<Record<string, IdKind | 'number' | readonly string[]>>;

/**
 * - `read`: safe, answers from the read models, waits for `VisaGuard-Read-After`;
 * - `question`: answers from what is asked and writes nothing, though it is a POST;
 * - `create`: makes something new and needs an `Idempotency-Key`;
 * - `change`: changes an object, takes `If-Match` and an `Idempotency-Key`.
 */
export type OperationKind = 'read' | 'question' | 'create' | 'change';

/** The answer to a request that was carried out: JSON of a form, or bytes of one of several media types. */
export type SuccessAnswer = { readonly status: 200 | 201 | 202; readonly description: string } & (
  | { readonly form: z.ZodType; readonly mediaTypes?: never }
  | { readonly mediaTypes: readonly string[]; readonly form?: never }
);

export type OperationContract<
  Params extends PathParams = PathParams,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters in braces, as in OpenAPI: `/v1/applicants/{applicant_id}`. */
  readonly path: string;
  /** The heading it stands under in the reference. */
  readonly area: string;
  readonly summary: string;
  readonly description?: string;
  readonly permission: Permission;
  /** Exists in test mode alone: in live mode the address answers as if there were nothing. */
  readonly testModeOnly?: boolean;
  readonly kind: OperationKind;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Media types of a raw body, which the handler streams; `body` is nothing then. */
  readonly upload: readonly string[] | null;
  readonly success: SuccessAnswer;
  /** The problems it may answer beyond those that every operation of its kind may. */
  readonly refusals: readonly ProblemCode[];
};

/** An operation without a body. */
export const noBody = z.undefined();
const noQuery = z.strictObject({});
const noParams = {};

type Given<Params extends PathParams, Query extends z.ZodType, Body extends z.ZodType> = Omit<
  OperationContract,
  'params' | 'query' | 'body' | 'upload' | 'refusals'
> & {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly upload?: readonly string[];
  readonly refusals?: readonly ProblemCode[];
};

/** Says what an operation accepts and answers: the source of its checks and of its page in the reference. */
export function operationContract<
  const Params extends PathParams = typeof noParams,
  Query extends z.ZodType = typeof noQuery,
  Body extends z.ZodType = typeof noBody,
>(given: Given<Params, Query, Body>): OperationContract<Params, Query, Body>;
export function operationContract(given: Given<PathParams, z.ZodType, z.ZodType>): OperationContract {
  return { params: noParams, query: noQuery, body: noBody, refusals: [], ...given, upload: given.upload ?? null };
}
