const halfPair = /\p{Surrogate}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/
const everyIllegal = new RegExp(illegal, 'g')

/** Is every character allowed in an XML 1.0 document? https://www.w3.org/TR/xml/#charsets */
export function isLegalText(text: string): boolean {
  return !illegal.test(text) && text.isWellFormed()
}

/** Half of a surrogate pair becomes U+FFFD, so that the loss is seen; control characters are dropped. */
export function toLegalText(text: string): string {
  return text.replace(halfPair, '\u{FFFD}').replace(everyIllegal, '')
}
