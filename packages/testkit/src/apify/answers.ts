import type { ServerResponse } from 'node:http';

/** What an API call is answered with. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The envelope of everything but dataset items and records. */
export function data(body: unknown, status = 200): Answer {
  return { status, body: { data: body } };
}

export function apiError(status: number, type: string, message = `Made-up ${type}`): Answer {
  return { status, body: { error: { type, message } } };
}

/** What stands in front of the API answers with, when the API does not. */
export const htmlBadGateway: Answer = {
  status: 502,
  body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
  headers: { 'content-type': 'text/html' },
};

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(text);
}
