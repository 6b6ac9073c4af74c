/** What a run may show at most; anything above is a breach and exit code 1. */
export const thresholds = {
  /** Got a 200, and is not among the stored messages. */
  acked_lost: 0,
  /** Stored, and never on the screen of the one agent who watches the conversation. */
  not_shown: 0,
  dup_shown: 0,
  dup_rows: 0,
  dup_sent: 0,
  order_inv: 0,
  unanswered: 0,
  /** Frames that agents did not understand, and refusals. */
  complaints: 0,
  /** Rows that still wait when nothing moves any more. */
  left: 0,
  gave_up_percent: 5,
  /** One kill may catch one message between its sending and its answer, of those that one account sends. */
  unknown_beyond_kills: 0,
  restart_p95_ms: 3_000,
} as const

export type Threshold = keyof typeof thresholds
