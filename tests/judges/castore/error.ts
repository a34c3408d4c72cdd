export class PostgresEventAlreadyExistsError extends Error {
  override readonly name = 'PostgresEventAlreadyExistsError';
}
