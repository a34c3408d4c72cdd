import { ok, type Result } from '@visaguard/kernel';
import { passwordFaults } from './password-fields.ts';
import { type ProblemReply, problem } from './reply.ts';

const jsonType = /^application\/json(\s*;\s*charset\s*=\s*"?utf-8"?)?$/i;

/** The JSON body of a request, in bounded memory. What is not JSON in UTF-8 is refused here, before any form is asked. */
export async function readJson(request: Request, sizeBytesMax: number): Promise<Result<unknown, ProblemReply>> {
  if (!jsonType.test(request.headers.get('content-type')?.trim() ?? '')) {
    return no('content_type_unsupported', 'The body is sent as application/json.');
  }
  const bytes = await readBounded(request, sizeBytesMax);
  if (bytes === null) return no('body_too_large', `The body is at most ${sizeBytesMax} bytes.`);
  const value = parse(bytes);
  if (value === undefined) return no('body_malformed', 'The body is not well-formed JSON in UTF-8.');
  const faults = passwordFaults(value);
  if (faults.length === 0) return ok(value);
  const detail = 'Nobody is ever asked for a password, a passcode or a PIN. Remove the field and tell the person so.';
  return { ok: false, error: problem('password_refused', detail, { rule: 'R5', faults }) };
}

function no(code: 'content_type_unsupported' | 'body_too_large' | 'body_malformed', detail: string) {
  return { ok: false, error: problem(code, detail) } as const;
}

/** Null as soon as it is larger, whatever Content-Length said. */
async function readBounded(request: Request, sizeBytesMax: number): Promise<Uint8Array | null> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    if (!(Number(declared) <= sizeBytesMax)) return null;
    // The server's parser lets no more through than was declared (RFC 9112, 6.3), and this way no stream is made.
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > sizeBytesMax ? null : bytes;
  }
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > sizeBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const surrogateEscape = /\\u[dD][89a-fA-F]/;

function parse(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, surrogateEscape.test(text) ? refuseHalfCharacters : undefined);
  } catch {
    return undefined;
  }
}

/** Half of a surrogate pair can be escaped in JSON and is no Unicode: neither UTF-8 nor the database can hold it. */
function refuseHalfCharacters(key: string, value: unknown): unknown {
  if (key.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())) return value;
  throw new SyntaxError('half a surrogate pair');
}
