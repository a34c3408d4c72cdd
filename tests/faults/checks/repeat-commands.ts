import type { Answered, Client } from '../load/client.ts';
import { attempt, codeOf } from '../load/http.ts';
import type { Draws } from '../rig/draws.ts';

const sampleSize = 12;

/**
 * I2: asks again for some of what was accepted, before and during the fault: the same key and body are answered with the
 * same reply, another body is refused, and so is a command without a key.
 * @returns what was answered otherwise.
 */
export async function repeatCommands(client: Client, baseUrl: string, draws: Draws): Promise<string[]> {
  const wrong: string[] = [];
  for (const answered of draws.shuffle(client.seen.accepted).slice(0, sampleSize)) {
    wrong.push(...(await repeat(client, baseUrl, answered)));
  }
  return wrong;
}

async function repeat(client: Client, baseUrl: string, { tenant, command, answer }: Answered): Promise<string[]> {
  const wrong: string[] = [];
  const again = await client.ask(tenant, command);
  if (again && command.repeatMayRefuse?.includes(codeOf(again) ?? '')) return [];
  if (again?.status !== answer.status || again.text !== answer.text) {
    wrong.push(`${command.what} repeated: ${again?.status} instead of ${answer.status}`);
  }
  if (command.what !== 'create applicant') return wrong;
  const other = await client.ask(tenant, { ...command, body: { ...command.body, external_ref: 'another' } });
  if (!other || codeOf(other) !== 'idempotency_key_reused') wrong.push(`${command.what} with another body`);
  const { method, path, body = {} } = command;
  const keyless = await attempt(baseUrl, tenant.apiKey, { method, path, body });
  if (!keyless || codeOf(keyless) !== 'idempotency_key_missing') wrong.push(`${command.what} without a key`);
  return wrong;
}
