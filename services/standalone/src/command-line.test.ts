import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typed } from './typed.fixture.ts';

// Whatever should start by mistake gets no further than this.
beforeEach(() => void vi.stubEnv('VISAGUARD_DATA_DIR', '/dev/null/none'));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('each command tells how it is used', () => {
  test.each([
    [['--help'], 'visaguard <command> [options]'],
    [['start', '--help'], '--port N'],
    [['start', '-h'], '--port N'],
    [['tenant', '--help'], 'visaguard tenant create --name NAME'],
    [['token', '--help'], 'visaguard token reviewer --name NAME --email EMAIL'],
    [['token', 'key', '--help'], 'visaguard token reviewer --name NAME --email EMAIL'],
    [['analyze', '--help'], '{"id", "status", "reason"'],
    [['eval', '--help'], 'visaguard eval <set...> [options]'],
    [['screen', '--help'], '--handle platform:name'],
    [['migrate', '--help'], 'VISAGUARD_CORE_OWNER_URL, VISAGUARD_KEYS_OWNER_URL'],
    [['ops', '--help'], 'visaguard ops verify [--tenant ID]'],
    [['ops', 'status', '-h'], 'visaguard ops status [--json]'],
    [['sources', '--help'], 'visaguard sources doctor [--key-file FILE]'],
  ])('visaguard %j', async (args, told) => {
    expect(await typed(...args)).toMatchObject({ status: 0, stdout: expect.stringContaining(told), stderr: '' });
  });
});

describe('what is typed wrongly is told in one sentence, and nothing starts', () => {
  test.each([
    [['start', '--prot', '1'], 'There is no option --prot; visaguard start --help tells what there is.'],
    [['start', '--port'], '--port needs a value; visaguard start --help tells what there is.'],
    [['start', 'here'], 'start takes no "here"; visaguard start --help tells what.'],
    [['start', '--port', 'many'], 'The port must be a number from 0 to 65535, not "many".'],
    [['start', '--data-dir', ''], '--data-dir needs the name of a folder.'],
    [['start', '--host='], '--host needs an address.'],
    [['token', 'key', '--prot'], 'There is no option --prot; visaguard token --help tells what there is.'],
    [['tenant', 'destroy'], 'There is no tenant "destroy"; visaguard tenant --help tells what there is.'],
    [['token', 'nobody'], 'There is no token for "nobody"; visaguard token --help tells which there are.'],
    [['ops', 'statsu'], 'There is no ops "statsu"; visaguard ops --help tells what there is.'],
    [['ops', 'replay', '--json'], 'ops replay takes no --json; visaguard ops --help tells what there is.'],
    [['analyze', '--voter'], 'There is no option --voter; visaguard analyze --help tells what there is.'],
    [['migrate', 'now'], 'migrate takes options only; visaguard migrate --help tells which.'],
    [['shout'], 'There is no command "shout"; visaguard help lists them.'],
  ])('visaguard %j', async (args, sentence) => {
    expect(await typed(...args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n`, written: `${sentence}\n` });
  });
});
