import { parseArgs } from 'node:util';
import { createApi } from '@visaguard/api';
import { answeringAtOnce, startTestApi, type TestApi } from '@visaguard/api/testing';
import { ensureRoles } from '@visaguard/postgres';
import { announceCluster, loginPassword, seededRandom, startCluster } from '@visaguard/testkit';
import { createText } from './append/limits.ts';
import { serve, serveBareInsert, serveCommand, serveFastify } from './http/peers.ts';
import { startClients } from './http/start-clients.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { median, medianRatio, range, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';

// How much of what a web framework alone can do is left with everything around an operation, and how long is a whole command
// beside the least that one can be? Over real HTTP, closed loop; the rounds of all cases alternate, so that a busy moment hits
// each alike. Clients are a process of their own, on the same machine.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const [rounds, seconds] = [Number(asked.rounds), Number(asked.seconds)];
const [layerBar, roundTripBar] = [0.8, 1.3];

type Case = { readonly name: string; readonly url: string; readonly connections: number };

const cluster = await startCluster({ durable: true });
try {
  announceCluster(cluster.ownerUrl);
  await ensureRoles(cluster.ownerUrl, { loginPassword });
  const api = await startTestApi();
  const { headers, body, answer } = await sampleOf(api);
  // In a deployment the projector is a process of its own.
  await api.stopProjecting();
  const inserts = api.core.pool('owner', 8);
  await inserts.query(createText);
  const served = {
    fastify: await serveFastify(answer),
    layer: await serve(answeringAtOnce(api.dependencies, answer)),
    command: await serveCommand(api.dependencies),
    insert: await serveBareInsert(inserts, seededRandom(asked.seed), answer),
    api: await serve(createApi(api.dependencies)),
  };
  const cases: readonly Case[] = [
    { name: 'fastify + ajv', url: served.fastify.url, connections: 16 },
    { name: 'VisaGuard, HTTP layer alone', url: served.layer.url, connections: 16 },
    { name: 'VisaGuard, the whole command without the database', url: served.command.url, connections: 16 },
    ...[1, 8].flatMap((connections) => [
      { name: `bare Hono, one insert, ${connections} clients`, url: served.insert.url, connections },
      { name: `VisaGuard createCohort, ${connections} clients`, url: served.api.url, connections },
    ]),
  ];
  const clients = startClients();
  const run = ({ url, connections }: Case, forSeconds: number) =>
    clients.run({ url: `${url}/v1/cohorts`, headers, body, connections, seconds: forSeconds, wanted: 201 });
  const rates = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (const each of cases) await run(each, 2);
  const loadBefore = load();
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? cases : cases.toReversed();
    for (const each of order) rates.get(each.name)?.push(await run(each, seconds));
  }
  const of = (name: string) => rates.get(name) ?? [];
  const ratio = (name: string, limit: string) => medianRatio(of(name), of(limit));
  const layer = ratio('VisaGuard, HTTP layer alone', 'fastify + ajv');
  const roundTrips = [1, 8].map((count) => {
    const times = 1 / ratio(`VisaGuard createCohort, ${count} clients`, `bare Hono, one insert, ${count} clients`);
    return [
      `round trip, ${count} clients`,
      `${roundTripBar}x at most`,
      `${times.toFixed(2)}x`,
      verdict(times <= roundTripBar),
    ];
  });
  const section = [
    '## HTTP',
    '',
    `\`tests/bench/http.ts --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(inserts)}.`,
    `POST /v1/cohorts with a JSON body of ${body.length} B, every answer a 201. ${rounds} rounds of ${seconds} s, in turns there and back; closed loop; clients are a process of their own on the same machine. fastify checks the same body by the same schema with ajv and writes the same answer by its schema. The HTTP layer alone: credential, rate limit, permission, body, key and keyed digest of the request, answer by its form, all headers; the handler answers at once. The whole command without the database: decided and sealed as ever, and what would be stored is taken as stored. Load before ${loadBefore}.`,
    '',
    table(
      ['case', 'requests/s, median', 'range'],
      cases.map(({ name }) => [name, median(of(name)).toFixed(0), range(of(name))]),
    ),
    '',
    table(
      ['bar', 'wanted', 'measured', ''],
      [
        ['HTTP layer, of fastify + ajv', layerBar.toFixed(2), layer.toFixed(2), verdict(layer >= layerBar)],
        ...roundTrips,
      ],
    ),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('http', section);
  clients.stop();
  await Promise.all(Object.values(served).map(({ stop }) => stop()));
  await api.stop();
} finally {
  await cluster.stop({ keep: false });
}

/** A request as the clients send it, and what is answered. */
async function sampleOf(api: TestApi) {
  const headers = { Authorization: `Bearer ${api.tenant.key}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: 'Bench', purpose: 'admission_visa_readiness' });
  const asking = { method: 'POST', headers: { ...headers, 'Idempotency-Key': 'sample' }, body };
  const answered = await api.fetch('/v1/cohorts', asking);
  return { headers, body, answer: (await answered.json()) as object };
}

function verdict(met: boolean): string {
  return met ? 'met' : 'missed';
}
