/**
 * A map that is never changed: `withEntry` and `withoutEntry` give another one, which shares all but a few nodes with the
 * one before, so that a state may hold many entries and still be cheap to go on from.
 */
export type PersistentMap<Key extends string, Value> = {
  readonly size: number;
  /** How many keys have come so far, those that went again among them. */
  readonly came: number;
  readonly root: Node<Key, Value>;
};

/** `nth` of all keys that came. */
type Entry<Key, Value> = { readonly key: Key; readonly value: Value; readonly nth: number };

/** Entries, or once they are too many a node for each value of the next bits of the keys' hashes. */
type Node<Key extends string, Value> = Bucket<Key, Value> | { readonly nodes: readonly Node<Key, Value>[] };
type Bucket<Key, Value> = { readonly entries: readonly Entry<Key, Value>[] };

const bitsPerLevel = 4;
const nodesPerLevel = 2 ** bitsPerLevel;
const hashBits = 32;
const entriesPerBucketMax = 16;

const nothing: Bucket<never, never> = { entries: [] };

export function emptyMap<Key extends string, Value>(): PersistentMap<Key, Value> {
  return { size: 0, came: 0, root: nothing };
}

export function valueAt<Key extends string, Value>(map: PersistentMap<Key, Value>, key: Key): Value | undefined {
  return entryOf(map, key)?.value;
}

export function hasKey<Key extends string, Value>(map: PersistentMap<Key, Value>, key: Key): boolean {
  return entryOf(map, key) !== undefined;
}

/** In the order in which they came, as those of a `Map`. */
export function keysOf<Key extends string, Value>(map: PersistentMap<Key, Value>): Key[] {
  const entries = bucketsIn(map.root).flatMap((bucket) => bucket.entries);
  return entries.sort((a, b) => a.nth - b.nth).map(({ key }) => key);
}

export function withEntry<Key extends string, Value>(
  map: PersistentMap<Key, Value>,
  key: Key,
  value: Value,
): PersistentMap<Key, Value> {
  const earlier = entryOf(map, key);
  const entry = { key, value, nth: earlier?.nth ?? map.came };
  const root = changed(map.root, { hash: hashOf(key), level: 0 }, (entries) => [
    ...entries.filter((other) => other !== earlier),
    entry,
  ]);
  return earlier ? { ...map, root } : { size: map.size + 1, came: map.came + 1, root };
}

export function withoutEntry<Key extends string, Value>(
  map: PersistentMap<Key, Value>,
  key: Key,
): PersistentMap<Key, Value> {
  const earlier = entryOf(map, key);
  if (!earlier) return map;
  const root = changed(map.root, { hash: hashOf(key), level: 0 }, (entries) =>
    entries.filter((entry) => entry !== earlier),
  );
  return { ...map, size: map.size - 1, root };
}

type Place = { readonly hash: number; readonly level: number };

function changed<Key extends string, Value>(
  node: Node<Key, Value>,
  { hash, level }: Place,
  change: (entries: Bucket<Key, Value>['entries']) => Bucket<Key, Value>['entries'],
): Node<Key, Value> {
  if ('entries' in node) return grown(change(node.entries), level);
  const slot = slotOf(hash, level);
  const below = node.nodes[slot] ?? nothing;
  return { nodes: node.nodes.with(slot, changed(below, { hash, level: level + 1 }, change)) };
}

/** Keys with one hash stay together however many they are. */
function grown<Key extends string, Value>(entries: Bucket<Key, Value>['entries'], level: number): Node<Key, Value> {
  if (entries.length <= entriesPerBucketMax || level * bitsPerLevel >= hashBits) return { entries };
  const bySlot = Map.groupBy(entries, ({ key }) => slotOf(hashOf(key), level));
  const nodes = Array.from({ length: nodesPerLevel }, (_, slot) => grown(bySlot.get(slot) ?? [], level + 1));
  return { nodes };
}

function entryOf<Key extends string, Value>(map: PersistentMap<Key, Value>, key: Key): Entry<Key, Value> | undefined {
  const hash = hashOf(key);
  let node: Node<Key, Value> = map.root;
  for (let level = 0; 'nodes' in node; level++) node = node.nodes[slotOf(hash, level)] ?? nothing;
  return node.entries.find((entry) => entry.key === key);
}

function bucketsIn<Key extends string, Value>(node: Node<Key, Value>): Bucket<Key, Value>[] {
  return 'entries' in node ? [node] : node.nodes.flatMap(bucketsIn);
}

function slotOf(hash: number, level: number): number {
  return (hash >>> (level * bitsPerLevel)) & (nodesPerLevel - 1);
}

/** FNV-1a, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
