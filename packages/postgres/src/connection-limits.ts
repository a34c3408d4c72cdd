/**
 * A hung server, network or caller must end as an error, never as a wait without end. An open transaction
 * also holds back every reader that waits for older transactions to finish, so an idle one is ended.
 */
export const connectionLimits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 10_000,
  query_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;
