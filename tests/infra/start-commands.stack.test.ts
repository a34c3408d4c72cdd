import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort } from '@visaguard/native-engines';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSource, repositoryRoot } from '../guards/source-files.ts';
import { type ComposeService, readCompose, readManifests } from './containers.ts';
import { type NativeStack, startNativeStack } from './native-stack.ts';

// The commands of the Compose file, in the environment that it gives them; other are only the addresses of engines, where
// the secrets lie, and the ports, since here all share one machine.
const run = promisify(execFile);
const { services } = readCompose();
const names = ['relay', 'projector', 'worker', 'api'] as const;

let stack: NativeStack;
const started: Started[] = [];
beforeAll(async () => {
  stack = await startNativeStack();
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => stack?.stop());

function serviceOf(name: string): ComposeService {
  const service = services[name];
  if (!service) throw new Error(`there is no ${name} in the Compose file`);
  return service;
}

/** The image's own variables, then those of the service. */
function environmentOf({ environment = {} }: ComposeService, ports: Record<string, string> = {}) {
  const ofImage = [...readSource('infra/Dockerfile').matchAll(/^ENV (\w+)=(\S+)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  const given = Object.entries(environment).map(([name, value]) => [name, stack.translate(value)]);
  return { ...Object.fromEntries([...ofImage, ...given]), ...ports } as Record<string, string>;
}

/** Ends with what the command wrote. The working folder of the image is the root of the repository. */
async function finish(command: readonly string[], env: Record<string, string>): Promise<string> {
  const [, ...args] = command;
  const { stdout } = await run(process.execPath, args, { cwd: repositoryRoot, env });
  return stdout;
}

type Started = {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly healthPort: number;
  said(): string;
};

async function start(name: string): Promise<Started> {
  const service = serviceOf(name);
  const [port, healthPort] = [await freePort(), await freePort()];
  const ports = { VISAGUARD_PORT: String(port), VISAGUARD_HEALTH_PORT: String(healthPort) };
  const [, ...args] = service.command ?? [];
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, env: environmentOf(service, ports) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const one = { name, child, port, healthPort, said: () => said };
  started.push(one);
  return one;
}

async function readiness({ healthPort }: Started): Promise<unknown> {
  const reply = await fetch(`http://127.0.0.1:${healthPort}/readyz`).catch(() => null);
  return reply && (await reply.json());
}

/** Whom one replica of the API registers the other one names, once relay and projector have passed it on. */
async function registerApplicant([writing, reading]: readonly Started[]): Promise<void> {
  const tenant = ['node', 'services/standalone/src/main.ts', 'token', 'tenant', '--name', 'Sample College'];
  const [, key] = (await finish(tenant, environmentOf(serviceOf('api')))).split('\n');
  const headers = {
    Authorization: `Bearer ${key}`,
    'Idempotency-Key': 'first-applicant',
    'Content-Type': 'application/json',
  };
  const applicants = (one?: Started) => `http://127.0.0.1:${one?.port}/v1/applicants`;
  const listed = async () => {
    const reply = await fetch(applicants(reading), { headers });
    return reply.ok ? reply.json() : reply.status;
  };
  // A key is known once its events have come through.
  await expect.poll(listed, { timeout: 30_000 }).toMatchObject({ data: [] });
  const body = JSON.stringify({ name: 'Mara Sample', email: 'mara@sample.example', adult: true });
  const made = await fetch(applicants(writing), { method: 'POST', headers, body });
  expect(made.status, await made.clone().text()).toBe(201);
  await expect.poll(listed, { timeout: 30_000 }).toMatchObject({ data: [{ name: 'Mara Sample' }] });
}

describe('the migrations', () => {
  test('run twice at once from nothing, then find nothing to do', async () => {
    const { command = [], ...service } = serviceOf('migrate');
    const environment = environmentOf(service as ComposeService);
    const told = await Promise.all([finish(command, environment), finish(command, environment)]);
    expect(told.join('')).toMatch(/core: applied 0001-event-tables\.sql, /);
    expect(await finish(command, environment)).toMatch(
      /^keys: up to date\ncore: up to date\nclickhouse: up to date\nkafka: \d+ topics of 24 partitions\n$/,
    );
  }, 120_000);

  test.each(names)(
    'what the %s waits for in Kubernetes is there then',
    async (name) => {
      const pod = readManifests().find(({ kind, file }) => kind === 'Deployment' && file === `${name}.yaml`)?.spec
        ?.template;
      const wait = pod?.spec.initContainers?.find((container) => container.name === 'wait');
      const secrets = new Set((wait?.env ?? []).map((variable) => variable.name));
      const given = Object.entries(environmentOf(serviceOf('migrate'))).filter(
        ([variable]) => !variable.endsWith('_FILE') || secrets.has(variable),
      );
      await finish(wait?.command ?? [], Object.fromEntries(given));
    },
    60_000,
  );
});

describe('the services', () => {
  test('as many of each as the file says become ready, do their work together, and end when asked to', async () => {
    const all: Started[] = [];
    for (const name of names) {
      for (let nth = 0; nth < (serviceOf(name).deploy?.replicas ?? 1); nth += 1) all.push(await start(name));
    }
    expect(all).toHaveLength(8);
    for (const one of all) {
      await expect
        .poll(() => readiness(one), { timeout: 120_000, message: `${one.name}: ${one.said()}` })
        .toMatchObject({ status: 'ok' });
      const [, ...check] = serviceOf(one.name).healthcheck?.test ?? [];
      await finish(
        check.map((word) => word.replace('4401', String(one.healthPort))),
        {},
      );
    }
    await registerApplicant(all.filter(({ name }) => name === 'api'));
    const ended = all.map(({ child }) => new Promise((resolve) => child.once('exit', resolve)));
    for (const { child } of all) child.kill('SIGTERM');
    expect(await Promise.all(ended), all.map(({ said }) => said()).join('')).toEqual(all.map(() => 0));
  }, 300_000);
});
