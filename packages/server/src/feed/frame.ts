/**
 * One change as screens read it: `near` for its assignee and whoever opened the session, `far` for the others, `brief`
 * for those who may know that it happened, and no more.
 */
export interface Frame {
  readonly near: string
  readonly far?: string
  readonly brief?: string
}

/** `brief or open`: briefly, until they open the session. */
