export interface Member {
  userid: string
  name: string
  /** Department ids; 1 is the root, 2 the service desk. */
  department: readonly number[]
  position: string
  /** Shown to apps made before 2022-06-20 and after the member's consent only. */
  mobile?: string
  /** 1 active (unless given), 2 disabled, 4 not activated, 5 left. */
  status?: 1 | 2 | 4 | 5
}

export interface Department {
  readonly id: number
  readonly name: string
  readonly parentid: number
  /** The larger one comes first. */
  readonly order: number
}
