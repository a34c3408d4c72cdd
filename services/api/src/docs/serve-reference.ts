import type { Env, Hono } from 'hono';
import { describeApi } from './describe-api.ts';
import { referenceStyle } from './reference-style.ts';
import { renderReference } from './render-reference.ts';

const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const headers = { 'Cache-Control': 'no-cache', 'Content-Security-Policy': policy };

/** `/openapi.json` for machines and `/docs` for people; a problem's type leads to its row in the reference. */
export function serveReference<E extends Env>(hono: Hono<E>): void {
  const document = describeApi();
  const json = JSON.stringify(document);
  const page = renderReference(document);
  hono.get('/openapi.json', (context) => context.body(json, 200, { ...headers, 'Content-Type': 'application/json' }));
  hono.get('/docs', (context) => context.html(page, 200, headers));
  hono.get('/docs/reference.css', (context) =>
    context.body(referenceStyle, 200, { ...headers, 'Content-Type': 'text/css' }),
  );
  hono.get('/problems/:type{[a-z0-9-]+}', (context) =>
    context.redirect(`/docs#problem-${context.req.param('type')}`, 303),
  );
}
