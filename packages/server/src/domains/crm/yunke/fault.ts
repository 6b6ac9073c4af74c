import {
  YunkeApiError,
  YunkeBusyError,
  YunkeLoginRequiredError,
  YunkeNetworkError,
  YunkePasswordError,
} from '@yingda/yunke'

export type FaultKind = 'password_error' | 'login_expired' | 'refused' | 'unreachable'

/** What Yunke did instead of answering. Its text is Yunke's sentence, or ours; never a password, a cookie or an address. */
export class YunkeFault extends Error {
  readonly kind: FaultKind
  /** Yunke's own, where it gave one. */
  readonly code: string | undefined
  constructor(kind: FaultKind, message: string, options: ErrorOptions & { code?: string } = {}) {
    super(message, options)
    this.name = 'YunkeFault'
    this.kind = kind
    this.code = options.code
  }
}

/** Errors of the client by what they mean for an account; what is none of them stays what it is. */
export function toFault(error: unknown): unknown {
  if (!(error instanceof YunkeApiError)) return error
  // Passed through the client by the callback that signs in.
  if (error.cause instanceof YunkeFault) return error.cause
  return new YunkeFault(kindOf(error), error.message, { cause: error, code: error.code })
}

function kindOf(error: YunkeApiError): FaultKind {
  if (error instanceof YunkePasswordError) return 'password_error'
  if (error instanceof YunkeLoginRequiredError || /^(登录失效|自动登录)/.test(error.message)) return 'login_expired'
  if (error instanceof YunkeNetworkError || error instanceof YunkeBusyError) return 'unreachable'
  return 'refused'
}

/** The other way, for the client: a wrong password must not be tried again there either. */
export function fromFault(error: unknown): unknown {
  if (!(error instanceof YunkeFault)) return error
  const Kind = error.kind === 'password_error' ? YunkePasswordError : YunkeApiError
  return new Kind(error.message, error.code, { cause: error })
}

/** Undefined when it went well; what is no fault of Yunke is thrown on. */
export async function faultOf(work: () => Promise<void>): Promise<YunkeFault | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof YunkeFault) return error
    throw error
  }
}
