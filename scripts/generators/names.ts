/** One name in the spellings that code, SQL and wire want. */
export type Names = {
  /** `cohort-list`: folders and files. */
  readonly kebab: string;
  /** `cohortList`: values. */
  readonly camel: string;
  /** `CohortList`: types. */
  readonly pascal: string;
  /** `cohort_list`: tables, event types, refusal codes. */
  readonly snake: string;
  /** `cohort list`: sentences. */
  readonly words: string;
};

/** @returns nothing when `name` is not kebab-case of plain words. */
export function namesOf(name: string): Names | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) return undefined;
  const words = name.split('-');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    kebab: name,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    snake: words.join('_'),
    words: words.join(' '),
  };
}
