/** `undefined` for what is not JSON: the caller's guard refuses it like any other stranger. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // @NOTE a broken text is an answer here, see above
  }
}
