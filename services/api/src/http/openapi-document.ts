import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { problemForm } from '@visaguard/contracts';
import { idPattern, idPrefixes } from '@visaguard/kernel';
import type { OperationContract } from './contract.ts';
import type { Operation } from './operation.ts';
import { hasJsonBody, problemsByStatus } from './problem-codes.ts';
import { apiVersion } from './response-headers.ts';

const about = `Consent-first screening of visa applicants' social media: cited evidence, human review, the applicant's rights built in.

Authenticate with \`Authorization: Bearer\` and an API key (\`vg_test_…\`, \`vg_live_…\`) or a person's token (\`vgp_…\`). What is
reviewed is reviewed by people: no API key holds a permission to review.

Errors are problem documents (RFC 9457); act on their
\`code\`. A command answers with \`VisaGuard-Position\`; a read that must show it sends that value as \`VisaGuard-Read-After\`.

Every request may name the version it was written for, \`API-Version: ${apiVersion}\`; every answer says which it is.

VisaGuard does not predict any visa decision.`;

/** The OpenAPI 3.1 document of these operations: made from their contracts alone, the same every time. */
export function openApiDocument(operations: readonly Operation[]) {
  const hono = new OpenAPIHono();
  hono.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key or a person’s token.',
  });
  for (const { contract } of operations) hono.openAPIRegistry.registerPath(routeOf(contract));
  return hono.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'VisaGuard', version: apiVersion, description: about, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ contract }) => contract.area))].map((name) => ({ name })),
    security: [{ bearer: [] }],
  });
}

function routeOf(contract: OperationContract): RouteConfig {
  const { operationId, method, path, area, summary, description, permission } = contract;
  return {
    operationId,
    method,
    path,
    tags: [area],
    summary,
    ...(description === undefined ? {} : { description }),
    'x-permission': permission,
    request: { ...parametersOf(contract), ...bodyOf(contract) },
    responses: { [contract.success.status]: successOf(contract), ...problemsOf(contract) },
  };
}

function parametersOf(contract: OperationContract) {
  const params = Object.entries(contract.params).map(([name, kind]) => [name, paramForm(kind)]);
  const query = contract.query instanceof z.ZodObject ? { query: contract.query } : {};
  return {
    ...(params.length === 0 ? {} : { params: z.object(Object.fromEntries(params)) }),
    ...query,
    headers: z.object(headersOf(contract)),
  };
}

function paramForm(kind: OperationContract['params'][string]): z.ZodType {
  if (typeof kind === 'object') return z.enum(kind).meta({ example: kind[0] });
  if (kind === 'number') return z.int().min(1).meta({ example: 1 });
  const example = `${idPrefixes[kind]}_01k9x3v5m2r8t4w6y7z0a1b2c3`;
  return z.string().regex(idPattern(kind)).meta({ example });
}

function headersOf(contract: OperationContract): Record<string, z.ZodType> {
  const version = { 'API-Version': z.literal(apiVersion).optional(), ...digestOf(contract) };
  const key = z.string().min(1).max(255);
  switch (contract.kind) {
    case 'read': {
      const description = 'A VisaGuard-Position: the answer is at least that fresh, or 503.';
      return { ...version, 'VisaGuard-Read-After': z.string().optional().meta({ description }) };
    }
    case 'question':
      return version;
    case 'create':
      return { ...version, 'Idempotency-Key': key.meta({ description: 'Repeat the request under the same key.' }) };
    case 'change': {
      const description = 'The ETag last seen: 412 if the object has changed since.';
      return {
        ...version,
        'Idempotency-Key': key.optional(),
        'If-Match': z.string().optional().meta({ description, example: '"3"' }),
      };
    }
  }
}

function digestOf({ upload }: OperationContract): Record<string, z.ZodType> {
  if (upload === null) return {};
  const description = 'RFC 9530: where it is sent, a body with other bytes is refused and nothing of it is kept.';
  const example = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';
  return { 'Content-Digest': z.string().optional().meta({ description, example }) };
}

function bodyOf(contract: OperationContract): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (contract.upload !== null) {
    const binary = { schema: { type: 'string', format: 'binary' } } as const;
    return { body: { required: true, content: Object.fromEntries(contract.upload.map((type) => [type, binary])) } };
  }
  if (!hasJsonBody(contract)) return {};
  return { body: { required: true, content: { 'application/json': { schema: contract.body } } } };
}

function successOf({ success, kind }: OperationContract): RouteConfig['responses'][string] {
  const content = success.form
    ? { 'application/json': { schema: success.form } }
    : Object.fromEntries(success.mediaTypes.map((type) => [type, { schema: { type: 'string' as const } }]));
  const writes = kind === 'create' || kind === 'change';
  const text = (description: string) => ({ description, schema: { type: 'string' as const } });
  const headers = {
    'Request-Id': text('Names this request; give it when you ask for help.'),
    ...(writes ? { 'VisaGuard-Position': text('What a later read may wait for.') } : {}),
    ...(writes ? { 'Idempotent-Replayed': text('`true` when an earlier answer is given again.') } : {}),
  };
  return { description: success.description, content, headers };
}

function problemsOf(contract: OperationContract): RouteConfig['responses'] {
  return Object.fromEntries(
    [...problemsByStatus(contract)].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema: problemForm } } },
    ]),
  );
}
