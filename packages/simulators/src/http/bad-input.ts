/** What the caller sent is wrong; the message is one sentence that says how to put it right. */
export class BadInput extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.name = 'BadInput'
    this.status = status
  }
}
