import { openApiDocument } from '../http/openapi-document.ts';
import { operations } from '../operations.ts';

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

/** The OpenAPI 3.1 document of this API. It follows from the contracts alone. */
export function describeApi(): OpenApiDocument {
  return openApiDocument(operations);
}
