/** ClickHouse and the files of this program do not belong together; the message says in which way. No full stop. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}
