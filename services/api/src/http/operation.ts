import type { z } from '@hono/zod-openapi';
import type { Principal } from '@visaguard/access';
import type { Command, CommandOutcome } from '@visaguard/application';
import { type IdKind, type IdOf, type Instant, isId, ok, type Result } from '@visaguard/kernel';
import { answerCommand } from './answer-command.ts';
import { commandOf } from './command-of.ts';
import type { OperationContract, PathParams } from './contract.ts';
import type { ApiDependencies } from './dependencies.ts';
import { faultsIn } from './faults.ts';
import { readJson } from './read-json.ts';
import { missing, type ObjectName, type ProblemReply, problem, type Reply } from './reply.ts';
import type { FreePlace } from './stream-places.ts';

type ReadParams<Params extends PathParams> = {
  readonly [Name in keyof Params]: Params[Name] extends IdKind
    ? IdOf<Params[Name]>
    : Params[Name] extends readonly (infer Word)[]
      ? Word
      : number;
};

/** One call that has passed the door: who calls, and what was asked, checked against the contract. */
export type Call<Params extends PathParams, Query extends z.ZodType, Body extends z.ZodType> = {
  readonly api: ApiDependencies;
  readonly caller: Principal;
  readonly params: ReadParams<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  readonly requestId: string;
  readonly at: Instant;
  /** For uploads, and for streams that end when the caller goes away. */
  readonly request: Request;
  /** Asked again while an answer goes on for long: whether the caller would still be let in. */
  readonly stillPermitted: () => Promise<boolean>;
  /** Takes one of the caller's places for a stream of events; null where all are taken. */
  readonly takeStreamPlace: () => FreePlace | null;
  /** The command to execute. With `target`, the stream that `If-Match` speaks of, it holds at that version only. */
  readonly command: (target?: string) => Command;
  /**
   * Turns what became of a command into the answer. `personal` are fields that must not be stored with the command:
   * they are put into the body as it leaves, the same for a repeat, which brings the same request again.
   */
  readonly answer: (outcome: CommandOutcome, personal?: Readonly<Record<string, unknown>>) => Reply;
};

/** What every call has, whatever its contract. */
export type AnyCall = Omit<Call<PathParams, z.ZodType, z.ZodType>, 'params' | 'query' | 'body'>;

/** What the door hands on: the caller is known and permitted, nothing of path, query and body is checked yet. */
export type Intake = {
  readonly api: ApiDependencies;
  readonly caller: Principal;
  readonly requestId: string;
  readonly request: Request;
  readonly pathParams: Readonly<Record<string, string>>;
  readonly stillPermitted: () => Promise<boolean>;
  readonly takeStreamPlace: () => FreePlace | null;
};

export type Operation = {
  readonly contract: OperationContract;
  readonly run: (intake: Intake) => Promise<Reply>;
};

type Handler<Params extends PathParams, Query extends z.ZodType, Body extends z.ZodType> = (
  call: Call<Params, Query, Body>,
) => Promise<Reply>;

/** Joins a contract with what carries it out. The handler sees checked and typed input only. */
export function defineOperation<Params extends PathParams, Query extends z.ZodType, Body extends z.ZodType>(
  contract: OperationContract<Params, Query, Body>,
  handler: Handler<Params, Query, Body>,
): Operation {
  const takesJson =
    contract.method !== 'get' && contract.upload === null && !contract.body.safeParse(undefined).success;
  return {
    contract,
    async run(intake) {
      const params = readParams(contract.params, intake.pathParams);
      if (!params.ok) return params.error;
      const query = readQuery(contract.query, intake.request.url);
      if (!query.ok) return query.error;
      const body = await readBody(contract, { ...intake, takesJson });
      if (!body.ok) return body.error;
      const { api, caller, requestId, request, stillPermitted, takeStreamPlace } = intake;
      const command = await commandOf(contract, intake, { params: params.value, query: query.value, body: body.value });
      if (!command.ok) return command.error;
      return handler({
        api,
        caller,
        params: params.value,
        query: query.value,
        body: body.value,
        requestId,
        at: command.value.at,
        request,
        stillPermitted,
        takeStreamPlace,
        command: command.value.on,
        answer: answerCommand,
      });
    },
  };
}

/** An id of another form than its kind's names nothing: the answer is the one for an id that never existed. */
function readParams<Params extends PathParams>(
  kinds: Params,
  given: Readonly<Record<string, string>>,
): Result<ReadParams<Params>, ProblemReply> {
  const read: Record<string, string | number> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const text = given[name] ?? '';
    if (typeof kind === 'object') {
      if (kind.includes(text)) read[name] = text;
      else return { ok: false, error: oneOf(name, kind) };
      continue;
    }
    if (kind !== 'number') {
      if (!isId(kind, text)) return { ok: false, error: missing(kind as ObjectName) };
    } else if (!numberPattern.test(text)) {
      const faults = [{ pointer: `/${name}`, detail: 'must be a number from 1' }];
      return { ok: false, error: problem('parameter_invalid', 'The path holds a number that is none.', { faults }) };
    }
    read[name] = kind === 'number' ? Number(text) : text;
  }
  return ok(read as ReadParams<Params>);
}

function oneOf(name: string, words: readonly string[]): ProblemReply {
  const faults = [{ pointer: `/${name}`, detail: `must be one of ${words.join(', ')}` }];
  return problem('parameter_invalid', 'The path holds a word that is not known here.', { faults });
}

const numberPattern = /^[1-9]\d{0,8}$/;

const noQuery = new URLSearchParams();

function readQuery<Query extends z.ZodType>(form: Query, url: string): Result<z.output<Query>, ProblemReply> {
  const given = url.includes('?') ? new URL(url).searchParams : noQuery;
  const repeated = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  const parsed = form.safeParse(Object.fromEntries(given));
  if (parsed.success && repeated.length === 0) return ok(parsed.data);
  const faults = [
    ...(parsed.success ? [] : faultsIn(parsed.error.issues)),
    ...repeated.map((name) => ({ pointer: `/${name}`, detail: 'is given more than once' })),
  ];
  const detail = 'The query does not have the form that the contract asks for.';
  return { ok: false, error: problem('parameter_invalid', detail, { faults }) };
}

async function readBody<Body extends z.ZodType>(
  contract: OperationContract<PathParams, z.ZodType, Body>,
  { api, request, takesJson }: Intake & { readonly takesJson: boolean },
): Promise<Result<z.output<Body>, ProblemReply>> {
  if (contract.upload !== null && !contract.upload.includes(mediaTypeOf(request))) {
    const detail = `The body is sent as one of ${contract.upload.join(', ')}.`;
    return { ok: false, error: problem('content_type_unsupported', detail) };
  }
  let given: unknown;
  if (takesJson) {
    const json = await readJson(request, api.limits.bodySizeBytesMax);
    if (!json.ok) return json;
    given = json.value;
  }
  const parsed = contract.body.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const detail = 'The body does not have the form that the contract asks for.';
  return { ok: false, error: problem('request_invalid', detail, { faults: faultsIn(parsed.error.issues) }) };
}

function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').replace(/;.*$/, '').trim().toLowerCase();
}
