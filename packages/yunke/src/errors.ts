/** Everything the clients throw once a call was asked for. Neither text nor `cause` holds a password, a cookie or a whole phone number. */
export class YunkeApiError extends Error {
  override readonly name: string = 'YunkeApiError'
  /** Yunke's own code as text; empty when Yunke gave none. */
  readonly code: string

  constructor(message: string, code = '', options: { readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
  }

  override toString(): string {
    return this.code === '' ? this.message : `[${this.code}] ${this.message}`
  }
}

/** The login has ended and nobody was there to renew it. */
export class YunkeLoginRequiredError extends YunkeApiError {
  override readonly name: string = 'YunkeLoginRequiredError'
}

/** Wrong password, or an account that is locked or disabled. Trying again would lock it: a person must act first. */
export class YunkePasswordError extends YunkeApiError {
  override readonly name: string = 'YunkePasswordError'
}

/** Yunke counts too many calls (频繁); nothing was done. */
export class YunkeBusyError extends YunkeApiError {
  override readonly name: string = 'YunkeBusyError'
}

/** The address is not on the list of hosts that may be called; nothing was sent. */
export class YunkeHostError extends YunkeApiError {
  override readonly name: string = 'YunkeHostError'
}

/** No usable answer: DNS, connection, TLS, HTTP 5xx, or something that is not Yunke's JSON. */
export class YunkeNetworkError extends YunkeApiError {
  override readonly name: string = 'YunkeNetworkError'
}

/** The deadline passed. */
export class YunkeTimeoutError extends YunkeNetworkError {
  override readonly name: string = 'YunkeTimeoutError'
}
