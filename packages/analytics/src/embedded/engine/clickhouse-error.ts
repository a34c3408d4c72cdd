/** An error as ClickHouse states it: a number, a name in capitals, and a message without either. */
export type ClickHouseFault = { readonly code: number; readonly message: string };

// From ClickHouse's list of error codes; the client tells errors by these.
export const faultCodes = {
  cannotParse: 27,
  syntaxError: 62,
  tooManyQueries: 202,
  notImplemented: 48,
  authenticationFailed: 516,
  unknownException: 1002,
} as const;

const names: Readonly<Record<number, string>> = {
  27: 'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
  48: 'NOT_IMPLEMENTED',
  62: 'SYNTAX_ERROR',
  202: 'TOO_MANY_SIMULTANEOUS_QUERIES',
  516: 'AUTHENTICATION_FAILED',
};

const statuses: Readonly<Record<number, number>> = { 27: 400, 48: 501, 60: 404, 62: 400, 159: 408, 202: 503, 516: 403 };

/** A fault of ours, in ClickHouse's own words. */
export function fault(code: keyof typeof faultCodes, message: string): Error {
  const number = faultCodes[code];
  const text = `Code: ${number}. DB::Exception: ${message}. (${names[number] ?? 'UNKNOWN_EXCEPTION'})`;
  return Object.assign(new Error(text), { clickhouseCode: number });
}

/** Any thrown value as a fault. The engine's and our own errors keep their code, also as the cause of another. */
export function faultOf(error: unknown): ClickHouseFault {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('clickhouseCode' in at && typeof at.clickhouseCode === 'number') {
      return { code: at.clickhouseCode, message: at.message };
    }
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = faultCodes.unknownException;
  return { code, message: `Code: ${code}. DB::Exception: ${message}. (UNKNOWN_EXCEPTION)` };
}

/** The HTTP status that ClickHouse gives to this error. */
export function statusOf(code: number): number {
  return statuses[code] ?? 500;
}
