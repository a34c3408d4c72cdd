import { Agent, request as httpRequest } from 'node:http';
import { loadavg } from 'node:os';
import { createApi, serveApi } from '@visaguard/api';
import { bareRoute, startTestApi, type TestApi } from '@visaguard/api/testing';
import { ensureRoles } from '@visaguard/postgres';
import { announceCluster, loginPassword, startCluster } from '@visaguard/testkit';

// How much of what the web framework alone can do is left with everything around an operation? Over real HTTP, client and
// server in one process, closed loop; the rounds of all cases alternate, so that a busy moment hits each alike.
const rounds = 7;
const roundMs = 1_000;
const clients = 8;

type Case = { readonly name: string; readonly ask: () => Promise<void> };

const agent = new Agent({ keepAlive: true, maxSockets: clients });

type Asked = { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };

/** Fails for any other status than the wanted one: a fast refusal is no measurement. */
function ask(url: string, { method, headers, body }: Asked, wanted: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(url, { method, headers, agent }, (answer) => {
      answer.resume().once('end', () => {
        if (answer.statusCode === wanted) resolve();
        else reject(new Error(`${method} ${url} answers ${answer.statusCode}`));
      });
    });
    asking.once('error', reject).end(body);
  });
}

/** Requests per second. */
async function measure({ ask: once }: Case, forMs: number): Promise<number> {
  const start = performance.now();
  let asked = 0;
  const client = async () => {
    for (; performance.now() - start < forMs; asked++) await once();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (asked * 1_000) / (performance.now() - start);
}

async function casesOf(api: TestApi, url: string, bareUrl: string): Promise<Case[]> {
  const headers = { Authorization: `Bearer ${api.tenant.key}` };
  const body = JSON.stringify({ name: 'Bench', purpose: 'admission_visa_readiness' });
  const writing = { ...headers, 'Content-Type': 'application/json' };
  let keys = 0;
  const create = () => ({ method: 'POST', headers: { ...writing, 'Idempotency-Key': `bench-${keys++}` }, body });
  const get = { method: 'GET', headers };
  const applicant = { name: 'Mara Sample', email: 'mara@example.org', adult: true };
  const { body: mara } = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: applicant });
  await api.dependencies.readModelsSettled();
  return [
    { name: 'bare route', ask: () => ask(`${bareUrl}/v1/tenant`, get, 200) },
    { name: 'getTenant', ask: () => ask(`${url}/v1/tenant`, get, 200) },
    { name: 'getApplicant, logged', ask: () => ask(`${url}/v1/applicants/${mara.id}`, get, 200) },
    { name: 'createCohort', ask: () => ask(`${url}/v1/cohorts`, create(), 201) },
  ];
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

function row(name: string, rates: readonly number[], limit: readonly number[]): string {
  // Ratios are taken within a round and only then summed up: the machine's other work cancels out.
  const ratios = rates.map((rate, round) => rate / (limit[round] ?? Number.NaN));
  const range = `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`;
  return `| ${name} | ${quantile(rates, 0.5).toFixed(0)} | ${range} | ${quantile(ratios, 0.5).toFixed(3)} |`;
}

const cluster = await startCluster({ durable: true });
try {
  announceCluster(cluster.ownerUrl);
  await ensureRoles(cluster.ownerUrl, { loginPassword });
  const api = await startTestApi();
  const sample = await api.fetch('/v1/tenant', { headers: { Authorization: `Bearer ${api.tenant.key}` } });
  const bare = bareRoute('/v1/tenant', { text: await sample.text(), headers: sample.headers });
  const at = { host: '127.0.0.1', port: 0 };
  const [served, servedBare] = [await serveApi(createApi(api.dependencies), at), await serveApi(bare, at)];
  const [url, bareUrl] = [served, servedBare].map(({ port }) => `http://127.0.0.1:${port}`);
  const cases = await casesOf(api, url ?? '', bareUrl ?? '');
  const rates = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (const each of cases) await measure(each, roundMs / 2);
  const loadBefore = loadavg()[0] ?? 0;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? cases : cases.toReversed();
    for (const each of order) rates.get(each.name)?.push(await measure(each, roundMs));
  }
  const of = (name: string) => rates.get(name) ?? [];
  const lines = [
    `${clients} clients; Node ${process.version}; ${rounds} rounds of ${roundMs} ms; load before ${loadBefore.toFixed(1)}`,
    '',
    '| operation | per second, median | range | of a bare route |',
    '|---|---|---|---|',
    ...cases.map(({ name }) => row(name, of(name), of('bare route'))),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  agent.destroy();
  await Promise.all([served.close(1_000), servedBare.close(1_000)]);
  await api.stop();
} finally {
  await cluster.stop({ keep: false });
}
