/**
 * A value as the other side of a process boundary would get it. Every adapter passes JSON, so a Date or a Map that
 * would come out changed elsewhere comes out changed here as well.
 */
export function jsonCopy<T>(value: T): T {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? value : (JSON.parse(text) as T);
}
