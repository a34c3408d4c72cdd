import { systemClock } from '@visaguard/kernel';
import { pino } from 'pino';
import { currentTraceId } from '../trace/traced.ts';
import { redactFacts } from './redact.ts';
import { withoutValues } from './without-values.ts';

/** Writes one JSON line per event of the process. No personal data enters it. */
export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export type LogLevel = 'info' | 'warn' | 'error';

export type LogOptions = {
  /** Which process speaks. */
  readonly service: string;
  /** Entries below it are not written. `info` unless told. */
  readonly level?: LogLevel;
  /** Takes one line with its line feed; standard error unless told. */
  readonly write?: (line: string) => void;
};

/** Members of every entry. A fact does not take their place. */
const reserved = ['at', 'level', 'service', 'message', 'traceId'];

/**
 * A log of lines `{level, at, service, message, traceId?, ...facts}`: `at` in UTC, `traceId` where a span is under way.
 * Facts are redacted (see `redactFacts`): say `consumer` or `topic` rather than `name`, and hand errors over as they
 * are (`{ error }`), not as text.
 */
export function createLog({ service, level = 'info', write = toStandardError }: LogOptions): Log {
  const lines = pino(
    {
      level,
      base: { service },
      messageKey: 'message',
      timestamp: () => `,"at":"${systemClock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const entry = (at: LogLevel) => (facts: object, message: string) => {
    if (lines.isLevelEnabled(at)) lines[at](entryOf(facts, message));
  };
  return { info: entry('info'), warn: entry('warn'), error: entry('error') };
}

function entryOf(facts: object, message: string): object {
  const traceId = currentTraceId();
  const safe = Object.entries(redactFacts(facts)).filter(([name]) => !reserved.includes(name));
  return { message: withoutValues(message), ...(traceId !== null && { traceId }), ...Object.fromEntries(safe) };
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}
