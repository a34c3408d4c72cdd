import type { Env, Hono } from 'hono';
import type { ApiDependencies } from './dependencies.ts';

/** `/livez`: the process answers. `/readyz`: so does everything it needs; 503 names what does not. */
export function answerHealth<E extends Env>(hono: Hono<E>, readiness: ApiDependencies['readiness']): void {
  hono.get('/livez', (context) => context.json({ status: 'alive' }));
  hono.get('/readyz', async (context) => {
    const checks = await readiness();
    const ready = checks.every(({ ok }) => ok);
    return context.json({ status: ready ? 'ready' : 'not_ready', checks }, ready ? 200 : 503);
  });
}
