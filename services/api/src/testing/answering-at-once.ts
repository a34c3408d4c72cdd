import { createCohortContract } from '../cohorts/create-cohort/contract.ts';
import { createApi } from '../http/create-api.ts';
import type { ApiDependencies } from '../http/dependencies.ts';
import { defineOperation } from '../http/operation.ts';

/** The API with one operation, which checks its input as ever and always answers the same: the HTTP layer alone. */
export function answeringAtOnce(dependencies: ApiDependencies, body: unknown) {
  const reply = { kind: 'json', status: 201, headers: {}, body } as const;
  return createApi(dependencies, [defineOperation(createCohortContract, async () => reply)]);
}
