/** Why the desk cannot start: one sentence for the person at the terminal and a stable code for programs. */
export class StartError extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
    this.code = code
  }
}
