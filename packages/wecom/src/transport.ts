export type WeComMethod = 'GET' | 'POST'
export type WeComQuery = Readonly<Record<string, string | number | boolean | undefined>>

/** What WeCom answered; a missing errcode counts as 0. */
export interface WeComReply {
  readonly errcode: number
  /** For people, and without secrets; the text changes, so never decide by it. */
  readonly errmsg: string
  readonly [field: string]: unknown
}

/** A file on its way; whoever gets it reads `body` to its end or cancels it. */
export interface WeComFile {
  readonly contentType: string
  readonly filename?: string
  /** Bytes in `body`, if the answer says so. */
  readonly length?: number
  /** Which part of the file this is: both ends included, and the size of the whole. */
  readonly range?: { readonly start: number; readonly end: number; readonly total: number }
  /** Fails with WeComTimeoutError or WeComNetworkError. */
  readonly body: ReadableStream<Uint8Array>
}

export interface WeComExchange {
  readonly reply: WeComReply
  readonly file?: WeComFile
}

export interface WeComRequest {
  readonly method: WeComMethod
  /** Begins with `/cgi-bin/`. */
  readonly path: string
  readonly query?: WeComQuery | undefined
  /** Part of the query as well, and hidden in every error. */
  readonly secretQuery: Readonly<Record<string, string>>
  /** FormData goes out as multipart, everything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** `file`: an answer that is no error is a file, and is handed over before it has arrived. */
  readonly expect?: 'reply' | 'file' | undefined
  readonly timeoutMs?: number
  /** Only prepares a call (fetches its token): a failure leaves the call surely unsent. */
  readonly preparatory?: boolean
}

export type WeComTransport = (request: WeComRequest) => Promise<WeComExchange>

export interface WeComCallOptions {
  readonly query?: WeComQuery
  readonly body?: unknown
  /** Doing it twice does no harm, so that it may be made again when WeCom is busy. A GET is repeatable anyway. */
  readonly repeatable?: boolean
}

export type WeComCall = (method: WeComMethod, path: string, options?: WeComCallOptions) => Promise<WeComReply>
