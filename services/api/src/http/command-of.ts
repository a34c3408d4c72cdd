import type { Principal } from '@visaguard/access';
import type { Actor, Command } from '@visaguard/application';
import { canonicalJson, type Instant, instant, ok, type Result, sha256Hex } from '@visaguard/kernel';
import type { OperationContract } from './contract.ts';
import type { Intake } from './operation.ts';
import { type ProblemReply, problem } from './reply.ts';

type Asked = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** When it was asked, and what makes the command of it. */
type Commanding = { readonly at: Instant; readonly on: (target?: string) => Command };

const keyLengthMax = 255;
const ifMatchPattern = /^"(\d{1,9})"$/;

/** Makes the command of a request: whose, under which key, and at which version of its target it holds. */
export async function commandOf(
  contract: OperationContract,
  intake: Intake,
  asked: Asked,
): Promise<Result<Commanding, ProblemReply>> {
  const { api, caller, request, requestId } = intake;
  const at = instant(api.clock);
  if (contract.kind === 'read' || contract.kind === 'question') {
    return ok({
      at,
      on: () => {
        throw new Error(`${contract.operationId} is declared as a ${contract.kind} and writes nothing`);
      },
    });
  }
  const key = readKey(contract, request);
  if (!key.ok) return key;
  const version = readIfMatch(request);
  if (!version.ok) return version;
  const command = {
    scope: caller.scope,
    actor: actorOf(caller),
    commandId: commandIdOf(caller, contract.operationId, key.value ?? requestId),
    // Keyed by the tenant, not a plain hash: it stays when the person is erased, and a name could be guessed from one.
    bodyHash: await api.app.vault.blindIndex(caller.scope, 'command body', canonicalJson(asked)),
    at,
    correlationId: requestId,
  };
  const expected = version.value;
  return ok({
    at,
    on: (target) =>
      expected === null || target === undefined
        ? command
        : { ...command, expects: { streamId: target, version: expected } },
  });
}

function readKey(contract: OperationContract, request: Request): Result<string | null, ProblemReply> {
  const key = request.headers.get('idempotency-key');
  if (key !== null && (key === '' || key.length > keyLengthMax)) {
    return { ok: false, error: problem('header_invalid', `Idempotency-Key has 1 to ${keyLengthMax} characters.`) };
  }
  if (key === null && contract.kind === 'create') {
    const detail = 'Send an Idempotency-Key of your choice, and the same one when you repeat the request.';
    return { ok: false, error: problem('idempotency_key_missing', detail) };
  }
  return ok(key);
}

function readIfMatch(request: Request): Result<number | null, ProblemReply> {
  const given = request.headers.get('if-match');
  if (given === null || given === '*') return ok(null);
  const [, version] = ifMatchPattern.exec(given) ?? [];
  if (version !== undefined) return ok(Number(version));
  return { ok: false, error: problem('header_invalid', 'If-Match holds one ETag as it was given, in its quotes.') };
}

/** A JSON array and not a joined text: no two lists of parts give the same id. */
function commandIdOf(caller: Principal, operationId: string, key: string): string {
  return `http/${sha256Hex(canonicalJson([caller.id, operationId, key]))}`;
}

function actorOf(caller: Principal): Actor {
  return { kind: caller.kind, id: caller.id };
}
