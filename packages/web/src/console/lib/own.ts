/** Looks up a key that came from outside: `constructor` and its like are no entries of a table. */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined
