/** A refusal that a caller may read: a stable code, the HTTP status it answers with, a sentence that is safe to show. */
export class AppError extends Error {
  readonly code: number
  readonly status: number
  readonly data: unknown
  /** The sentence is for callers even when the fault is ours. */
  readonly exposed: boolean
  constructor(
    code: number,
    status: number,
    message: string,
    options: ErrorOptions & { data?: unknown; exposed?: boolean } = {},
  ) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.data = options.data
    this.exposed = options.exposed ?? status < 500
  }
}

export const channelErrorKinds = [
  'auth',
  'rate',
  'down',
  'timeout',
  'rejected',
  'gone',
  'window_closed',
  'unsupported',
] as const
export type ChannelErrorKind = (typeof channelErrorKinds)[number]

/**
 * What a remote did to a message of ours. `certain`: it surely did not arrive, so sending again cannot double it.
 * `reason`: a word for the agent that says more than the kind.
 */
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind
  readonly certain: boolean
  readonly reason: string
  constructor(
    kind: ChannelErrorKind,
    certain: boolean,
    message: string,
    options: ErrorOptions & { reason?: string } = {},
  ) {
    super(message, options)
    this.name = 'ChannelError'
    this.kind = kind
    this.certain = certain
    this.reason = options.reason ?? kind
  }
}

/** The text of whatever was thrown, for a log line. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
