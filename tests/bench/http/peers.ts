import { type ApiDependencies, createApi, serveApi } from '@visaguard/api';
import { cohortForm, createCohortForm } from '@visaguard/contracts';
import type { EventStore } from '@visaguard/event-store';
import type { Random } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import fastify from 'fastify';
import { Hono } from 'hono';
import { z } from 'zod';
import { insertText, madeUpRow } from '../append/limits.ts';

export type Served = { readonly url: string; readonly stop: () => Promise<unknown> };

/** The whole command, and nobody behind it: what it would store is taken as stored. */
export function serveCommand(dependencies: ApiDependencies): Promise<Served> {
  const events: EventStore = {
    ...dependencies.app.events,
    append: async ({ streams, reply = null }) => {
      const positions = streams.map(({ streamId }) => ({ streamId, version: 1, xid: '1', position: '1' }));
      return { kind: 'appended', positions, reply };
    },
  };
  return serve(createApi({ ...dependencies, app: { ...dependencies.app, events } }));
}

/** The same body checked, the same answer made to its schema, as fastify's own documentation does it. */
export async function serveFastify(answer: object): Promise<Served> {
  const app = fastify({ ajv: { customOptions: { keywords: ['example'] } } });
  const schema = (form: z.ZodType, io: 'input' | 'output') => {
    const { $schema, ...described } = z.toJSONSchema(form, { target: 'draft-7', io });
    return described;
  };
  app.post('/v1/cohorts', {
    schema: { body: schema(createCohortForm, 'input'), response: { 201: schema(cohortForm, 'output') } },
    handler: async (_request, reply) => reply.code(201).send(answer),
  });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), stop: () => app.close() };
}

/** Reads the body and inserts one row of the size of an event: the least that a command can be. */
export async function serveBareInsert(pool: Pool, random: Random, answer: object): Promise<Served> {
  const app = new Hono().post('/v1/cohorts', async (context) => {
    await context.req.json();
    await pool.query({ name: 'insert', text: insertText, values: madeUpRow(random) });
    return context.json(answer, 201);
  });
  return serve(app);
}

export async function serve(app: Parameters<typeof serveApi>[0]): Promise<Served> {
  const served = await serveApi(app, { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${served.port}`, stop: () => served.close(1_000) };
}
