import type { OpenApiDocument } from './describe-api.ts';
import { type FieldRow, fieldsOf, type Schema, type Schemas, typeName } from './fields-of.ts';
import { type Html, html, prose } from './html.ts';

type Paths = NonNullable<OpenApiDocument['paths']>;
type DocumentedOperation = NonNullable<Paths[string]['get']>;
export type Listed = { readonly method: string; readonly path: string; readonly operation: DocumentedOperation };

/** One operation: what it is for, what it takes, what it answers, how it refuses, and a line to try it with. */
export function operationSection({ method, path, operation }: Listed, schemas: Schemas): Html {
  const { operationId = '', summary = '', description = '' } = operation;
  const body = bodyOf(operation);
  return html`<article id="${operationId}">
<h3>${summary}</h3>
<div class="route"><span class="method ${method}">${method}</span> <code>${path}</code></div>
${description === '' ? null : prose(description)}
<p class="soft">Takes the permission <code>${String(operation['x-permission'])}</code>.</p>
${parameters(operation, schemas)}
${body ? html`<h4>Body</h4>${bodyFields(body, schemas)}` : null}
${answer(operation, schemas)}
${refusals(operation)}
<h4>Try it</h4><pre><code>${curl(method, path, operation)}</code></pre>
</article>`;
}

function parameters(operation: DocumentedOperation, schemas: Schemas): Html | null {
  const rows = (operation.parameters ?? []).flatMap((parameter): FieldRow[] => {
    if ('$ref' in parameter || parameter.name === 'API-Version') return [];
    const schema: Schema = parameter.schema ?? {};
    const description = [`In the ${parameter.in}.`, schema.description ?? parameter.description ?? ''].join(' ').trim();
    return [
      { path: parameter.name, type: typeName(schema, schemas), required: parameter.required ?? false, description },
    ];
  });
  return rows.length === 0 ? null : html`<h4>Parameters</h4>${fieldTable(rows)}`;
}

type Body = { readonly mediaTypes: readonly string[]; readonly schema: Schema | null };

function bodyOf({ requestBody }: DocumentedOperation): Body | null {
  if (!requestBody || '$ref' in requestBody) return null;
  const mediaTypes = Object.keys(requestBody.content);
  return { mediaTypes, schema: requestBody.content['application/json']?.schema ?? null };
}

function bodyFields({ mediaTypes, schema }: Body, schemas: Schemas): Html {
  const rows = schema ? fieldsOf(schema, schemas) : [];
  if (rows.length > 0) return fieldTable(rows);
  return html`<p>The bytes as they are, sent as ${mediaTypes.map((type) => html`<code>${type}</code> `)}</p>`;
}

function answer(operation: DocumentedOperation, schemas: Schemas): Html {
  const [status = '200', response] = Object.entries(operation.responses ?? {}).find(([code]) => code < '400') ?? [];
  const content: Readonly<Record<string, { schema?: Schema }>> = response?.content ?? {};
  const schema = content['application/json']?.schema;
  const types = Object.keys(content).map((type) => html`<code>${type}</code> `);
  return html`<h4>Answer ${status}</h4><p>${String(response?.description ?? '')}</p>
${schema ? html`<details><summary>Its fields</summary>${fieldTable(fieldsOf(schema, schemas))}</details>` : html`<p>${types}</p>`}`;
}

function refusals(operation: DocumentedOperation): Html {
  const rows = Object.entries(operation.responses ?? {}).filter(([status]) => status >= '400');
  return html`<details><summary>Problems it may answer</summary><table><colgroup><col class="status"><col></colgroup>
<thead><tr><th>Status</th><th>Code</th></tr></thead><tbody>${rows.map(([status, response]) => {
    const codes = String(response.description).split(', ');
    const links = codes.map((code) => html`<a href="#problem-${code.replaceAll('_', '-')}">${code}</a> `);
    return html`<tr><td>${status}</td><td>${links}</td></tr>`;
  })}</tbody></table></details>`;
}

function fieldTable(rows: readonly FieldRow[]): Html {
  return html`<table class="fields"><colgroup><col class="name"><col class="type"><col></colgroup><thead><tr><th>Name</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.map(
    ({ path, type, required, description }) =>
      html`<tr><td><code>${path}</code>${required ? null : html` <span class="soft">optional</span>`}</td>
<td><code>${type}</code></td><td>${prose(description)}</td></tr>`,
  )}</tbody></table>`;
}

function curl(method: string, path: string, operation: DocumentedOperation): string {
  const body = bodyOf(operation);
  const needsKey = (operation.parameters ?? []).some(
    (one) => 'name' in one && one.name === 'Idempotency-Key' && one.required,
  );
  const lines = [
    `curl -X ${method.toUpperCase()} "$VISAGUARD_URL${path}"`,
    '-H "Authorization: Bearer $VISAGUARD_KEY"',
    ...(needsKey ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body?.schema ? ['-H "Content-Type: application/json"', '-d @body.json'] : []),
    ...(body && !body.schema ? [`-H "Content-Type: ${body.mediaTypes[0]}"`, '--data-binary @export.zip'] : []),
  ];
  return lines.join(' \\\n  ');
}
