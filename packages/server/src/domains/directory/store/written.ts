/** What one statement did. */
export interface Written {
  readonly created: number
  readonly updated: number
  /** Rows of the report. */
  readonly noted: number
  /** Userids of members who are out of use from now on: disabled, or gone. */
  readonly left: readonly string[]
  /** Userids of members who are back. */
  readonly returned: readonly string[]
}

/** What a batch writes for; `room` is left in the report. */
export interface WriteFor {
  readonly runId: string
  readonly room: number
  /** `first`: nobody was stored when the run began. `careful`: the fast way failed, or the rows are few. */
  readonly way: 'first' | 'usual' | 'careful'
}

export const nothingWritten: Written = { created: 0, updated: 0, noted: 0, left: [], returned: [] }

export const sumOf = (all: readonly Written[]): Written =>
  all.reduce(
    (sum, one) => ({
      created: sum.created + one.created,
      updated: sum.updated + one.updated,
      noted: sum.noted + one.noted,
      left: [...sum.left, ...one.left],
      returned: [...sum.returned, ...one.returned],
    }),
    nothingWritten,
  )
