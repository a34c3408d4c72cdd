import { expect, test } from 'vitest';
import { createLog, type LogLevel } from './log.ts';

function recorded(level?: LogLevel) {
  const lines: string[] = [];
  const log = createLog({ service: 'api', write: (line) => lines.push(line), ...(level && { level }) });
  return { log, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') };
}

test('an entry is one line of JSON with time, level, service, message and facts', () => {
  const { log, lines, last } = recorded();
  log.warn({ consumer: 'facts', attempts: 3 }, 'a consumer failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('\n')).toBe(true);
  expect(last()).toEqual({
    level: 'warn',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    service: 'api',
    message: 'a consumer failed',
    consumer: 'facts',
    attempts: 3,
  });
});

test('entries below the level are not written', () => {
  const { log, lines } = recorded('error');
  log.info({}, 'no');
  log.warn({}, 'no');
  log.error({}, 'yes');
  expect(lines).toHaveLength(1);
});

test('a fact takes the place of no member of the entry', () => {
  const { log, lines, last } = recorded();
  log.info({ service: 'relay', level: 'error', message: 'other', at: 'never', traceId: 'none' }, 'said');
  expect(last()).toMatchObject({ service: 'api', level: 'info', message: 'said' });
  expect(last()['traceId']).toBeUndefined();
  expect(lines[0]?.match(/"(service|level|message|at)":/g)).toHaveLength(4);
});

test('an error is written as name, code, message and cause, under whichever name it comes', () => {
  const { log, last } = recorded();
  const error = Object.assign(new Error('read failed', { cause: new TypeError('not a row') }), { code: 'EIO' });
  log.error({ error }, 'a request failed');
  expect(last()['error']).toMatchObject({
    name: 'Error',
    code: 'EIO',
    message: 'read failed',
    cause: { name: 'TypeError', message: 'not a row' },
  });
  log.error(error, 'a request failed');
  expect(last()['error']).toMatchObject({ code: 'EIO', message: 'read failed' });
});
