export interface WeComErrorOptions {
  readonly errcode?: number | undefined
  readonly cause?: unknown
}

/** Everything the client throws. Neither text nor `cause` holds a secret or an access token. */
export class WeComError extends Error {
  override readonly name: string = 'WeComError'
  /** WeCom's own number, if WeCom answered. */
  readonly errcode: number | undefined

  constructor(message: string, { errcode, cause }: WeComErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.errcode = errcode
  }

  override toString(): string {
    return this.errcode === undefined ? this.message : `[${this.errcode}] ${this.message}`
  }
}

/** A missing or impossible setting; nothing was sent. */
export class WeComConfigError extends WeComError {
  override readonly name: string = 'WeComConfigError'
}

/** gettoken was refused, or the token was refused again after one refresh; the call itself had no effect. */
export class WeComTokenError extends WeComError {
  override readonly name: string = 'WeComTokenError'
}

/** WeCom refused the call: errcode is not 0. `classifyErrcode` says what to do about it. */
export class WeComApiError extends WeComError {
  override readonly name: string = 'WeComApiError'
}

/** A file over the limit: of WeCom for its kind (nothing was sent), or of the caller (`maxBytes`). */
export class WeComTooLargeError extends WeComError {
  override readonly name: string = 'WeComTooLargeError'
  readonly maxBytes: number

  constructor(message: string, maxBytes: number) {
    super(message)
    this.maxBytes = maxBytes
  }
}

/** The directory could not be brought up to date. */
export class WeComSyncError extends WeComError {
  override readonly name: string = 'WeComSyncError'
}

export interface WeComTransportErrorOptions extends WeComErrorOptions {
  readonly requestSent: boolean
}

/** No usable answer. A call that writes may have taken effect if `requestSent`. */
export class WeComTransportError extends WeComError {
  override readonly name: string = 'WeComTransportError'
  /** false: the call surely never reached WeCom (also when only the token before it could not be fetched). */
  readonly requestSent: boolean

  constructor(message: string, { requestSent, ...options }: WeComTransportErrorOptions) {
    super(message, options)
    this.requestSent = requestSent
  }
}

/** DNS, connection, TLS, HTTP 5xx, or an answer that is not WeCom's JSON. */
export class WeComNetworkError extends WeComTransportError {
  override readonly name: string = 'WeComNetworkError'
}

/** The deadline passed. */
export class WeComTimeoutError extends WeComTransportError {
  override readonly name: string = 'WeComTimeoutError'
}

/** Did the failed call surely have no effect, so that repeating it cannot do it twice? */
export function surelyNotDone(error: unknown): boolean {
  if (error instanceof WeComTransportError) return !error.requestSent
  return withoutEffect.some((one) => error instanceof one)
}

const withoutEffect = [WeComConfigError, WeComTokenError, WeComApiError, WeComTooLargeError]
