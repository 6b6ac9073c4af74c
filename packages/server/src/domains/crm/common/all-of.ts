import { type Sql, sql } from '../../../platform/db.ts'

/** Conditions, all of which hold. Each set of them is a statement of its own, so that each finds its index. */
export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.reduce((all, condition) => sql`${all} and ${condition}`, sql`true`)
