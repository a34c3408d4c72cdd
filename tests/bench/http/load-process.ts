import autocannon from 'autocannon';

// The clients as a process of their own. Each request is checked: a fast refusal is no measurement.

export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly connections: number;
  readonly seconds: number;
  readonly wanted: number;
};

export type Answered =
  | { readonly state: 'measured'; readonly perSecond: number }
  | { readonly state: 'failed'; readonly why: string };

let keys = 0;

async function run({ url, headers, body, connections, seconds, wanted }: Load): Promise<Answered> {
  const { requests, statusCodeStats, errors, duration } = await autocannon({
    ...{ url, method: 'POST', body, connections, duration: seconds },
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: { ...headers, 'Idempotency-Key': `${process.pid}-${keys++}` },
        }),
      },
    ],
  });
  const statuses = Object.keys(statusCodeStats ?? {});
  if (errors > 0 || statuses.some((status) => Number(status) !== wanted)) {
    return { state: 'failed', why: `${errors} errors, status ${statuses.join(', ')}` };
  }
  return { state: 'measured', perSecond: requests.total / duration };
}

process.on('message', async (load: Load) => process.send?.(await run(load)));
process.on('disconnect', () => process.exit(0));
