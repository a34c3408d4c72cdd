import { Hono } from 'hono';

/** One address that answers always the same, with nothing around it: what the web framework alone needs. */
export function bareRoute(path: string, answer: { readonly text: string; readonly headers: Headers }): Hono {
  const headers = Object.fromEntries(answer.headers);
  return new Hono().get(path, (context) => context.body(answer.text, 200, headers));
}
