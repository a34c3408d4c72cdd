import type { Pool } from '@visaguard/postgres';
import { batchStatement } from '../outbox.ts';
import type { Fault } from './judge.ts';
import { patchFunction, type Replacement, run, type TakeMessages } from './mutate.ts';
import type { Shares } from './world.ts';

/**
 * A store or reader with one safeguard taken out. `faults`: what the judge must find, all of them. A mutant
 * that passes means that the stress test would not notice the loss of that safeguard.
 */
export type Mutant = {
  name: string;
  faults: Fault[];
  /** Changes the test's own database. */
  database?: (owner: Pool) => Promise<void>;
  /** Changes the statement that readers send. */
  reader?: Replacement[];
  /** Takes the place of the query by which a relay takes its next messages. */
  relay?: TakeMessages;
  /** What must happen more often than usual for the loss to show within seconds. */
  shares?: Partial<Shares>;
};

const gate = ' and xid < pg_snapshot_xmin(pg_current_snapshot())';
const afterCursor = '(events.xid, events.position) > ($1::xid8, $2::bigint)';
const afterPosition = 'events.position > $2::bigint and $1::xid8 is not null';
const readingOrder = 'order by events.xid, events.position';
const notInOrder = `if pg_current_xact_id_if_assigned() is not null then`;
const locks = `loop
    done := pg_advisory_xact_lock(7369, lock_key);
  end loop;`;

export const mutants: Mutant[] = [
  {
    name: 'plain position cursor',
    faults: ['lost by a reader'],
    reader: [
      [afterCursor, afterPosition],
      [gate, ''],
      [readingOrder, 'order by events.position'],
    ],
  },
  {
    name: 'position order behind the gate',
    faults: ['lost by a reader'],
    // Only widens the moment in which a transaction has its id and not yet its positions.
    database: patchFunction('append_commands', [
      ['with grown as (', 'perform pg_current_xact_id(), pg_sleep(random() * 0.005); with grown as ('],
    ]),
    reader: [
      [afterCursor, afterPosition],
      [readingOrder, 'order by events.position'],
    ],
  },
  { name: 'gate removed', faults: ['lost by a reader'], reader: [[gate, '']] },
  {
    name: 'transaction id before the stream lock',
    faults: ['order broken for a reader'],
    database: patchFunction('append_commands', [[notInOrder, 'if false then']]),
  },
  {
    name: 'second stream locked late',
    faults: ['order broken for a reader'],
    shares: { twoStreams: 0.5, earlyWrite: 0 },
    database: patchFunction('append_commands', [
      [
        `jsonb_array_elements(command -> 'streams') stream\n`,
        `lateral (select * from jsonb_array_elements(command -> 'streams') limit 1) first(stream)\n`,
      ],
      [
        'with grown as (',
        `perform pg_advisory_xact_lock(7369, hashtext('stream ' || scope || ' ' || (wanted ->> 'streamId')));
         with grown as (`,
      ],
    ]),
  },
  {
    name: 'locks and version check in one statement',
    faults: ['expected version ignored'],
    database: patchFunction('append_commands', [
      [locks, 'loop null; end loop;'],
      [
        'select * into known from streams where tenant_scope = scope',
        `with locked as materialized (
           select pg_advisory_xact_lock(7369, hashtext('stream ' || scope || ' ' || (wanted ->> 'streamId'))))
         select stream.* into known
           from (select count(*) from locked) held left join streams stream on tenant_scope = scope`,
      ],
    ]),
  },
  {
    name: 'no locks',
    shares: { earlyWrite: 0 },
    faults: ['order broken for a reader', 'expected version ignored'],
    database: patchFunction('append_commands', [[locks, 'loop null; end loop;']]),
  },
  {
    name: 'command not locked',
    faults: ['unexpected error'],
    shares: { repeated: 0.3, earlyWrite: 0 },
    database: patchFunction('append_commands', [
      [
        `select hashtext('command ' || (command ->> 'scope') || ' ' || (command ->> 'commandId'))
      from jsonb_array_elements(p_commands) command
    union
`,
        '',
      ],
    ]),
  },
  {
    name: 'positions drawn in blocks of 20',
    faults: ['positions do not rise with versions', 'order broken in the outbox'],
    database: (owner) => run(owner, 'alter sequence event_positions cache 20'),
  },
  {
    name: 'outbox insert dropped',
    faults: ['lost by the outbox'],
    database: patchFunction('append_commands', [
      [' & 15\n          from appended', ' & 15\n          from appended where false'],
    ]),
  },
  {
    name: 'messages of one stream under many keys',
    faults: ['order broken in the outbox'],
    database: patchFunction('append_commands', [
      [`tenant_scope || ':' || stream_id, type, data`, `tenant_scope || ':' || event_id, type, data`],
    ]),
  },
  {
    name: 'relays that skip locked rows, without shards',
    faults: ['order broken in the outbox'],
    database: (owner) =>
      run(
        owner,
        'grant update on outbox to vg_relay; create policy locks on outbox for update to vg_relay using (true)',
      ),
    relay: (client, values) =>
      client.query(
        `select *, position::text as position from outbox where $1::smallint[] is not null and $3::int is null order by outbox.position limit $2
            for update skip locked`,
        values,
      ),
  },
  {
    name: 'messages deleted before they are acknowledged',
    faults: ['lost by the outbox'],
    async relay(client, values) {
      const taken = await client.query(batchStatement, values);
      await client.query('delete from outbox where id = any($1)', [taken.rows.map(({ id }) => id)]);
      await client.query('commit');
      await client.query('begin');
      return taken;
    },
  },
  {
    name: 'version check removed',
    faults: ['expected version ignored'],
    database: patchFunction('append_commands', [['end) is not true', 'end) is null']]),
  },
  {
    name: 'command record dropped',
    faults: ['command done twice'],
    database: patchFunction('append_commands', [
      [
        `insert into commands (tenant_scope, command_id, body_hash, positions, reply)
    values (scope, asked_id, asked ->> 'bodyHash', new_positions, asked -> 'reply');`,
        '',
      ],
    ]),
  },
  {
    name: 'the tenant of a group set once',
    faults: ['unexpected error'],
    database: patchFunction('append_commands', [
      [
        `done := set_config('app.tenant_scope', scope, true);`,
        `if nth = 0 then done := set_config('app.tenant_scope', scope, true); end if;`,
      ],
    ]),
  },
  {
    name: 'row-level security off',
    faults: ['tenants not apart'],
    database: (owner) => run(owner, securityOff),
  },
  {
    name: 'row-level security and the tenant of the stream read off',
    faults: ['tenants not apart'],
    async database(owner) {
      await run(owner, securityOff);
      await patchFunction('load_stream', [
        [
          'where tenant_scope = p_scope and stream_id = p_stream_id\n         and version >',
          'where stream_id = p_stream_id\n         and version >',
        ],
      ])(owner);
    },
  },
  {
    name: 'append-only trigger dropped',
    faults: ['history can be changed'],
    database: (owner) => run(owner, 'drop trigger append_only on events'),
  },
];

const securityOff = `
  alter table events disable row level security;
  alter table streams disable row level security;
  alter table commands disable row level security`;
