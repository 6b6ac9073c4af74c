export const unreadableReasons = [
  'unreadable',
  'too_long',
  'too_many_pages',
  'too_slow',
  'too_much_memory',
  'expands_too_far',
  'no_text',
  'bad_csv',
  'set_full',
] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

/** A document that nothing, or nothing more, can be taken from, and that is no better when tried again. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, options?: ErrorOptions) {
    super(`The document was not read: ${reason}.`, options)
    this.name = 'Unreadable'
    this.reason = reason
  }
}
