const isEdit: unique symbol = Symbol('list edit');

/** A change of a list of texts that nobody has looked at: `removed` leave it, then `appended` come to its end. */
export type ListEdit = {
  readonly [isEdit]: true;
  readonly removed: readonly string[];
  readonly appended: readonly string[];
};

export const appending = (item: string): ListEdit => ({ [isEdit]: true, removed: [], appended: [item] });
export const removing = (item: string): ListEdit => ({ [isEdit]: true, removed: [item], appended: [] });

export function isListEdit(value: unknown): value is ListEdit {
  return typeof value === 'object' && value !== null && isEdit in value;
}

/** What a list becomes, or, where it is an edit itself, the one edit that does both. */
export function edited(list: readonly string[] | ListEdit, { removed, appended }: ListEdit): string[] | ListEdit {
  const without = (items: readonly string[]) => items.filter((item) => !removed.includes(item));
  if (!isListEdit(list)) return [...without(list), ...appended];
  return {
    [isEdit]: true,
    removed: [...new Set([...list.removed, ...removed])],
    appended: [...without(list.appended), ...appended],
  };
}
