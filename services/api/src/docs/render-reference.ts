import { isProblemCode, problems, problemType } from '../http/problems.ts';
import type { OpenApiDocument } from './describe-api.ts';
import type { Schema } from './fields-of.ts';
import { type Html, html, prose } from './html.ts';
import { type Listed, operationSection } from './operation-section.ts';

const methods = ['get', 'post', 'put', 'delete'] as const;

/** The reference as one page: no script, nothing from elsewhere, the same every time. */
export function renderReference(document: OpenApiDocument): string {
  const areas = (document.tags ?? []).map(({ name }) => ({ name, listed: operationsOf(document, name) }));
  const schemas: Readonly<Record<string, Schema>> = document.components?.schemas ?? {};
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>VisaGuard API reference</title><link rel="stylesheet" href="/docs/reference.css"></head>
<body>${navigation(areas)}<main>
<h1>VisaGuard API</h1><p class="soft">Version ${document.info.version} · <a href="/openapi.json">OpenAPI document</a></p>
${prose(document.info.description ?? '')}
${areas.map(
  ({ name, listed }) => html`<section aria-labelledby="${anchor(name)}"><h2 id="${anchor(name)}">${name}</h2>
${listed.map((one) => operationSection(one, schemas))}</section>`,
)}
${problemSection()}
</main></body></html>`;
  return page.markup;
}

type Area = { readonly name: string; readonly listed: readonly Listed[] };

function operationsOf(document: OpenApiDocument, area: string): Listed[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation?.tags?.includes(area) ? [{ method, path, operation }] : [];
    }),
  );
}

function navigation(areas: readonly Area[]): Html {
  return html`<nav aria-label="Operations"><a href="#"><strong>VisaGuard API</strong></a>${areas.map(
    ({ name, listed }) =>
      html`<h2>${name}</h2><ul>${listed.map(
        ({ operation }) => html`<li><a href="#${operation.operationId ?? ''}">${operation.summary ?? ''}</a></li>`,
      )}</ul>`,
  )}<h2>Errors</h2><ul><li><a href="#problems">Problem types</a></li></ul></nav>`;
}

function problemSection(): Html {
  const rows = Object.keys(problems).filter(isProblemCode);
  return html`<section aria-labelledby="problems"><h2 id="problems">Problem types</h2>
<p>Every error is <code>application/problem+json</code> with <code>type</code>, <code>title</code>, <code>status</code>,
<code>detail</code>, <code>code</code> and <code>request_id</code>; <code>errors</code> names each faulty field.</p>
<table><colgroup><col class="name"><col class="status"><col></colgroup><thead><tr><th>Code</th><th>Status</th><th>Title</th></tr></thead><tbody>${rows.map(
    (code) => html`<tr id="problem-${problemType(code).slice('/problems/'.length)}"><td><code>${code}</code></td>
<td>${problems[code][0]}</td><td>${problems[code][1]}</td></tr>`,
  )}</tbody></table></section>`;
}

function anchor(area: string): string {
  return `area-${area.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
}
