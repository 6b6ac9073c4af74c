import { messageOf } from '../../../platform/errors.ts'

/** Classes of SQLSTATE that blame the data: 22 bad value, 23 constraint. Anything else would befall every row. */
const dataFault = /^2[23]/

export const isDataFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && dataFault.test(error.code)

export interface Refused<Row> {
  readonly row: Row
  readonly reason: string
}

export interface Halved<Row, Result> {
  readonly results: readonly Result[]
  readonly refused: readonly Refused<Row>[]
}

/** Saves rows of which the database refuses some: those are found by halving, and the others are saved. */
export async function saveByHalves<Row, Result>(
  rows: readonly Row[],
  save: (rows: readonly Row[]) => Promise<Result>,
): Promise<Halved<Row, Result>> {
  try {
    return { results: [await save(rows)], refused: [] }
  } catch (error) {
    if (!isDataFault(error)) throw error
    const [row] = rows
    if (rows.length === 1 && row !== undefined) return { results: [], refused: [{ row, reason: messageOf(error) }] }
  }
  const middle = Math.ceil(rows.length / 2)
  const first = await saveByHalves(rows.slice(0, middle), save)
  const second = await saveByHalves(rows.slice(middle), save)
  return { results: [...first.results, ...second.results], refused: [...first.refused, ...second.refused] }
}
