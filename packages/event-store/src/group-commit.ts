import type { Pool } from '@visaguard/postgres';
import { type AppendOutcome, type AppendRequest, appendStatement, commandText } from './append.ts';

type Waiting = {
  readonly command: string;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/** Two: while one waits for the disk or for its answer to be read, the server works on the other. More have smaller groups. */
const callsAtOnce = 2;
const groupCommandsMax = 32;
/** UTF-16 units; a larger command goes by itself. */
const groupLengthMax = 1_000_000;

/** What the server refuses for its content (SQLSTATE classes), or because of others (40): not one that is gone. */
const refusedForContent = /^(22|23|40|42|44|P0)/;

/**
 * Appends what comes while others are under way together, in one transaction: the round trip, the work around a
 * transaction and the wait for the disk are for all of a group what they are for one. Who comes alone waits for nobody. What
 * one command is refused for is no other's concern: a group that fails for its content is sent again, each by itself.
 * @returns the append; it rejects as the database does, and with EventTooLarge.
 */
export function groupCommit(writer: Pool): (request: AppendRequest) => Promise<AppendOutcome> {
  const waiting: Waiting[] = [];
  let underWay = 0;
  const sendWaiting = () => {
    while (underWay < callsAtOnce && waiting.length > 0) {
      const group = takeGroup(waiting, callsAtOnce - underWay);
      underWay += 1;
      void commit(writer, group).finally(() => {
        underWay -= 1;
        sendWaiting();
      });
    }
  };
  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ command: commandText(request), resolve, reject });
      // After this turn of the event loop: whatever comes in it goes together.
      setImmediate(sendWaiting);
    });
}

/** The oldest: an equal part for each free call, as far as so many may go together. */
function takeGroup(waiting: Waiting[], freeCalls: number): Waiting[] {
  const commandsMax = Math.min(groupCommandsMax, Math.ceil(waiting.length / freeCalls));
  let length = 0;
  const end = waiting.findIndex(({ command }, at) => {
    length += command.length;
    return at > 0 && (at >= commandsMax || length > groupLengthMax);
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}

async function commit(writer: Pool, group: Waiting[]): Promise<void> {
  try {
    const { rows } = await writer.query<{ outcomes: AppendOutcome[] }>(
      appendStatement(group.map(({ command }) => command)),
    );
    for (const [at, { resolve, reject }] of group.entries()) {
      const outcome = rows[0]?.outcomes[at];
      if (outcome) resolve(outcome);
      else reject(new Error('append_commands gave no answer'));
    }
  } catch (error) {
    if (group.length > 1 && isRefusedForContent(error)) {
      for (const each of group) await commit(writer, [each]);
    } else {
      for (const { reject } of group) reject(error);
    }
  }
}

function isRefusedForContent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusedForContent.test(String(error.code));
}
